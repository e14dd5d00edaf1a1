package org.runstate.source;

import java.time.Instant;
import java.util.Optional;

import org.runstate.notice.Compared;

/**
 * Which polls look so odd that nothing of them is kept until a person has looked. A first
 * poll is never odd.
 */
final class Holding {

	/** So many new entries at once are a flood. */
	private static final int SURGE = 50;

	private static final int ENOUGH_TO_JUDGE = 10;

	/** With fewer entries it is no wonder that all are new. */
	private static final int ENOUGH_TO_BE_STRANGE = 3;

	private static final double REST = 0.2;

	private Holding() {
	}

	/** Why a poll is held, in one sentence, or empty when it may be kept. */
	static Optional<String> reason(Source source, Look.Said said, Compared compared) {
		if (source.isFirst()) {
			return Optional.empty();
		}
		Integer before = source.entries();
		int now = compared.entries();
		int added = compared.added().size();
		int revised = compared.revised().size();
		if (said.whole() && before != null && before >= ENOUGH_TO_JUDGE && now < before * REST) {
			return held("the source has %d entries, and had %d before".formatted(now, before));
		}
		if (added > SURGE) {
			return held("%d entries are new at once, which is more than %d".formatted(added, SURGE));
		}
		if (added == now && now >= ENOUGH_TO_BE_STRANGE && !isRecent(source, compared)) {
			return held("all %d entries are new, and older than the last look at the source".formatted(now));
		}
		if (now - added >= ENOUGH_TO_JUDGE && revised * 2 > now - added) {
			return held("%d of %d known entries say something else at once".formatted(revised, now - added));
		}
		return Optional.empty();
	}

	/** A short list may be all new when the source was busy since it was last seen. */
	private static boolean isRecent(Source source, Compared compared) {
		Instant seen = source.lastGoodAt();
		return seen != null && compared.oldest().filter((oldest) -> !oldest.isBefore(seen)).isPresent();
	}

	private static Optional<String> held(String why) {
		return Optional.of("Held: " + why + ".");
	}

}
