package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.runstate.acknowledgement.Settled.Debt;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts off the reminders of one notice: until its day at the latest, and not often.
 */
@Repository
class Snoozes {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final OwingSettings policy;

	Snoozes(JdbcClient jdbc, ApplicationEventPublisher events, OwingSettings policy) {
		this.jdbc = jdbc;
		this.events = events;
		this.policy = policy;
	}

	/**
	 * Sends no reminder before a day, also none that has not left yet.
	 * @return false if that is not allowed
	 */
	@Transactional
	boolean until(LocalDate day, long noticeId, long personId, LocalDate today) {
		boolean done = day.isAfter(today) && this.jdbc.sql("""
				update obligation set snoozed_until = ?, snoozes = snoozes + 1
				where person_id = ? and notice_id = ? and closed_at is null and due_on >= ? and snoozes < ?
				""").params(day, personId, noticeId, day, this.policy.snoozes()).update() == 1;
		if (done) {
			this.events.publishEvent(new Settled(List.of(new Debt(personId, noticeId))));
		}
		return done;
	}

	/**
	 * How somebody may put off what they owe, by notice; nothing for what they do not
	 * owe.
	 */
	Map<Long, Snooze> of(Collection<Long> noticeIds, long personId, LocalDate today) {
		if (noticeIds.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql("""
				select o.notice_id, o.due_on, o.snoozes, o.snoozed_until, p.name given_by
				from obligation o left join person p on p.id = o.given_by
				where o.notice_id in (:notices) and o.person_id = :person and o.closed_at is null
				""")
			.param("notices", noticeIds)
			.param("person", personId)
			.query(Row.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Row::noticeId, (row) -> snooze(row, today)));
	}

	private Snooze snooze(Row row, LocalDate today) {
		int left = row.dueOn().isAfter(today) ? Math.max(0, this.policy.snoozes() - row.snoozes()) : 0;
		LocalDate until = row.snoozedUntil();
		return new Snooze(today.plusDays(1).toString(), row.dueOn().toString(), left,
				(until != null && until.isAfter(today)) ? Days.day(until) : "",
				(row.givenBy() != null) ? row.givenBy() : "");
	}

	/** As in the database. */
	record Row(long noticeId, LocalDate dueOn, int snoozes, @Nullable LocalDate snoozedUntil,
			@Nullable String givenBy) {
	}

	/**
	 * How reminders may be put off.
	 *
	 * @param from the first day that may be chosen
	 * @param to the last
	 * @param left how often it may still be done
	 * @param until the day until which they are put off, or empty
	 * @param givenBy who handed the obligation over, or empty
	 */
	public record Snooze(String from, String to, int left, String until, String givenBy) {
	}

}
