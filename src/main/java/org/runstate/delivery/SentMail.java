package org.runstate.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the mail server has taken over.
 */
@Repository
public class SentMail {

	/** After this long a message that is not sent is given up. */
	private static final Duration LONGEST_ON_ITS_WAY = Duration.ofDays(5);

	private final JdbcClient jdbc;

	SentMail(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What these messages were and what became of them, oldest first. */
	public List<Sent> of(Collection<String> ids) {
		return ids.isEmpty() ? List.of() : this.jdbc.sql("""
				select id, kind, recipient, subject, planned_at, state, ended_at, attempts, coalesce(reply, '') reply
				from message where id in (:ids) order by planned_at, id
				""").param("ids", ids).query(Sent.class).list();
	}

	/** To whom of these people, by number, a message was handed over since a time. */
	public Set<Long> to(Collection<Long> people, Instant since) {
		return people.isEmpty() ? Set.of() : this.jdbc.sql("""
				select distinct person_id from message
				where person_id in (:people) and planned_at >= :planned and ended_at >= :since and state = 'sent'
				""")
			.param("people", people)
			.param("planned", since.minus(LONGEST_ON_ITS_WAY))
			.param("since", since)
			.query(Long.class)
			.set();
	}

	/**
	 * A message and what became of it.
	 *
	 * @param reply what the mail server said last, or empty
	 */
	public record Sent(String id, String kind, String recipient, String subject, Instant plannedAt, String state,
			@Nullable Instant endedAt, int attempts, String reply) {
	}

}
