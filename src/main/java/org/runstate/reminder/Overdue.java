package org.runstate.reminder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Obligations that have come to the end of the ladder, and who was told of each.
 */
@Repository
class Overdue {

	private static final int AT_ONCE = 2000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Overdue(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	boolean isAnyDue(Instant now) {
		return this.jdbc.sql("""
				select exists (select 1 from obligation o join person p on p.id = o.person_id and p.active
					where o.escalate_at <= ? and o.closed_at is null)
				""").param(now).query(Boolean.class).single();
	}

	/** What is to be escalated now, by person, locked until the transaction ends. */
	List<Owed> lock(Instant now) {
		List<Long> ids = this.jdbc.sql("""
				select id from obligation where escalate_at <= ? and closed_at is null
				order by escalate_at limit %d for update
				""".formatted(AT_ONCE)).param(now).query(Long.class).list();
		return ids.isEmpty() ? List.of() : this.jdbc.sql("""
				select o.id, o.person_id, o.notice_id, o.from_revision, o.due_on, o.rung, o.urgent, o.untold,
					false fresh, o.snoozed_until, n.latest revision, r.title, null again, o.given_by, false pressed
				from obligation o
				join person p on p.id = o.person_id and p.active
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where o.id in (:ids) order by o.person_id, o.due_on, o.id
				""").param("ids", ids).query(Owed.class).list();
	}

	/** Addresses that were told, by obligation. */
	Map<Long, Set<String>> told(List<Owed> owed) {
		Map<Long, Set<String>> told = new HashMap<>();
		this.jdbc.sql("""
				select o.id, e.recipient from obligation o
				join escalation e on e.obligation_id = o.id and e.from_revision = o.from_revision
				where o.id in (:ids)
				""").param("ids", owed.stream().map(Owed::id).toList()).query((row) -> {
			told.computeIfAbsent(row.getLong(1), (id) -> new HashSet<>()).add(row.getString(2));
		});
		return told;
	}

	/** Keeps who was told: obligation, revision, address, why, message and time each. */
	void add(List<Object[]> rows) {
		this.batches.batchUpdate("""
				insert into escalation (obligation_id, from_revision, recipient, because, message_id, told_at)
				values (?, ?, ?, left(?, 300), ?, ?)
				on duplicate key update message_id = value(message_id), told_at = value(told_at)
				""", rows);
	}

	void keep(List<Pending> pending) {
		this.batches.batchUpdate("update obligation set escalate_at = ?, unreachable = left(?, 500) where id = ?",
				pending.stream()
					.map((one) -> new @Nullable Object[] { one.again(), one.problem(), one.id() })
					.toList());
	}

	/** A short name for a cause. */
	static String nameOf(Recipient to) {
		return (to.personId() != 0) ? Long.toString(to.personId())
				: UUID.nameUUIDFromBytes(to.email().getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * What remains to be done about an obligation.
	 *
	 * @param again when it is to be looked at again, or null when everybody was told
	 * @param problem why nobody can be told, or null
	 */
	record Pending(long id, @Nullable Instant again, @Nullable String problem) {
	}

}
