package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Repository;

/**
 * What programs sign in with. Only the hashes are known.
 */
@Repository
class ApiTokens {

	/** Lets scanners find a token that was left in a repository. */
	static final String PREFIX = "rst_";

	private static final Duration USE_KEPT_EVERY = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	ApiTokens(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The program that a token belongs to; empty when it has none or has expired. */
	Optional<Authentication> programOf(String token) {
		if (!token.startsWith(PREFIX) || token.length() > 200) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<Stored> stored = this.jdbc.sql("""
				-- Whose token is this, and when was it used?
				select id, name, role, last_used_at from api_token where token_hash = ? and expires_at > ?
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

	private record Stored(long id, String name, String role, @Nullable Instant lastUsedAt) {

		boolean isUseDue(Instant now) {
			return this.lastUsedAt == null || !this.lastUsedAt.plus(USE_KEPT_EVERY).isAfter(now);
		}

		Authentication program() {
			return UsernamePasswordAuthenticationToken.authenticated("token:" + this.name, null,
					List.of(new SimpleGrantedAuthority("ROLE_" + this.role.toUpperCase(Locale.ROOT))));
		}

	}

}
