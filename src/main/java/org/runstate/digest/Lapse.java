package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.runstate.source.SourceHealth;
import org.runstate.source.SourceHealth.Unwell;

/**
 * What a digest says about sources that cannot be seen, for what they did not say is
 * missing in it.
 */
final class Lapse {

	private static final int NAMED = 3;

	private Lapse() {
	}

	/** Such as "12 of 14 sources fresh; Apple silent for 3 days". */
	static String line(SourceHealth health, Instant now) {
		if (health.total() == 0) {
			return "";
		}
		List<Unwell> unwell = health.unwell();
		String fresh = health.fresh() + " of " + health.total() + ((health.total() == 1) ? " source" : " sources")
				+ " fresh";
		if (unwell.isEmpty()) {
			return fresh;
		}
		String named = unwell.stream().limit(NAMED).map((one) -> phrase(one, now)).collect(Collectors.joining(", "));
		int more = unwell.size() - NAMED;
		return fresh + "; " + named + ((more > 0) ? " and " + more + " more" : "");
	}

	private static String phrase(Unwell one, Instant now) {
		return one.name() + (one.failing() ? " not seen for " : " silent for ") + span(one.since(), now);
	}

	/** In days, or in hours below two days. */
	static String span(Instant since, Instant now) {
		Duration span = Duration.between(since, now);
		return (span.toHours() < 48) ? span.toHours() + " hours" : span.toDays() + " days";
	}

}
