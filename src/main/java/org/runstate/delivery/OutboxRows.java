package org.runstate.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox as those see it who look into it.
 */
@Component
class OutboxRows {

	static final int ON_A_PAGE = 100;

	private final JdbcClient jdbc;

	private final MessageRows contents;

	private final Audit audit;

	private final Clock clock;

	OutboxRows(JdbcClient jdbc, MessageRows contents, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.contents = contents;
		this.clock = clock;
	}

	/**
	 * Messages, the newest first.
	 * @param recipient whose, or null for everyone's
	 * @param state in which state, or blank for any
	 * @param skip how many of the newest are left out
	 */
	List<OutboxRow> list(@Nullable String recipient, String state, int skip) {
		return this.jdbc
			.sql("""
					select id, kind, recipient, recipient_name, subject, state, planned_at, due_at, attempts, ended_at, reply
					from message where (:recipient is null or recipient = :recipient) and (:state = '' or state = :state)
					order by planned_at desc, id desc limit :most offset :skip
					""")
			.param("recipient", recipient)
			.param("state", state)
			.param("most", ON_A_PAGE)
			.param("skip", skip)
			.query(OutboxRows::row)
			.list();
	}

	Optional<OutboxRow> find(String id) {
		return this.jdbc
			.sql("""
					select id, kind, recipient, recipient_name, subject, state, planned_at, due_at, attempts, ended_at, reply
					from message where id = ?
					""")
			.param(id)
			.query(OutboxRows::row)
			.optional();
	}

	private static OutboxRow row(ResultSet row, int number) throws SQLException {
		return new OutboxRow(row.getString("id"), row.getString("kind"), row.getString("recipient"),
				row.getString("recipient_name"), row.getString("subject"), row.getString("state"),
				row.getObject("planned_at", Instant.class), row.getObject("due_at", Instant.class),
				row.getInt("attempts"), row.getObject("ended_at", Instant.class), row.getString("reply"));
	}

	/** The message as it would be sent now. */
	Claimed content(String id) {
		return this.contents.read("where id = :id", Map.of("id", id)).get(0);
	}

	/**
	 * Queues a message again that came to an end without being sent.
	 * @return false if it was sent, or is on its way
	 */
	@Transactional
	boolean again(String id) {
		boolean queued = this.jdbc
			.sql("""
					update message set state = 'queued', due_at = ?, ended_at = null
					where id = ? and (ended_at is not null and state not in ('sent', 'cancelled') or state = 'retry' and claimed_by is null)
					""")
			.params(this.clock.instant(), id)
			.update() == 1;
		if (queued) {
			this.audit.note(Did.MAIL_QUEUED_AGAIN, About.message(id));
		}
		return queued;
	}

}
