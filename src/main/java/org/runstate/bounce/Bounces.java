package org.runstate.bounce;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.runstate.delivery.ReturnPath;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What came back, by address and day, and which addresses are suspended for it.
 */
@Repository
public class Bounces {

	private static final BigDecimal SUSPENDED_AT = BigDecimal.valueOf(3);

	private static final int FORGOTTEN_AFTER_DAYS = 7;

	private final JdbcClient jdbc;

	private final ReturnPath returnPath;

	private final Clock clock;

	Bounces(JdbcClient jdbc, ReturnPath returnPath, Clock clock) {
		this.jdbc = jdbc;
		this.returnPath = returnPath;
		this.clock = clock;
	}

	/**
	 * Counts a failure against the recipient of the message that it is about. The worst
	 * of a day counts, so the same report may be read twice.
	 * @return whether the message is one of ours
	 */
	boolean count(String message, Failure failure) {
		Optional<String> recipient = this.returnPath.recipientOf(message);
		recipient.ifPresent((address) -> count(address, message, failure));
		return recipient.isPresent();
	}

	private void count(String address, String message, Failure failure) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into bounce (address, bounced_on, score, status, reason, message_id)
				values (:address, :day, :score, :status, :reason, :message)
				on duplicate key update status = if(score < value(score), value(status), status),
					reason = if(score < value(score), value(reason), reason), score = greatest(score, value(score))
				""")
			.param("address", address)
			.param("day", LocalDate.ofInstant(now, ZoneOffset.UTC))
			.param("score", failure.score())
			.param("status", failure.status())
			.param("reason", failure.reason())
			.param("message", message)
			.update();
		if (score(address).compareTo(SUSPENDED_AT) >= 0) {
			this.jdbc.sql(
					"insert into unreachable (address, since, reason) values (?, ?, ?) on duplicate key update since = since")
				.params(address, now, (failure.status() + " " + failure.reason()).strip())
				.update();
		}
	}

	/** The sum since the last seven quiet days. */
	private BigDecimal score(String address) {
		List<Day> days = this.jdbc
			.sql("select bounced_on, score from bounce where address = ? order by bounced_on desc limit 100")
			.param(address)
			.query((row, number) -> new Day(row.getObject("bounced_on", LocalDate.class), row.getBigDecimal("score")))
			.list();
		BigDecimal sum = BigDecimal.ZERO;
		LocalDate later = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		for (Day day : days) {
			if (ChronoUnit.DAYS.between(day.on, later) > FORGOTTEN_AFTER_DAYS) {
				return sum;
			}
			sum = sum.add(day.score);
			later = day.on;
		}
		return sum;
	}

	/** Ends what waits to be sent to an address that is suspended. */
	int giveUp() {
		List<Unreachable> all = unreachable();
		return all.isEmpty() ? 0 : this.returnPath.giveUp(all.stream().map(Unreachable::address).toList(),
				"not sent: what was sent to this address came back");
	}

	/** All suspended addresses, the longest suspended first. */
	public List<Unreachable> unreachable() {
		return this.jdbc.sql("select address, since, reason from unreachable order by since, address")
			.query((row, number) -> new Unreachable(row.getString("address"), row.getObject("since", Instant.class),
					row.getString("reason")))
			.list();
	}

	/**
	 * Sends to an address again, and forgets what came back from it.
	 * @return false if it was not suspended
	 */
	public boolean clear(String address) {
		this.jdbc.sql("delete from bounce where address = ?").param(address).update();
		return this.jdbc.sql("delete from unreachable where address = ?").param(address).update() == 1;
	}

	/**
	 * The last mail that was read in a folder, 0 in a folder that is new or was made
	 * anew.
	 */
	long position(String folder, long validity) {
		return this.jdbc.sql("select last_uid from bounce_position where folder = ? and uid_validity = ?")
			.params(folder, validity)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	void move(String folder, long validity, long uid) {
		this.jdbc
			.sql("""
					insert into bounce_position (folder, uid_validity, last_uid) values (?, ?, ?)
					on duplicate key update
						last_uid = if(uid_validity = value(uid_validity), greatest(last_uid, value(last_uid)), value(last_uid)),
						uid_validity = value(uid_validity)
					""")
			.params(folder, validity, uid)
			.update();
	}

	private record Day(LocalDate on, BigDecimal score) {
	}

}
