package org.runstate.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptsTests {

	private Instant now = Instant.parse("2026-11-22T08:00:00Z");

	private final Attempts attempts = new Attempts(clock());

	@Test
	void allowsTenWrongOnes() {
		use(10);
		assertThat(this.attempts.take("dana@example.org", "192.0.2.7")).isFalse();
	}

	@Test
	void locksNobodyOutFromElsewhere() {
		use(11);
		assertThat(this.attempts.take("dana@example.org", "192.0.2.8")).isTrue();
		assertThat(this.attempts.take("eli@example.org", "192.0.2.7")).isTrue();
	}

	@Test
	void countsOneHouseOfIpv6AsOneNetwork() {
		for (int i = 1; i <= 10; i++) {
			assertThat(this.attempts.take("dana@example.org", "2001:db8:0:1::" + i)).isTrue();
		}
		assertThat(this.attempts.take("dana@example.org", "2001:db8:0:1:ffff::1")).isFalse();
		assertThat(this.attempts.take("dana@example.org", "2001:db8:0:2::1")).isTrue();
	}

	@Test
	void allowsAgainAfterFifteenMinutesHoweverOftenItWasTried() {
		use(11);
		this.now = this.now.plus(Duration.ofMinutes(14));
		assertThat(this.attempts.take("dana@example.org", "192.0.2.7")).isFalse();
		this.now = this.now.plus(Duration.ofMinutes(1));
		assertThat(this.attempts.take("dana@example.org", "192.0.2.7")).isTrue();
	}

	@Test
	void startsAnewAfterARightOne() {
		use(9);
		this.attempts.forget("dana@example.org", "192.0.2.7");
		use(10);
	}

	private void use(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.attempts.take("dana@example.org", "192.0.2.7")).isEqualTo(i < 10);
		}
	}

	private Clock clock() {
		InstantSource source = () -> this.now;
		return source.withZone(ZoneOffset.UTC);
	}

}
