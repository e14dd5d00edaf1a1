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
					coalesce(w.sentence, '') word, a.number is not null counts
				from evidence e
				join person p on p.id = e.person_id
				left join person b on b.id = e.by_person_id
				left join acknowledgement a on a.number = e.number
				left join evidence_word w on w.number = e.number
				where e.notice_id = ? and e.number > ? order by e.number limit ?
				""").params(noticeId, after, limit).query(Acknowledged.class).list();
	}

	/** The next people who owe or owed a notice or acknowledged it, by number. */
	List<Stand> stands(long noticeId, long afterPerson, int limit) {
		return this.jdbc
			.sql("""
					-- how far is everybody with this notice?
					select p.id person_id, p.name, p.email, coalesce(t.name, '') team, o.due_on, o.closed_at, o.ending, a.revision,
						a.acknowledged_at, a.how, coalesce(b.name, '') by_name, coalesce(w.sentence, '') word
					from (select person_id from obligation where notice_id = :notice and person_id > :after
							and not coalesce(ending = 'withdrawn', false)
						union select person_id from acknowledgement where notice_id = :notice and person_id > :after
						order by person_id limit :limit) who
					join person p on p.id = who.person_id
					left join team t on t.id = p.team_id
					left join obligation o on o.person_id = p.id and o.notice_id = :notice
					left join acknowledgement a on a.person_id = p.id and a.notice_id = :notice
						and a.revision = (select max(l.revision) from acknowledgement l
							where l.person_id = p.id and l.notice_id = :notice)
					left join person b on b.id = a.by_person_id
					left join evidence_word w on w.number = a.number
					order by p.id
					""")
			.param("notice", noticeId)
			.param("after", afterPerson)
			.param("limit", limit)
			.query(Stand.class)
			.list();
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
	 * How far somebody is with a notice.
	 *
	 * @param dueOn null when they do not owe it
	 * @param ending how it ended when they did not acknowledge it themselves
	 * @param revision the newest that they acknowledged, or null
	 * @param byName who did it for them, or empty
	 * @param word how they let that person know, or empty
	 */
	public record Stand(long personId, String name, String email, String team, @Nullable LocalDate dueOn,
			@Nullable Instant closedAt, @Nullable String ending, @Nullable Integer revision,
			@Nullable Instant acknowledgedAt, @Nullable String how, String byName, String word) {

		/** In a word or a few, for a file. */
		String state() {
			boolean open = this.dueOn != null && this.closedAt == null;
			if (open) {
				return (this.revision != null) ? "open again" : "open";
			}
			if ("handed".equals(this.ending)) {
				return "handed over";
			}
			if ("team".equals(this.ending)) {
				return "covered by the team";
			}
			return (this.revision != null) ? "acknowledged" : "acknowledged under another notice";
		}

	}

	/**
	 * An entry of the chain.
	 *
	 * @param word how they let somebody know who took it down; empty for every other way
	 * @param counts whether it was not taken back or confirmed by a later one
	 */
	public record Acknowledged(long number, String name, String email, int revision, Instant acknowledgedAt, String how,
			String byName, String word, boolean counts) {
	}

}
