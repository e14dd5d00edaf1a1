package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.acknowledgement.Settled.Debt;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Obligations that somebody handed to a colleague, who owes them from then on. It is kept
 * who gave them.
 */
@Repository
class Handed {

	/** Nobody hands a thing on more often than that for a good reason. */
	private static final int FARTHEST = 5;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Audit audit;

	private final Clock clock;

	Handed(JdbcClient jdbc, ApplicationEventPublisher events, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Hands what somebody owes to a colleague, by the same day.
	 * @return false if it is not owed any more
	 */
	@Transactional
	boolean over(long noticeId, long from, long to) {
		Instant now = this.clock.instant();
		// both places in one order, so that two who hand to each other do not block
		List<Long> open = this.jdbc.sql("""
				select id from obligation where notice_id = ? and person_id in (?, ?) order by id for update
				""").params(noticeId, from, to).query(Long.class).list();
		Optional<Long> mine = this.jdbc.sql("""
				select id from obligation where notice_id = ? and person_id = ? and closed_at is null
				""").params(noticeId, from).query(Long.class).optional();
		if (open.isEmpty() || mine.isEmpty()) {
			return false;
		}
		// what they acknowledged stays so; what they had handed away comes back to them
		this.jdbc
			.sql("""
					insert into obligation (person_id, notice_id, from_revision, due_on, opened_at, urgent, untold, given_by)
					select :to, g.notice_id, g.from_revision, g.due_on, :now, g.urgent, true, g.person_id
					from obligation g where g.id = :id
					on duplicate key update
						given_by = if(obligation.ending = 'handed', value(given_by), obligation.given_by),
						untold = if(obligation.ending = 'handed', true, obligation.untold),
						opened_at = if(obligation.ending = 'handed', value(opened_at), obligation.opened_at),
						closed_at = if(obligation.ending = 'handed', null, obligation.closed_at),
						closed_by = if(obligation.ending = 'handed', null, obligation.closed_by),
						ending = if(obligation.ending = 'handed', null, obligation.ending)
					""")
			.param("to", to)
			.param("now", now)
			.param("id", mine.get())
			.update();
		this.jdbc.sql("""
				update obligation set closed_at = ?, ending = 'handed', closed_by = ?, escalate_at = null where id = ?
				""").params(now, to, mine.get()).update();
		this.jdbc
			.sql("""
					update obligation o set o.closed_at = ?
					where o.notice_id = ? and o.person_id = ? and o.closed_at is null and exists (select 1 from acknowledgement a
						where a.person_id = o.person_id and a.notice_id = o.notice_id and a.revision >= o.from_revision)
					""")
			.params(now, noticeId, to)
			.update();
		this.events.publishEvent(new Settled(List.of(new Debt(from, noticeId))));
		this.audit.note(Actor.person(from), Did.HANDED_OVER, About.notice(noticeId), Map.of("to person", to));
		return true;
	}

	/** The same obligations, of those who owe them now instead of who handed them on. */
	List<NewObligation> toPresentOwners(List<NewObligation> obligations) {
		List<NewObligation> present = obligations;
		for (int far = 0; far < FARTHEST; far++) {
			Map<Debt, Long> handed = handed(present);
			if (handed.isEmpty()) {
				break;
			}
			List<NewObligation> next = new ArrayList<>();
			for (NewObligation one : present) {
				Long to = handed.get(new Debt(one.personId(), one.noticeId()));
				next.add((to != null) ? one.of(to) : one);
			}
			present = next;
		}
		return present.stream().distinct().toList();
	}

	private Map<Debt, Long> handed(Collection<NewObligation> obligations) {
		List<List<Long>> again = obligations.stream()
			.filter(NewObligation::material)
			.map((one) -> List.of(one.personId(), one.noticeId()))
			.toList();
		Map<Debt, Long> handed = new HashMap<>();
		if (!again.isEmpty()) {
			this.jdbc.sql("""
					select straight_join o.person_id, o.notice_id, o.closed_by
					from json_table(?, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]')) d
					join obligation o on o.person_id = d.person_id and o.notice_id = d.notice_id and o.ending = 'handed'
					""").param(JsonColumn.write(again)).query((row) -> {
				handed.put(new Debt(row.getLong(1), row.getLong(2)), row.getLong(3));
			});
		}
		return handed;
	}

}
