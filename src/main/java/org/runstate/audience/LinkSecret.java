package org.runstate.audience;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What links are signed with: the setting {@code runstate.link-secret}, or a secret made
 * once for this database. While a secret is being changed the setting holds both, the new
 * one first, with a comma between them.
 */
@Component
class LinkSecret {

	private static final int SHORTEST = 16;

	private final JdbcClient jdbc;

	private final String setting;

	private volatile @Nullable List<LinkKey> keys;

	LinkSecret(JdbcClient jdbc, @Value("${runstate.link-secret:}") String setting) {
		this.jdbc = jdbc;
		this.setting = setting;
		if (!setting.isBlank() && parts(setting).stream().anyMatch((part) -> part.length() < SHORTEST)) {
			throw new IllegalStateException(
					"RUNSTATE_LINK_SECRET is too short: each secret in it needs at least " + SHORTEST + " characters.");
		}
	}

	/** All secrets that links may be signed with; the first signs new ones. */
	List<LinkKey> keys() {
		List<LinkKey> known = this.keys;
		if (known == null) {
			String secret = this.setting.isBlank() ? kept() : this.setting;
			known = parts(secret).stream().map(LinkKey::new).toList();
			this.keys = known;
		}
		return known;
	}

	/** Two processes that start at once make one secret: the first insert stays. */
	private String kept() {
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		this.jdbc.sql("insert ignore into setting (name, value) values ('link-secret', ?)")
			.param(HexFormat.of().formatHex(random))
			.update();
		return this.jdbc.sql("select value from setting where name = 'link-secret'").query(String.class).single();
	}

	private static List<String> parts(String secret) {
		return Arrays.stream(secret.split(",")).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

}
