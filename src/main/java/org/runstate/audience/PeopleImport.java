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
 * transaction each. One that only looks keeps nothing.
 */
final class PeopleImport {

	private static final int BLOCK = 500;

	private static final int PROBLEMS_TOLD = 1000;

	private final People people;

	private final TransactionTemplate transaction;

	/** Null when it only looks. */
	private final @Nullable PeopleNotes notes;

	private final Map<String, Long> lineOf = new HashMap<>();

	private final Map<String, PersonRow> block = new LinkedHashMap<>();

	private final List<String> problems = new ArrayList<>();

	private final PeoplePlan.Examples examples = new PeoplePlan.Examples();

	private int problemsInAll;

	private int added;

	private int changed;

	private int unchanged;

	private int deactivated;

	/**
	 * @param notes where it is noted what was kept, or null to look only
	 */
	PeopleImport(People people, TransactionTemplate transaction, @Nullable PeopleNotes notes) {
		this.people = people;
		this.transaction = transaction;
		this.notes = notes;
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

	/**
	 * Keeps the rest.
	 * @param replace whether people who are not listed leave
	 * @param meant how many may leave; where it is more than usual, exactly so many
	 */
	void finish(boolean replace, long meant) {
		keepBlock();
		this.transaction.executeWithoutResult((status) -> {
			if (replace && this.added + this.changed + this.unchanged > 0) {
				deactivateUnlisted(meant);
			}
			if (this.notes != null) {
				this.notes.imported(result());
			}
		});
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
			if (this.notes != null) {
				keep(known, said, this.notes);
			}
			said.forEach((person) -> this.examples.add(known.get(person.email()), person));
			int fresh = (int) said.stream().filter((person) -> person.id() == 0).count();
			this.added += fresh;
			this.changed += said.size() - fresh;
			this.unchanged += this.block.size() - said.size();
		});
		this.block.clear();
	}

	private void keep(Map<String, Person> known, List<Person> said, PeopleNotes notes) {
		this.people.keep(said, known);
		this.people.cameBack(said.stream()
			.filter((person) -> isGone(known.get(person.email())) && person.active())
			.map(Person::id)
			.toList());
		notes.kept(known, said);
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

	private void deactivateUnlisted(long meant) {
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
		unlisted.stream().filter((person) -> ids.contains(person.id())).forEach(this.examples::leaves);
		this.deactivated = ids.size();
		if (this.notes != null) {
			if (PeoplePlan.isMany(ids.size(), this.people.activeCount()) && meant != ids.size()) {
				this.deactivated = 0;
				problem(1, ids.size() + " people would leave, which is many: nobody was deactivated");
				return;
			}
			this.people.deactivate(ids);
			this.notes.left(ids);
		}
	}

	Imported result() {
		List<String> told = new ArrayList<>(this.problems);
		if (this.problemsInAll > told.size()) {
			told.add("and %d more".formatted(this.problemsInAll - told.size()));
		}
		return new Imported(this.added, this.changed, this.unchanged, this.deactivated, told);
	}

	PeoplePlan plan() {
		return new PeoplePlan(result(), this.problemsInAll, this.examples,
				PeoplePlan.isMany(this.deactivated, this.people.activeCount()));
	}

}
