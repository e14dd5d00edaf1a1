package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.runstate.source.SourceHealth;
import org.runstate.source.SourceHealth.Unwell;

import static org.assertj.core.api.Assertions.assertThat;

class LapseTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	private static Unwell unwell(String name, boolean failing, Duration span) {
		return new Unwell(1, name, name, failing, NOW.minus(span), null, null, null);
	}

	private static String line(int total, Unwell... unwell) {
		return Lapse.line(new SourceHealth(total, List.of(unwell)), NOW);
	}

	@Test
	void namesTheSourcesThatAreMissing() {
		assertThat(line(14, unwell("Apple", false, Duration.ofDays(3)), unwell("Intune", true, Duration.ofHours(30))))
			.isEqualTo("12 of 14 sources fresh; Apple silent for 3 days, Intune not seen for 30 hours");
	}

	@Test
	void countsWhatIsTooMuchToName() {
		Unwell[] many = Stream.of("A", "B", "C", "D", "E")
			.map((name) -> unwell(name, true, Duration.ofDays(2)))
			.toArray(Unwell[]::new);
		assertThat(line(5, many)).isEqualTo(
				"0 of 5 sources fresh; A not seen for 2 days, B not seen for 2 days, C not seen for 2 days and 2 more");
	}

	@Test
	void saysLittleWhenAllIsWell() {
		assertThat(line(1)).isEqualTo("1 of 1 source fresh");
		assertThat(line(0)).isEmpty();
	}

}
