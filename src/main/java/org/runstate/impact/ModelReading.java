package org.runstate.impact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.model.Opinions;
import org.runstate.impact.model.Opinions.Opinion;

/**
 * What the model says of the parts of one notice, with its reasons.
 */
final class ModelReading {

	static final String TOUCHED = "touched";

	/** What a part is where the model thinks it none of the values that it learned. */
	private static final String NONE = "none";

	private final @Nullable Opinions opinions;

	ModelReading(@Nullable Opinions opinions) {
		this.opinions = opinions;
	}

	/**
	 * What it decides on.
	 * @param otherwise the value where it thinks it none of those that it learned
	 */
	Optional<Reason> decide(String part, String otherwise) {
		if (this.opinions == null) {
			return Optional.empty();
		}
		List<Opinion> about = this.opinions.about(part);
		if (about.isEmpty()) {
			return Optional.empty();
		}
		Opinion best = about.stream()
			.max(Comparator.comparingDouble((one) -> one.chance() / one.asked().threshold()))
			.orElseThrow();
		boolean touch = best.value().equals(TOUCHED);
		if (best.isYes()) {
			return Optional.of(reason(this.opinions, part, touch ? "medium" : best.value(), best, true, best.chance()));
		}
		double none = about.stream().mapToDouble((one) -> 1 - one.chance()).min().orElse(0);
		return Optional.of(reason(this.opinions, part, touch ? NONE : otherwise, best, false, none));
	}

	private static Reason reason(Opinions opinions, String part, String value, Opinion best, boolean yes,
			double confidence) {
		List<String> words = opinions.words(best, yes);
		String from = words.isEmpty() ? "" : ", from \u201c" + String.join("\u201d, \u201c", words) + "\u201d";
		double rounded = Math.round(confidence * 1000) / 1000.0;
		return new Reason(part, value, "model", "the model is " + Math.round(confidence * 100) + " % sure" + from,
				rounded);
	}

}
