package org.runstate.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * One import of people under way: collects rows, and keeps them in blocks of one
 * transaction each.
 */
final class PeopleImport {

	private static final int BLOCK = 500;

	private static final int PROBLEMS_TOLD = 1000;

	private final People people;

	private final TransactionTemplate transaction;

	private final Map<String, Long> lineOf = new HashMap<>();

	private final Map<String, PersonRow> block = new LinkedHashMap<>();

	private final List<String> problems = new ArrayList<>();

	private int problemsInAll;

	private int added;

	private int changed;

	private int unchanged;

	private int deactivated;

	PeopleImport(People people, TransactionTemplate transaction) {
		this.people = people;
		this.transaction = transaction;
	}

	void problem(long line, @Nullable String reason) {
		this.problemsInAll++;
		if (this.problems.size() < PROBLEMS_TOLD) {
			this.problems.add("line " + line + ": " + reason);
		}
	}

	void take(PeopleLines lines, String line) {
		try {
			Map<String, String> cells = lines.row(line);
			if (cells.isEmpty()) {
				return;
			}
			PersonRow row = new PersonRow(lines.columns(), cells);
			Long before = this.lineOf.putIfAbsent(row.email(), lines.line());
			if (before != null) {
				throw new WrongRow("the email of line " + before + " again");
			}
			row.onto(null);
			this.block.put(row.email(), row);
		}
		catch (WrongRow ex) {
			problem(lines.line(), ex.getMessage());
		}
		if (this.block.size() == BLOCK) {
			keepBlock();
		}
	}

	void finish(boolean replace) {
		keepBlock();
		if (replace && this.added + this.changed + this.unchanged > 0) {
			this.transaction.executeWithoutResult((status) -> deactivateUnlisted());
		}
	}

	private void keepBlock() {
		this.transaction.executeWithoutResult((status) -> {
			Map<String, Person> known = this.people.byEmail(this.block.keySet());
			List<Person> said = new ArrayList<>();
			this.block.forEach((email, row) -> {
				Person old = known.get(email);
				Person now = row.onto(old);
				if (!now.equals(old)) {
					said.add(now);
				}
			});
			refuseToLoseTheLastAdministrator(known, said);
			this.people.keep(said, known);
			this.people.cameBack(said.stream()
				.filter((person) -> isGone(known.get(person.email())) && person.active())
				.map(Person::id)
				.toList());
			int fresh = (int) said.stream().filter((person) -> person.id() == 0).count();
			this.added += fresh;
			this.changed += said.size() - fresh;
			this.unchanged += this.block.size() - said.size();
		});
		this.block.clear();
	}

	private void refuseToLoseTheLastAdministrator(Map<String, Person> known, List<Person> said) {
		List<Person> demoted = said.stream()
			.filter((person) -> isAdministrator(known.get(person.email())) && !isAdministrator(person))
			.toList();
		if (demoted.isEmpty() || said.stream().anyMatch(PeopleImport::isAdministrator)) {
			return;
		}
		Set<Long> ids = new HashSet<>(demoted.stream().map(Person::id).toList());
		if (!this.people.hasAdministratorBeside(ids)) {
			Person last = demoted.get(0);
			said.remove(last);
			problem(this.lineOf.getOrDefault(last.email(), 0L),
					"takes the role administrator from the last who has it");
		}
	}

	private static boolean isGone(@Nullable Person person) {
		return person != null && !person.active();
	}

	private static boolean isAdministrator(@Nullable Person person) {
		return person != null && person.active() && person.roles().contains(Role.ADMINISTRATOR);
	}

	private void deactivateUnlisted() {
		List<Person> unlisted = new ArrayList<>();
		long after = 0;
		List<Person> some = this.people.active(after, BLOCK);
		while (!some.isEmpty()) {
			some.stream().filter((person) -> !this.lineOf.containsKey(person.email())).forEach(unlisted::add);
			after = some.get(some.size() - 1).id();
			some = this.people.active(after, BLOCK);
		}
		Set<Long> ids = new HashSet<>(unlisted.stream().map(Person::id).toList());
		if (!this.people.hasAdministratorBeside(ids)) {
			unlisted.stream().filter(PeopleImport::isAdministrator).findFirst().ifPresent((last) -> {
				ids.remove(last.id());
				problem(1, "the last administrator is not listed and stayed active");
			});
		}
		this.people.deactivate(ids);
		this.deactivated = ids.size();
	}

	Imported result() {
		List<String> told = new ArrayList<>(this.problems);
		if (this.problemsInAll > told.size()) {
			told.add("and %d more".formatted(this.problemsInAll - told.size()));
		}
		return new Imported(this.added, this.changed, this.unchanged, this.deactivated, told);
	}

}
