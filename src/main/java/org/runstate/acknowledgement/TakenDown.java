package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acknowledgements on somebody's word: they phoned, or signed on paper, and somebody else
 * took it down. A class of evidence of its own, which names both and how it was said. The
 * person sees it on their first page until they say that they did.
 */
@Repository
class TakenDown {

	private final Recorder recorder;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	TakenDown(Recorder recorder, JdbcClient jdbc, Audit audit, Clock clock) {
		this.recorder = recorder;
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/** Whether somebody owes a notice, so that there is something to take down. */
	boolean isOwed(long personId, long noticeId) {
		return this.jdbc
			.sql("select count(*) from obligation where person_id = ? and notice_id = ? and closed_at is null")
			.params(personId, noticeId)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Records that a person let somebody know that they acknowledge a revision.
	 * @param by who takes it down
	 * @param sentence how they let them know
	 */
	@Transactional
	Recorded record(long personId, long by, long noticeId, int revision, String sentence) {
		Recorded recorded = this.recorder.record(new Given(personId, noticeId, revision, How.TOLD, by, null));
		if (recorded instanceof Recorded.Now now) {
			this.jdbc.sql("insert into evidence_word (number, person_id, notice_id, sentence) values (?, ?, ?, ?)")
				.params(now.number(), personId, noticeId, sentence)
				.update();
			this.audit.note(Actor.person(by), Did.TAKEN_DOWN, About.notice(noticeId),
					Map.of("of person", personId, "revision", revision, "evidence", now.number()));
		}
		return recorded;
	}

	/** What was taken down of a person and they have not seen yet, oldest first. */
	List<Told> unseen(long personId) {
		return this.jdbc.sql("""
				select w.notice_id, r.title, e.acknowledged_at at, b.name by_name, w.sentence
				from evidence_word w
				join evidence e on e.number = w.number
				join person b on b.id = e.by_person_id
				join revision r on r.notice_id = w.notice_id and r.number = e.revision
				where w.person_id = ? and w.seen_at is null order by w.number
				""").param(personId).query(Told.class).list();
	}

	/** The person says that they have seen it. */
	void seen(long personId, long noticeId) {
		this.jdbc.sql("update evidence_word set seen_at = ? where person_id = ? and notice_id = ? and seen_at is null")
			.params(this.clock.instant(), personId, noticeId)
			.update();
	}

	/**
	 * An acknowledgement on somebody's word.
	 *
	 * @param title of the revision
	 * @param byName who took it down
	 * @param sentence how they let them know
	 */
	public record Told(long noticeId, String title, Instant at, String byName, String sentence) {
	}

}
