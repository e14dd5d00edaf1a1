package org.runstate.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many messages the mail server may be given. Counted in the database, so that
 * neither a restart nor a second process has an allowance of its own.
 */
@Component
class Pace {

	/** A message may reach the server a little later than it was counted. */
	private static final Duration MINUTE = Duration.ofSeconds(65);

	/** Shorter by far than what {@link #MINUTE} has over a minute. */
	private static final Duration SHARE_LASTS = Duration.ofSeconds(2);

	private static final int LARGEST_SHARE = 200;

	private static final Duration DAY = Duration.ofHours(24);

	private static final Duration CROWDED_FOR = Duration.ofMinutes(10);

	/** A tenth of the day is kept for what cannot wait for tomorrow. */
	private static final double WITHOUT_RESERVE = 0.9;

	private static final Set<String> ORDINARY = Set.of("digest", "announcement");

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Limits limits;

	private final Clock clock;

	/** Messages that are counted and not handed over yet. */
	private int ahead;

	private Instant aheadUntil = Instant.MIN;

	Pace(JdbcClient jdbc, PlatformTransactionManager transactions, MailSettings settings, MailServer server,
			Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.limits = Limits.of(settings, server.host());
		this.clock = clock;
	}

	/**
	 * Counts a message that is about to be handed over. Where many may be handed over, a
	 * share of them is counted ahead, which lasts for a moment only.
	 * @param kind of the message
	 * @return false when it has to wait, and was not counted
	 */
	synchronized boolean take(String kind) {
		if (!this.limits.any()) {
			return true;
		}
		Instant now = this.clock.instant();
		if (this.ahead == 0 || now.isAfter(this.aheadUntil)) {
			this.ahead = Objects.requireNonNull(this.transaction.execute((status) -> count(kind, now)));
			this.aheadUntil = now.plus(SHARE_LASTS);
		}
		return this.ahead > 0 && this.ahead-- > 0;
	}

	private int count(String kind, Instant now) {
		lock();
		boolean ordinary = ORDINARY.contains(kind);
		long day = (long) (this.limits.perDay() * (ordinary ? WITHOUT_RESERVE : 1));
		long room = Math.min(this.limits.perMinute() - since(now.minus(MINUTE)), day - since(now.minus(DAY)));
		// the reserve is for this message, not for whatever comes next
		int share = (int) Math.min(room, ordinary ? this.limits.share() : 1);
		if (share > 0) {
			this.jdbc.sql("insert into handover (handed_at, messages) values (?, ?)").params(now, share).update();
			this.jdbc.sql("delete from handover where handed_at < ? limit 100").param(now.minus(DAY)).update();
		}
		return Math.max(0, share);
	}

	private long since(Instant from) {
		return this.jdbc.sql("select coalesce(sum(messages), 0) from handover where handed_at > ?")
			.param(from)
			.query(Long.class)
			.single();
	}

	/** How many connections may be open at once. */
	int connections(int wanted) {
		int fewer = this.jdbc.sql("select coalesce(max(fewer), 0) from mail_pace where id = 1 and fewer_until > ?")
			.param(this.clock.instant())
			.query(Integer.class)
			.single();
		return Math.max(1, wanted - fewer);
	}

	/** The server said that too many connections are open: one less for a while. */
	void crowded() {
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> {
			lock();
			this.jdbc.sql("""
					update mail_pace set fewer = if(fewer_until > :now, fewer, 0) + 1, fewer_until = :until where id = 1
					""").param("now", now).param("until", now.plus(CROWDED_FOR)).update();
		});
	}

	private void lock() {
		Objects.requireNonNull(
				this.jdbc.sql("select id from mail_pace where id = 1 for update").query(Integer.class).single());
	}

	/**
	 * What the server allows.
	 *
	 * @param perMinute messages in a minute
	 * @param perDay messages in 24 hours
	 */
	record Limits(long perMinute, long perDay) {

		/**
		 * What is set, or what Exchange Online allows where that is the server, or as
		 * much as it takes.
		 */
		static Limits of(MailSettings settings, String host) {
			boolean exchange = host.endsWith(".office365.com") || host.endsWith(".outlook.com");
			Long perMinute = settings.perMinute();
			Long perDay = settings.perDay();
			return new Limits((perMinute != null) ? perMinute : exchange ? 30 : Long.MAX_VALUE,
					(perDay != null) ? perDay : exchange ? 10_000 : Long.MAX_VALUE);
		}

		/** A twentieth of a minute's messages at once, so that others get theirs. */
		long share() {
			return Math.max(1, Math.min(LARGEST_SHARE, Math.min(this.perMinute, this.perDay / 20) / 20));
		}

		boolean any() {
			return this.perMinute < Long.MAX_VALUE || this.perDay < Long.MAX_VALUE;
		}

	}

}
