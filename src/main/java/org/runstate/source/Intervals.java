package org.runstate.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often a source is looked at, in words.
 */
final class Intervals {

	private static final List<Duration> USUAL = Stream
		.of("PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H", "PT12H", "P1D", "P7D")
		.map(Duration::parse)
		.toList();

	private Intervals() {
	}

	/** An interval in words, such as "1 h 30 min". */
	static String words(Duration every) {
		long minutes = every.toMinutes();
		if (minutes == 0) {
			return every.toSeconds() + " s";
		}
		String words = ((minutes >= 1440) ? minutes / 1440 + " d " : "")
				+ ((minutes % 1440 >= 60) ? minutes % 1440 / 60 + " h " : "")
				+ ((minutes % 60 > 0) ? minutes % 60 + " min" : "");
		return words.strip();
	}

	/** The intervals that a page offers, and the one that is set among them. */
	static List<Choice> choices(String set) {
		Stream<Duration> all = USUAL.stream();
		try {
			Duration own = Duration.parse(set);
			all = Stream.concat(all, Stream.of(own)).distinct().sorted();
		}
		catch (DateTimeParseException ex) {
			// what was typed is told as wrong elsewhere
		}
		return all.map((every) -> new Choice(every.toString(), words(every))).toList();
	}

	/** An interval to choose. */
	public record Choice(String value, String words) {
	}

}
