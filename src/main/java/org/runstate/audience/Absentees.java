package org.runstate.audience;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away, and who stands in for them.
 */
@Repository
public class Absentees {

	private static final String SELECT = """
			select id, person_id, from_on as `from`, to_on as `to`, delegate_id from absence
			""";

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Absentees(JdbcClient jdbc, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Those of these people who are away now, where they are. */
	public Map<Long, Absence> away(Collection<Person> people, Instant now) {
		Map<Long, Absence> away = new HashMap<>();
		if (!people.isEmpty()) {
			Map<Long, LocalDate> today = new HashMap<>();
			people.forEach((person) -> today.put(person.id(), now.atZone(person.zone()).toLocalDate()));
			LocalDate first = today.values().stream().min(LocalDate::compareTo).orElseThrow();
			this.jdbc.sql(SELECT + "where person_id in (:people) and to_on >= :first")
				.param("people", today.keySet())
				.param("first", first)
				.query(Absence.class)
				.list()
				.stream()
				.filter((one) -> one.covers(today.getOrDefault(one.personId(), LocalDate.MIN)))
				.forEach((one) -> away.put(one.personId(), one));
		}
		return away;
	}

	/**
	 * Absences that name these people as delegates and are not over everywhere.
	 */
	public List<Absence> standIns(Collection<Long> delegates, Instant now) {
		return delegates.isEmpty() ? List.of()
				: this.jdbc.sql(SELECT + "where delegate_id in (:delegates) and to_on >= :first order by id")
					.param("delegates", delegates)
					// it is never a day earlier than this anywhere
					.param("first", LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).minusDays(1))
					.query(Absence.class)
					.list();
	}

	/** Absences of a person that are not over, the next first. */
	public List<Absence> coming(long personId, LocalDate today) {
		return this.jdbc.sql(SELECT + "where person_id = ? and to_on >= ? order by from_on, id")
			.params(personId, today)
			.query(Absence.class)
			.list();
	}

	/**
	 * Keeps an absence unless it meets another of the same person.
	 * @param by who set it
	 * @return false when the days meet another absence
	 */
	@Transactional
	public boolean add(long personId, LocalDate from, LocalDate to, @Nullable Long delegateId, long by) {
		// the person's row makes two who add at once come one after the other
		this.jdbc.sql("select id from person where id = ? for update").param(personId).query(Long.class).single();
		boolean meets = this.jdbc.sql("""
				select exists (select 1 from absence where person_id = ? and from_on <= ? and to_on >= ?)
				""").params(personId, to, from).query(Boolean.class).single();
		if (!meets) {
			this.jdbc.sql("""
					insert into absence (person_id, from_on, to_on, delegate_id, set_by, set_at)
					values (:person, :from, :to, :delegate, :by, :now)
					""")
				.param("person", personId)
				.param("from", from)
				.param("to", to)
				.param("delegate", delegateId)
				.param("by", by)
				.param("now", this.clock.instant())
				.update();
			this.audit.note(Actor.person(by), Did.ABSENCE_SET, About.person(personId),
					Map.of("from", from.toString(), "to", to.toString()));
		}
		return !meets;
	}

	/** Takes an absence of a person back, if it is theirs. */
	@Transactional
	public boolean remove(long id, long personId) {
		boolean removed = this.jdbc.sql("delete from absence where id = ? and person_id = ?")
			.params(id, personId)
			.update() == 1;
		if (removed) {
			this.audit.note(Did.ABSENCE_REMOVED, About.person(personId));
		}
		return removed;
	}

}
