package org.runstate.demo;

import java.util.Optional;

import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.How;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invented people who read what they were told. They leave something to be done, and the
 * personas are left to the visitor.
 */
@Component
@Profile("demo")
class Colleagues {

	private final Acknowledgements acknowledgements;

	private final JdbcClient jdbc;

	Colleagues(Acknowledgements acknowledgements, JdbcClient jdbc) {
		this.acknowledgements = acknowledgements;
		this.jdbc = jdbc;
	}

	/** One of them acknowledges one notice, if not enough have done so yet. */
	void acknowledge() {
		next().ifPresent((owed) -> this.acknowledgements.record(owed.personId(), owed.noticeId(), owed.revision(),
				How.SIGNED_IN));
	}

	private Optional<Owed> next() {
		return this.jdbc.sql("""
				-- Who acknowledges what next, as long as less than three in five is acknowledged?
				select o.person_id, o.notice_id, n.latest as revision
				from obligation o
				join notice n on n.id = o.notice_id
				join person p on p.id = o.person_id
				where o.closed_at is null and p.active and p.email not in (:personas)
					and (select sum(closed_at is not null) / count(*) from obligation) < 0.6
				order by crc32(concat(o.person_id, ' ', o.notice_id))
				limit 1
				""").param("personas", Personas.emails()).query(Owed.class).optional();
	}

	private record Owed(long personId, long noticeId, int revision) {
	}

}
