package org.runstate.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.database.Worker;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where messages are put that are to be sent. Call it in the transaction that made them
 * necessary.
 */
@Component
public class Outbox {

	private static final int LONGEST_NAME = 200;

	private static final Duration AHEAD_AT_MOST = Duration.ofHours(12);

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final Stencils stencils;

	Outbox(JdbcTemplate jdbc, JdbcClient client, Stencils stencils) {
		this.jdbc = jdbc;
		this.client = client;
		this.stencils = stencils;
	}

	/**
	 * Queues messages, fixed as they are. A message whose cause already has one is left
	 * out.
	 * @param messages each with a cause of its own
	 */
	public void add(List<NewMessage> messages) {
		this.stencils.keep(messages.stream()
			.flatMap((message) -> message.body().pieces().stream())
			.map(Body.Piece::stencil)
			.collect(Collectors.toSet()));
		// "insert ignore" would also cut what is too long, so only a duplicate is
		// ignored.
		this.jdbc.batchUpdate("""
				insert into message (id, cause, kind, person_id, recipient, recipient_name, subject, body,
					unsubscribe, planned_at, due_at, state)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued') on duplicate key update id = id
				""", messages.stream().map(Outbox::row).toList());
	}

	private static Object[] row(NewMessage message) {
		return new Object[] { message.id().toString(), message.cause(), message.kind(), message.personId(),
				message.recipient(), OneLine.of(message.recipientName(), LONGEST_NAME),
				OneLine.of(message.subject(), MailTemplates.LONGEST_SUBJECT), message.body().toColumn(),
				message.unsubscribe(), message.plannedAt(), message.dueAt() };
	}

	/**
	 * Tells which causes have a message already, whatever became of it.
	 * @param causes as in {@link NewMessage#cause()}
	 */
	public Set<String> known(Collection<String> causes) {
		if (causes.isEmpty()) {
			return Set.of();
		}
		return this.client.sql("select cause from message where cause in (:causes)")
			.param("causes", causes)
			.query(String.class)
			.set();
	}

	/**
	 * Whether a message waits to be sent, or to be ended, that nobody alive is sending.
	 */
	public boolean isAnyDue(Instant now) {
		return this.client.sql("""
				select exists (select 1 from message where state in ('queued', 'retry', 'unknown') and due_at <= ?
					and ended_at is null and %s) or exists (select 1 from message where withdrawn is not null and %s)
				""".formatted(Worker.UNCLAIMED, Worker.UNCLAIMED)).param(now).query(Boolean.class).single();
	}

	/**
	 * When a message has to be due to leave before everything that waits now; not so long
	 * ago that it would be held as stale.
	 */
	public Instant ahead(Instant now) {
		Instant first = oldestDue(now).filter((due) -> due.isBefore(now)).orElse(now).minusSeconds(1);
		Instant earliest = now.minus(AHEAD_AT_MOST);
		return first.isBefore(earliest) ? earliest : first;
	}

	/** Since when the message that has waited longest is due; empty when none is. */
	public Optional<Instant> oldestDue(Instant now) {
		return this.client.sql("""
				select min(due_at) from message
				where state in ('queued', 'retry', 'unknown') and due_at <= ? and ended_at is null
				""").param(now).query((row, number) -> Optional.ofNullable(row.getObject(1, Instant.class))).single();
	}

}
