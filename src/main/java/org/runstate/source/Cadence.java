package org.runstate.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;

/**
 * How often a source usually says something new. What somebody stated counts; otherwise
 * it is the mean time between the days on which its entries were published, for sources
 * publish several at a time and then none for weeks.
 */
final class Cadence {

	/** With fewer days nothing is usual. */
	private static final int ENOUGH_DAYS = 5;

	private static final int LATEST_DAYS = 20;

	private Cadence() {
	}

	static @Nullable Duration of(Source source, List<Entry> entries) {
		Duration stated = source.options().duration("cadence");
		if (stated != null) {
			return stated;
		}
		TreeSet<LocalDate> days = entries.stream()
			.map(Cadence::said)
			.filter(Objects::nonNull)
			.map((when) -> LocalDate.ofInstant(Objects.requireNonNull(when), ZoneOffset.UTC))
			.collect(Collectors.toCollection(TreeSet::new));
		while (days.size() > LATEST_DAYS) {
			days.pollFirst();
		}
		return (days.size() < ENOUGH_DAYS) ? source.cadence()
				: Duration.ofDays(ChronoUnit.DAYS.between(days.first(), days.last())).dividedBy(days.size() - 1L);
	}

	/** Many feeds only say when an entry was last updated. */
	private static @Nullable Instant said(Entry entry) {
		return (entry.published() != null) ? entry.published() : entry.updated();
	}

	/** When the latest of the entries was said, as far as that is past. */
	static Instant latest(List<Entry> entries, Instant now) {
		return entries.stream()
			.map(Cadence::said)
			.filter((when) -> when != null && when.isBefore(now))
			.map(Objects::requireNonNull)
			.max(Instant::compareTo)
			.orElse(now);
	}

}
