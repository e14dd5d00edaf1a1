package org.runstate.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

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

}
