package org.runstate.acknowledgement;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import org.runstate.acknowledgement.Settled.Debt;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes what people owe when nobody asks for it any more, as withdrawn and not as
 * acknowledged.
 */
@Component
public class LettingOff {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LettingOff(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** Lets everybody off who still owes a notice. */
	@Transactional
	public void everybody(long notice) {
		close(this.jdbc.sql("""
				select person_id, notice_id from obligation where notice_id = ? and closed_at is null
				order by person_id for update
				""").param(notice).query(Debt.class).list());
	}

	/**
	 * Lets these people off, as far as it is this revision that they owe.
	 * @param people not too many for one statement
	 */
	@Transactional
	public void some(long notice, int revision, Collection<Long> people) {
		if (!people.isEmpty()) {
			close(this.jdbc.sql("""
					select person_id, notice_id from obligation
					where notice_id = :notice and from_revision = :revision and person_id in (:people)
						and closed_at is null
					order by person_id for update
					""")
				.param("notice", notice)
				.param("revision", revision)
				.param("people", people)
				.query(Debt.class)
				.list());
		}
	}

	private void close(List<Debt> owed) {
		if (owed.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				update obligation set closed_at = :now, ending = 'withdrawn'
				where notice_id = :notice and person_id in (:people) and closed_at is null
				""")
			.param("now", this.clock.instant())
			.param("notice", owed.get(0).noticeId())
			.param("people", owed.stream().map(Debt::personId).toList())
			.update();
		this.events.publishEvent(new Settled(owed));
	}

}
