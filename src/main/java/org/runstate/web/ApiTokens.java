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

	/** The longest time that a token can work. */
	static final Duration LONGEST = Duration.ofDays(365);

	private static final String TOKEN = "token";

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
		return create(new Wanted(name, role, personId, this.clock.instant().plus(LONGEST), null));
	}

	/**
	 * Makes a token as somebody wants it.
	 * @throws IllegalArgumentException when a token of that name is there already
	 */
	@Transactional
	Created create(Wanted wanted) {
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		Instant now = this.clock.instant();
		if (wanted.ends().isAfter(now.plus(LONGEST))) {
			throw new IllegalArgumentException("A token ends after a year at the latest.");
		}
		try {
			this.jdbc.sql("""
					insert into api_token (name, role, token_hash, created_at, expires_at, person_id, made_by)
					values (?, ?, ?, ?, ?, ?, ?)
					""")
				.param(wanted.name())
				.param(wanted.role().key())
				.param(hash(token))
				.param(now)
				.param(wanted.ends())
				.param(wanted.personId())
				.param(wanted.madeBy())
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new IllegalArgumentException("A token named " + wanted.name()
					+ " is there already. Choose another name; the first one still works.", ex);
		}
		this.audit.note(Did.TOKEN_MADE, About.named(TOKEN, wanted.name()),
				Map.of("role", wanted.role().key(), "ends", wanted.ends().toString()));
		return new Created(token, wanted.ends());
	}

	/** All tokens, those that work first, then the newest. */
	List<Listed> list() {
		return this.jdbc.sql("""
				select t.id, t.name, t.role, p.name person, m.name made_by, t.created_at, t.expires_at, t.last_used_at,
					t.revoked_at, t.revoked_at is null and t.expires_at > :now and coalesce(p.active, true) works
				from api_token t left join person p on p.id = t.person_id left join person m on m.id = t.made_by
				order by works desc, t.id desc
				""").param("now", this.clock.instant()).query(Listed.class).list();
	}

	/**
	 * Lets nobody in with a token from now on.
	 * @return its name; empty when there is none, or it was revoked before
	 */
	@Transactional
	Optional<String> revoke(long id) {
		boolean revoked = this.jdbc.sql("update api_token set revoked_at = ? where id = ? and revoked_at is null")
			.params(this.clock.instant(), id)
			.update() == 1;
		Optional<String> name = this.jdbc.sql("select name from api_token where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.filter((one) -> revoked);
		name.ifPresent((one) -> this.audit.note(Did.TOKEN_REVOKED, About.named(TOKEN, one)));
		return name;
	}

	/** The program that a token belongs to; empty when it has none or has expired. */
	Optional<Authentication> programOf(String token) {
		if (!token.startsWith(PREFIX) || token.length() > 200) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<Stored> stored = this.jdbc
			.sql("""
					-- Whose token is this, and when was it used?
					select t.id, t.name, t.role, t.last_used_at, t.person_id
					from api_token t left join person p on p.id = t.person_id
					where t.token_hash = ? and t.expires_at > ? and t.revoked_at is null and (t.person_id is null or p.active)
					""")
			.params(hash(token), now)
			.query(Stored.class)
			.optional();
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

	/**
	 * A token as somebody wants it.
	 *
	 * @param personId in whose name it acknowledges, or null
	 * @param ends from when it no longer works, within a year
	 * @param madeBy who wants it, or null for the command line
	 */
	record Wanted(String name, Role role, @Nullable Long personId, Instant ends, @Nullable Long madeBy) {
	}

	/**
	 * A token as it is listed, without anything of itself.
	 *
	 * @param person in whose name it acknowledges, or null
	 * @param madeBy the name of who made it; null for the command line
	 * @param works whether it lets anybody in
	 */
	public record Listed(long id, String name, String role, @Nullable String person, @Nullable String madeBy,
			Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt,
			boolean works) {
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
