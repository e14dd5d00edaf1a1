package org.runstate.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.runstate.database.Worker;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Digests that were made and have not left, because the mail server or this one was down.
 * The next digest says what they say, and takes their place: nobody is told a thing
 * twice, and nothing is left out. A catch-up says what no later digest says, so it stays.
 */
@Component
class Unsent {

	private final JdbcClient jdbc;

	Unsent(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What of these people's digests has not left and is not just being sent, locked
	 * until the transaction ends.
	 * @return by person, the position after which their unsent digests begin
	 */
	Map<Long, Long> lock(Collection<Long> people) {
		Map<Long, Long> from = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					select m.person_id, d.from_position from message m straight_join digest d on d.message_id = m.id
					where m.person_id in (:people) and m.ended_at is null and m.kind = 'digest'
						and m.cause not like 'catch-up %'
						and m.state in ('queued', 'retry', 'held') and
					""" + Worker.UNCLAIMED + " for update skip locked").param("people", people).query((row) -> {
				from.merge(row.getLong(1), row.getLong(2), Math::min);
			});
		}
		return from;
	}

	/** Ends the unsent digests of people for whom a new one says it all. */
	void replace(List<Long> people, Instant now) {
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					update message set state = 'expired', ended_at = :now, reply = 'a later digest says the same'
					where person_id in (:people) and ended_at is null and kind = 'digest' and planned_at < :now
						and cause not like 'catch-up %'
						and state in ('queued', 'retry', 'held') and
					""" + Worker.UNCLAIMED).param("people", people).param("now", now).update();
		}
	}

}
