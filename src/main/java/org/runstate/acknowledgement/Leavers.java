package org.runstate.acknowledgement;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import org.runstate.acknowledgement.Settled.Debt;
import org.runstate.audience.PeopleMoved;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes what people owe when they leave, as left and not as acknowledged, and opens it
 * again when they come back.
 */
@Component
class Leavers {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Leavers(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	@EventListener
	void settle(PeopleMoved moved) {
		if (!moved.left().isEmpty()) {
			leave(moved.left());
		}
		if (!moved.back().isEmpty()) {
			this.jdbc.sql("""
					update obligation set closed_at = null, ending = null, opened_at = :now
					where person_id in (:people) and ending = 'left'
					""").param("now", this.clock.instant()).param("people", moved.back()).update();
		}
	}

	private void leave(Collection<Long> people) {
		List<Debt> open = this.jdbc.sql("""
				select person_id, notice_id from obligation where person_id in (:people) and closed_at is null
				order by id for update
				""").param("people", people).query(Debt.class).list();
		this.jdbc.sql("""
				update obligation set closed_at = :now, ending = 'left'
				where person_id in (:people) and closed_at is null
				""").param("now", this.clock.instant()).param("people", people).update();
		this.events.publishEvent(new Settled(open));
	}

}
