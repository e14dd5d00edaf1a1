package org.runstate.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Secret addresses of calendars, one a person. The secret is shown once and only its hash
 * is kept; whoever makes a new one ends the old one.
 */
@Repository
class CalendarAddresses {

	/** 192 bits, 32 characters. */
	private static final int BYTES = 24;

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	CalendarAddresses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Makes a new secret for a person.
	 * @return it, for the only time
	 */
	String make(long personId) {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.jdbc.sql("""
				insert into calendar_address (person_id, hash, made_at) values (?, ?, ?)
				on duplicate key update hash = value(hash), made_at = value(made_at), read_at = null
				""").params(personId, hash(secret), this.clock.instant()).update();
		return secret;
	}

	void end(long personId) {
		this.jdbc.sql("delete from calendar_address where person_id = ?").param(personId).update();
	}

	Optional<Made> of(long personId) {
		return this.jdbc.sql("select made_at, read_at from calendar_address where person_id = ?")
			.param(personId)
			.query(Made.class)
			.optional();
	}

	/** Whose calendar a secret opens, which is noted once an hour. */
	Optional<Long> opens(String secret) {
		Optional<Long> person = this.jdbc.sql("select person_id from calendar_address where hash = ?")
			.param(hash(secret))
			.query(Long.class)
			.optional();
		Instant now = this.clock.instant();
		person.ifPresent((id) -> this.jdbc.sql("""
				update calendar_address set read_at = ?
				where person_id = ? and (read_at is null or read_at < ? - interval 1 hour)
				""").params(now, id, now).update());
		return person;
	}

	private static byte[] hash(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	/**
	 * An address that there is.
	 *
	 * @param readAt when a calendar last asked for it; null if none did so far
	 */
	public record Made(Instant madeAt, @Nullable Instant readAt) {
	}

}
