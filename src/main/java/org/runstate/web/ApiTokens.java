package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Program;
import org.runstate.audience.Role;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What programs sign in with. Only the hashes are known.
 */
@Repository
public class ApiTokens {

	/** Lets scanners find a token that was left in a repository. */
	static final String PREFIX = "rst_";

	private static final Duration USE_KEPT_EVERY = Duration.ofMinutes(1);

	private static final Duration VALID_FOR = Duration.ofDays(365);

	private static final int BYTES = 24;

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	ApiTokens(JdbcClient jdbc, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Makes a token of 192 random bits that ends after a year.
	 * @param name what it is for, unique among tokens
	 * @throws IllegalArgumentException when a token of that name is there already
	 */
	@Transactional
	public Created create(String name, Role role) {
		return create(name, role, null);
	}

	/**
	 * The same, standing for a person, in whose name it acknowledges.
	 * @param personId the person, or null
	 */
	@Transactional
	public Created create(String name, Role role, @Nullable Long personId) {
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		Instant now = this.clock.instant();
		Instant expires = now.plus(VALID_FOR);
		try {
			this.jdbc.sql(
					"insert into api_token (name, role, token_hash, created_at, expires_at, person_id) values (?, ?, ?, ?, ?, ?)")
				.param(name)
				.param(role.key())
				.param(hash(token))
				.param(now)
				.param(expires)
				.param(personId)
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new IllegalArgumentException(
					"A token named " + name + " is there already. Choose another name; the first one still works.", ex);
		}
		this.audit.note(Did.TOKEN_MADE, About.named("token", name), Map.of("role", role.key(), "ends", expires.toString()));
		return new Created(token, expires);
	}

	/** The program that a token belongs to; empty when it has none or has expired. */
	Optional<Authentication> programOf(String token) {
		if (!token.startsWith(PREFIX) || token.length() > 200) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<Stored> stored = this.jdbc.sql("""
				-- Whose token is this, and when was it used?
				select t.id, t.name, t.role, t.last_used_at, t.person_id
				from api_token t left join person p on p.id = t.person_id
				where t.token_hash = ? and t.expires_at > ? and (t.person_id is null or p.active)
				""").params(hash(token), now).query(Stored.class).optional();
		stored.filter((known) -> known.isUseDue(now)).ifPresent((known) -> keepUse(known.id(), now));
		return stored.map(Stored::program);
	}

	private void keepUse(long id, Instant now) {
		this.jdbc.sql("update api_token set last_used_at = ? where id = ?").params(now, id).update();
	}

	static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	/**
	 * A token as it is shown once.
	 *
	 * @param expires from when it no longer works
	 */
	public record Created(String token, Instant expires) {
	}

	private record Stored(long id, String name, String role, @Nullable Instant lastUsedAt, @Nullable Long personId) {

		boolean isUseDue(Instant now) {
			return this.lastUsedAt == null || !this.lastUsedAt.plus(USE_KEPT_EVERY).isAfter(now);
		}

		Authentication program() {
			return UsernamePasswordAuthenticationToken.authenticated(new Program("token:" + this.name, this.personId),
					null, List.of(new SimpleGrantedAuthority("ROLE_" + this.role.toUpperCase(Locale.ROOT))));
		}

	}

}
