package org.runstate.reminder;

import java.time.Clock;
import java.util.List;

import org.runstate.acknowledgement.Settled;
import org.runstate.database.JsonColumn;
import org.runstate.delivery.MessagesCancelled;
import org.runstate.delivery.Withdrawals;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes reminders and escalations back when something in them is acknowledged before they
 * leave: no mail asks for what was given. What is left in such a mail is told by another
 * one, the same day, once it is certain that the first was not sent.
 */
@Component
class Withdrawing {

	private final JdbcClient jdbc;

	private final Withdrawals withdrawals;

	private final Clock clock;

	Withdrawing(JdbcClient jdbc, Withdrawals withdrawals, Clock clock) {
		this.jdbc = jdbc;
		this.withdrawals = withdrawals;
		this.clock = clock;
	}

	/**
	 * In the transaction that settles, after its obligations are locked. Reads with a
	 * lock: a snapshot may be older than a mail that was planned while this waited.
	 */
	@EventListener
	void withdraw(Settled settled) {
		if (settled.debts().isEmpty()) {
			return;
		}
		List<String> messages = this.jdbc.sql("""
				-- which mails ask for what these people no longer owe?
				select straight_join distinct i.message_id
				from json_table(?, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]')) d
				join obligation o on o.person_id = d.person_id and o.notice_id = d.notice_id
				join ladder_item i on i.obligation_id = o.id
				lock in share mode
				""")
			.param(JsonColumn
				.write(settled.debts().stream().map((debt) -> List.of(debt.personId(), debt.noticeId())).toList()))
			.query(String.class)
			.list();
		this.withdrawals.withdraw(messages, "no longer needed: acknowledged or settled before it left");
	}

	@EventListener
	void planAgain(MessagesCancelled cancelled) {
		if (!cancelled.ids().isEmpty()) {
			this.jdbc
				.sql("""
						update obligation o join escalation e on e.obligation_id = o.id and e.from_revision = o.from_revision
						set o.escalate_at = :now
						where e.message_id in (:ids) and o.closed_at is null
						""")
				.param("now", this.clock.instant())
				.param("ids", cancelled.ids())
				.update();
			this.jdbc.sql("delete from escalation where message_id in (:ids)").param("ids", cancelled.ids()).update();
			this.jdbc.sql("update ladder_mail set again = true where message_id in (:ids)")
				.param("ids", cancelled.ids())
				.update();
		}
	}

}
