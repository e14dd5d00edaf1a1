package org.runstate.delivery;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.runstate.delivery.Outcome.Next;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTimesTests {

	private static final Instant PLANNED = Instant.parse("2026-11-22T08:00:00Z");

	private static final Outcome later = new Outcome.TryLater("451 later", false);

	@ParameterizedTest
	@CsvSource({ "1, 0.5, 5", "2, 0.5, 15", "3, 0, 30", "4, 1, 60", "5, 0.5, 120", "6, 0.5, 240", "7, 0.5, 240",
			"7, 0, 192", "7, 1, 288", "20, 0.5, 240" })
	void waitsLongerEachTime(int attempts, double random, long minutes) {
		assertThat(RetryTimes.pause(attempts, random)).isEqualTo(Duration.ofMinutes(minutes));
	}

	@Test
	void givesUpAfterFourDays() {
		Instant now = PLANNED;
		int attempts = 0;
		Next next = RetryTimes.after(message("queued", attempts), later, now, 0.5);
		while (next.pause() != null) {
			assertThat(next.state()).isEqualTo("retry");
			now = now.plus(next.pause());
			next = RetryTimes.after(message("retry", ++attempts), later, now, 0.5);
		}
		assertThat(next.state()).isEqualTo("expired");
		assertThat(Duration.between(PLANNED, now)).isBetween(Duration.ofHours(91), Duration.ofDays(4));
	}

	@Test
	void repeatsWhatMayHaveArrivedOnce() {
		Outcome unknown = new Outcome.Unknown("no answer");
		assertThat(RetryTimes.after(message("queued", 0), unknown, PLANNED, 0))
			.isEqualTo(new Next("unknown", Duration.ofMinutes(15)));
		assertThat(RetryTimes.after(message("unknown", 1), unknown, PLANNED, 0)).isEqualTo(new Next("unknown", null));
	}

	@Test
	void endsWithADefiniteAnswer() {
		assertThat(RetryTimes.after(message("queued", 0), new Outcome.Sent("250 ok"), PLANNED, 0))
			.isEqualTo(new Next("sent", null));
		assertThat(RetryTimes.after(message("retry", 3), new Outcome.Refused("550 no"), PLANNED, 0))
			.isEqualTo(new Next("refused", null));
	}

	private static Claimed message(String state, int attempts) {
		return new Claimed("id", "digest", "a@example.org", "A", "s", Body.of("t", "h"), null, PLANNED, state, attempts,
				1);
	}

}
