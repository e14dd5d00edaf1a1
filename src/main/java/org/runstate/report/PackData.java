package org.runstate.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a proof pack tells beside the chain.
 */
@Repository
class PackData {

	private final JdbcClient jdbc;

	PackData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The next people who owe or owed an acknowledgement of a notice, by number. */
	List<Asked> audience(long noticeId, long afterPerson, int limit) {
		return this.jdbc.sql("""
				select o.person_id, p.name, p.email, coalesce(t.name, '') team, p.active,
					coalesce(lower(hex(y.pseudonym)), '') pseudonym, o.from_revision, o.opened_at, o.due_on, o.closed_at
				from obligation o
				join person p on p.id = o.person_id
				left join team t on t.id = p.team_id
				left join pseudonym y on y.person_id = p.id
				where o.notice_id = ? and o.person_id > ? order by o.person_id limit ?
				""").params(noticeId, afterPerson, limit).query(Asked.class).list();
	}

	/** The next acknowledgements of a notice, by number, with who gave them. */
	List<Acknowledged> acknowledgements(long noticeId, long after, int limit) {
		return this.jdbc.sql("""
				select e.number, p.name, p.email, e.revision, e.acknowledged_at, e.how, coalesce(b.name, '') by_name,
					a.number is not null counts
				from evidence e
				join person p on p.id = e.person_id
				left join person b on b.id = e.by_person_id
				left join acknowledgement a on a.number = e.number
				where e.notice_id = ? and e.number > ? order by e.number limit ?
				""").params(noticeId, after, limit).query(Acknowledged.class).list();
	}

	/** The messages that told those who owe it of a notice, reminded or escalated. */
	List<String> messages(long noticeId) {
		return this.jdbc.sql("""
				select distinct d.message_id
				from obligation o
				join notice n on n.id = o.notice_id
				join digest d on d.person_id = o.person_id and d.composed_at >= n.first_seen_at
				join json_table(d.revisions, '$[*]' columns (id bigint path '$')) told
				join revision r on r.id = told.id and r.notice_id = n.id
				where o.notice_id = ?
				union
				select i.message_id from obligation o join ladder_item i on i.obligation_id = o.id where o.notice_id = ?
				""").params(noticeId, noticeId).query(String.class).list();
	}

	/** Somebody who owes or owed it. */
	public record Asked(long personId, String name, String email, String team, boolean active, String pseudonym,
			int fromRevision, Instant openedAt, LocalDate dueOn, @Nullable Instant closedAt) {
	}

	/**
	 * An entry of the chain.
	 *
	 * @param counts whether it was not taken back or confirmed by a later one
	 */
	public record Acknowledged(long number, String name, String email, int revision, Instant acknowledgedAt, String how,
			String byName, boolean counts) {
	}

}
