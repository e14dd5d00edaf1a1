package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.runstate.acknowledgement.Closings.Done;
import org.runstate.acknowledgement.Settled.Debt;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of which it is enough that one of a team acknowledges them. The evidence is
 * theirs alone; what the others owed is closed, and it is kept by whom.
 */
@Repository
class TeamEnough {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Audit audit;

	private final Clock clock;

	TeamEnough(JdbcClient jdbc, ApplicationEventPublisher events, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** Lets one of a team be enough, also where somebody has acknowledged already. */
	@Transactional
	void set(long notice, long by) {
		Instant now = this.clock.instant();
		this.jdbc.sql("insert ignore into team_enough (notice_id, set_by, set_at) values (?, ?, ?)")
			.params(notice, by, now)
			.update();
		this.audit.note(Actor.person(by), Did.TEAM_ENOUGH_SET, About.notice(notice), Map.of("now", "one of a team"));
		this.events.publishEvent(new Settled(settle(Set.of(notice), now)));
	}

	/** Lets everybody owe a notice for themselves; what is closed stays so. */
	@Transactional
	void remove(long notice) {
		this.audit.note(Did.TEAM_ENOUGH_SET, About.notice(notice), Map.of("now", "everybody"));
		this.jdbc.sql("delete from team_enough where notice_id = ?").param(notice).update();
	}

	/** Those of these notices of which one of a team is enough. */
	Set<Long> of(Collection<Long> notices) {
		return this.jdbc.sql("select notice_id from team_enough where notice_id in (:notices)")
			.param("notices", notices)
			.query(Long.class)
			.set();
	}

	/**
	 * Closes what the others of somebody's team owe of a notice up to a revision.
	 * @return what was owed
	 */
	List<Debt> close(Done given, Instant at) {
		List<Open> open = this.jdbc.sql("""
				-- who else of the team owes this?
				select straight_join o.id, o.person_id, o.notice_id
				from person me
				join obligation o on o.notice_id = :notice and o.closed_at is null and o.from_revision <= :revision
				join person p on p.id = o.person_id and p.team_id = me.team_id and p.id <> me.id
				where me.id = :person order by o.id lock in share mode
				""")
			.param("person", given.personId())
			.param("notice", given.noticeId())
			.param("revision", given.revision())
			.query(Open.class)
			.list();
		return close(open, given.personId(), at);
	}

	private List<Debt> close(List<Open> open, long by, Instant at) {
		if (!open.isEmpty()) {
			this.jdbc.sql("""
					update obligation set closed_at = :at, ending = 'team', closed_by = :by
					where id in (:ids) and closed_at is null
					""").param("at", at).param("by", by).param("ids", open.stream().map(Open::id).toList()).update();
		}
		return open.stream().map((one) -> new Debt(one.personId(), one.noticeId())).toList();
	}

	/**
	 * Closes what is owed of these notices in teams of which somebody has acknowledged:
	 * it has just become enough, or has just been opened.
	 */
	List<Debt> settle(Collection<Long> notices, Instant at) {
		Set<Long> shared = notices.isEmpty() ? Set.of() : of(notices);
		if (shared.isEmpty()) {
			return List.of();
		}
		List<Covered> covered = this.jdbc.sql("""
				-- who owes what somebody of their team has acknowledged?
				select o.id, o.person_id, o.notice_id, min(a.person_id) covered_by
				from obligation o
				join person p on p.id = o.person_id
				join acknowledgement a on a.notice_id = o.notice_id and a.revision >= o.from_revision
				join person q on q.id = a.person_id and q.team_id = p.team_id and q.id <> p.id
				where o.notice_id in (:notices) and o.closed_at is null
				group by o.id, o.person_id, o.notice_id order by o.id
				""").param("notices", shared).query(Covered.class).list();
		return covered.stream()
			.flatMap((one) -> close(List.of(new Open(one.id(), one.personId(), one.noticeId())), one.coveredBy(), at)
				.stream())
			.toList();
	}

	/** An open obligation. */
	record Open(long id, long personId, long noticeId) {
	}

	/** An open obligation of whose team somebody has acknowledged. */
	record Covered(long id, long personId, long noticeId, long coveredBy) {
	}

}
