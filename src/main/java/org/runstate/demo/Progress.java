package org.runstate.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far the story has been told, so that a restart goes on where it was.
 */
@Repository
@Profile("demo")
class Progress {

	private static final String OPENED = "demo.opened";

	private static final String BEGAN = "demo.began";

	private static final String TOLD = "demo.told";

	private final JdbcClient jdbc;

	private final Clock clock;

	Progress(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** When the demo was started first; days of the story count from here. */
	Instant opened() {
		return value(OPENED).map(Instant::parse).orElseGet(() -> {
			keepFirst(OPENED, this.clock.instant().toString());
			return value(OPENED).map(Instant::parse).orElseThrow();
		});
	}

	/** When the baseline had been collected; empty before that. */
	Optional<Instant> began() {
		return value(BEGAN).map(Instant::parse);
	}

	void begin() {
		keepFirst(BEGAN, this.clock.instant().toString());
	}

	/** The number of the last stage that everyone has been told about. */
	int told() {
		return value(TOLD).map(Integer::parseInt).orElse(0);
	}

	void tell(int stage) {
		this.jdbc.sql("insert into setting (name, value) values (?, ?) on duplicate key update value = value(value)")
			.params(TOLD, stage)
			.update();
	}

	private Optional<String> value(String name) {
		return this.jdbc.sql("select value from setting where name = ?").param(name).query(String.class).optional();
	}

	private void keepFirst(String name, String value) {
		this.jdbc.sql("insert ignore into setting (name, value) values (?, ?)").params(name, value).update();
	}

}
