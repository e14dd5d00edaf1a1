package org.runstate.announcement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.LettingOff;
import org.runstate.delivery.MessagesCancelled;
import org.runstate.delivery.Withdrawals;

import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends off what was approved, once, and stops it again.
 */
@Component
class Sending {

	private static final String STOPPED = "the announcement was stopped";

	private final AnnouncementTable table;

	private final Recipients recipients;

	private final Planning planning;

	private final Withdrawals withdrawals;

	private final LettingOff lettingOff;

	private final AnnouncementHistory history;

	private final AnnouncementSettings settings;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Sending(AnnouncementTable table, Recipients recipients, Planning planning, Withdrawals withdrawals,
			LettingOff lettingOff, AnnouncementHistory history, AnnouncementSettings settings, JdbcClient jdbc,
			PlatformTransactionManager transactions, Clock clock) {
		this.table = table;
		this.recipients = recipients;
		this.planning = planning;
		this.withdrawals = withdrawals;
		this.lettingOff = lettingOff;
		this.history = history;
		this.settings = settings;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.clock = clock;
	}

	/** Whether the number of its people has to be typed. */
	boolean asksForNumber(long people) {
		return people > this.settings.unasked(this.table.largest());
	}

	/**
	 * Sends off what was approved: fixes its people, and plans it if its time has come.
	 * Who comes second finds that it is sent already.
	 * @param typed how many people they think it goes to; blank where nobody asked
	 * @return how many people it goes to
	 */
	int send(long id, String typed, long me) {
		Integer people = this.transaction.execute((status) -> release(id, typed, me));
		this.planning.plan(id);
		return (people != null) ? people : 0;
	}

	private int release(long id, String typed, long me) {
		Announcement one = this.table.lock(id).orElseThrow(Writing::unknown);
		if (!one.state().allows(Deed.SEND)) {
			boolean sent = one.state() == State.SENDING || one.state() == State.SCHEDULED;
			throw Refused.conflict(sent ? "sent-already" : "not-approved");
		}
		if (!one.hash().equals(one.approvedHash())) {
			throw Refused.conflict("not-approved");
		}
		LocalDate deadline = one.content().deadline();
		if (one.content().confirm() && deadline != null
				&& deadline.isBefore(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC))) {
			throw Refused.conflict("deadline-passed");
		}
		if (one.follows() != null) {
			stopEarlier(one, me);
		}
		long people = this.recipients.count(one);
		if (people == 0) {
			throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "nobody");
		}
		if (asksForNumber(people) && !typed.strip().equals(String.valueOf(people))) {
			throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "number", people);
		}
		int fixed = this.recipients.fix(one, this.clock.instant());
		this.table.released(id, this.recipients.firstDue(id), fixed);
		this.history.add(id, one.version(), Happened.SENT, me, String.valueOf(fixed));
		return fixed;
	}

	/** What a correction or withdrawal is about goes to nobody else any more. */
	private void stopEarlier(Announcement one, long me) {
		this.table.find(one.first()).ifPresent((first) -> {
			List<Announcement> earlier = new ArrayList<>(this.table.following(first.id()));
			earlier.add(0, first);
			earlier.stream()
				.filter((other) -> other.id() != one.id())
				.flatMap((other) -> this.table.lock(other.id()).stream())
				.filter((other) -> other.state().allows(Deed.CANCEL))
				.forEach((other) -> stopEarlier(me, other));
		});
	}

	private void stopEarlier(long me, Announcement other) {
		Stopped stopped = stop(other);
		if (stopped.stopped() > 0) {
			this.table.move(other.id(), State.CANCELLED);
			this.history.add(other.id(), other.version(), Happened.CANCELLED, me, stopped.words());
		}
	}

	/**
	 * Stops it. Nothing is claimed any more when this returns.
	 * @return how many are out, and how many were stopped
	 */
	Stopped cancel(long id, long me) {
		Announcement before = this.transaction.execute((status) -> {
			Announcement one = this.table.lock(id).orElseThrow(Writing::unknown);
			if (!one.state().allows(Deed.CANCEL)) {
				throw Refused.conflict("not-now", one.state().key());
			}
			this.table.move(id, State.CANCELLED);
			return one;
		});
		if (before == null) {
			throw Writing.unknown();
		}
		Stopped stopped = stop(before);
		this.history.add(id, before.version(), Happened.CANCELLED, me, stopped.words());
		return stopped;
	}

	private Stopped stop(Announcement one) {
		long withdrawn = this.withdrawals.withdrawAll(Planning.cause(one.id()), STOPPED);
		Made made = this.jdbc.sql("""
				select count(*) planned, count(if((m.withdrawn is null or m.claimed_by is not null)
					and m.state not in ('cancelled', 'refused', 'expired'), 1, null)) gone
				from announcement_recipient r
				join message m on m.cause = concat('announcement:', r.announcement_id, ':', r.person_id)
				where r.announcement_id = ?
				""").param(one.id()).query(Made.class).single();
		Integer people = one.recipients();
		return new Stopped(made.gone(), withdrawn + ((people != null) ? people : 0) - made.planned());
	}

	/** Whoever did not get it owes nothing for it. */
	@EventListener
	void letOff(MessagesCancelled cancelled) {
		if (cancelled.ids().isEmpty()) {
			return;
		}
		Map<Long, List<Long>> people = new TreeMap<>(this.jdbc.sql("""
				select cause from message where id in (:ids) and kind = 'announcement'
				""")
			.param("ids", cancelled.ids())
			.query(String.class)
			.list()
			.stream()
			.map((cause) -> cause.split(":", -1))
			.collect(Collectors.groupingBy((parts) -> Long.valueOf(parts[1]),
					Collectors.mapping((parts) -> Long.valueOf(parts[2]), Collectors.toList()))));
		people.forEach((id, some) -> this.table.find(id).ifPresent((one) -> letOff(one, some)));
	}

	private void letOff(Announcement one, Collection<Long> people) {
		Long notice = one.noticeId();
		Integer revision = one.revision();
		if (notice != null && revision != null && one.content().confirm()) {
			this.lettingOff.some(notice, revision, people);
		}
	}

	/**
	 * How many messages were made, and how many of these are out or in somebody's hands.
	 */
	record Made(long planned, long gone) {
	}

	/** How far it had come when it was stopped. */
	record Stopped(long out, long stopped) {

		String words() {
			return this.out + "/" + (this.out + this.stopped);
		}

	}

}
