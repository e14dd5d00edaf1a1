package org.runstate.database;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Whether this process is the one that the database belongs to. A dump that was restored
 * for a test knows every recipient of the original; it must neither send nor collect.
 * <p>
 * The database remembers the base address under which it was first served to others, and
 * the name of the installation where one is set. A base address of this machine only,
 * such as the default, is never remembered: who tries Runstate out may change it.
 */
@Component
public class Installation {

	private static final Logger log = LoggerFactory.getLogger(Installation.class);

	private static final String ADDRESS = "installation.base-url";

	private static final String NAME = "installation.name";

	private final JdbcClient jdbc;

	private final String address;

	private final String name;

	Installation(JdbcClient jdbc, @Value("${runstate.base-url}") String baseUrl,
			@Value("${runstate.installation:}") String name) {
		this.jdbc = jdbc;
		this.address = baseUrl.replaceFirst("/+$", "");
		this.name = name;
	}

	/**
	 * Why nothing may leave this process, in a sentence; empty for the original, which is
	 * remembered on the way.
	 */
	public Optional<String> foreign() {
		boolean mine = matches(ADDRESS, this.address, isOfThisMachine(this.address));
		boolean named = matches(NAME, this.name, !StringUtils.hasText(this.name));
		if (mine && named) {
			return Optional.empty();
		}
		String owner = remembered(mine ? NAME : ADDRESS).orElse("");
		return Optional.of("This database belongs to %s, and this is %s: nothing is sent or collected from a copy."
			.formatted(owner, mine ? this.name : this.address));
	}

	private boolean matches(String setting, String value, boolean nameless) {
		Optional<String> known = remembered(setting);
		if (known.isEmpty() && !nameless) {
			this.jdbc.sql("insert ignore into setting (name, value) values (?, ?)").params(setting, value).update();
			known = remembered(setting);
		}
		return known.isEmpty() || known.get().equals(value);
	}

	private Optional<String> remembered(String setting) {
		return this.jdbc.sql("select value from setting where name = ?").param(setting).query(String.class).optional();
	}

	/** From now on this process is the original, and the one before is not. */
	public void adopt() {
		this.jdbc.sql("delete from setting where name in (?, ?)").params(ADDRESS, NAME).update();
		log.warn("installation adopted address={} name={}", this.address, this.name);
	}

	/** By its words: looking it up could take long, and tell otherwise tomorrow. */
	private static boolean isOfThisMachine(String baseUrl) {
		String host = Objects.requireNonNullElse(URI.create(baseUrl).getHost(), "");
		return host.isEmpty() || host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.")
				|| host.equals("[::1]");
	}

}
