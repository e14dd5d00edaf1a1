package org.runstate.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CostlyTests {

	private Instant now = Instant.parse("2026-11-23T08:00:00Z");

	private final AtomicInteger asked = new AtomicInteger();

	private final java.time.Clock clock = new java.time.Clock() {

		@Override
		public java.time.ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public java.time.Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return CostlyTests.this.now;
		}

	};

	@Test
	void whatIsQuickIsAskedAnewEachTime() {
		Costly<Integer> quick = taking(Duration.ofMillis(200));
		assertThat(quick.get().value()).isEqualTo(1);
		assertThat(quick.get().isKept()).isFalse();
		assertThat(quick.get().value()).isEqualTo(3);
	}

	@Test
	void whatTookLongIsGivenAgainForTwentyTimesAsLong() {
		Costly<Integer> slow = taking(Duration.ofSeconds(3));
		Instant began = this.now;
		slow.get();
		this.now = began.plusSeconds(59);
		assertThat(slow.get()).satisfies((answer) -> {
			assertThat(answer.value()).isEqualTo(1);
			assertThat(answer.isKept()).isTrue();
			assertThat(answer.at()).isEqualTo(began);
		});
		this.now = began.plusSeconds(61);
		assertThat(slow.get().value()).isEqualTo(2);
	}

	private Costly<Integer> taking(Duration time) {
		return new Costly<>(() -> {
			this.now = this.now.plus(time);
			return this.asked.incrementAndGet();
		}, this.clock);
	}

}
