package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.runstate.acknowledgement.Settled.Debt;
import org.runstate.change.Followed;
import org.runstate.change.Leads;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands what is owed for a notice to the one that leads it now, so that people owe one
 * acknowledgement of one thing. Who acknowledged it under another name owes nothing more.
 */
@Component
class Handover {

	private final Leads leads;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Handover(Leads leads, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.leads = leads;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	@EventListener
	void handOver(Followed followed) {
		new TreeMap<>(followed.leads()).forEach((follower, lead) -> {
			this.events.publishEvent(new Settled(owed(follower)));
			// whoever owes or has acknowledged the lead is asked for that only
			this.jdbc.sql("""
					delete o from obligation o join obligation l on l.person_id = o.person_id and l.notice_id = ?
					where o.notice_id = ? and o.closed_at is null
					""").params(lead, follower).update();
			this.jdbc
				.sql("""
						update obligation set notice_id = ?,
							from_revision = (select coalesce(max(r.number), 1) from revision r where r.notice_id = ? and r.classified)
						where notice_id = ? and closed_at is null
						""")
				.params(lead, lead, follower)
				.update();
		});
		settle(followed.leads());
	}

	/** Nobody is reminded of a notice that has become a follower. */
	private List<Debt> owed(long follower) {
		return this.jdbc.sql("""
				select person_id, notice_id from obligation where notice_id = ? and closed_at is null
				order by id for update
				""").param(follower).query(Debt.class).list();
	}

	/** Closes what was acknowledged as another notice of the change, or as the lead. */
	private void settle(Map<Long, Long> followers) {
		Instant now = this.clock.instant();
		Map<Long, Set<Long>> settledBy = this.leads.settledBy(new TreeSet<>(followers.values()));
		new TreeSet<>(followers.values()).forEach((lead) -> {
			Set<Long> by = new TreeSet<>(settledBy.getOrDefault(lead, Set.of()));
			by.remove(lead);
			if (!by.isEmpty()) {
				this.jdbc.sql("""
						update obligation o set o.closed_at = :now
						where o.notice_id = :lead and o.closed_at is null and exists (select 1 from acknowledgement a
							where a.person_id = o.person_id and a.notice_id in (:by))
						""").param("now", now).param("lead", lead).param("by", by).update();
			}
			this.jdbc.sql("""
					update obligation o set o.closed_at = :now
					where o.notice_id = :lead and o.closed_at is null and exists (select 1 from acknowledgement a
						where a.person_id = o.person_id and a.notice_id = :lead and a.revision >= o.from_revision)
					""").param("now", now).param("lead", lead).update();
		});
	}

}
