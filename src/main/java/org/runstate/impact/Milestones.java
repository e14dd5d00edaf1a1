package org.runstate.impact;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Phrases.Hit;

/**
 * Says of which stage and cloud a date is, and whether something begins or completes
 * then: from its line, the heading above, and its sentence.
 */
final class Milestones {

	/** Stages as vendors call them. */
	static final Map<String, String> STAGES = Map.ofEntries(Map.entry("general availability", "general-availability"),
			Map.entry("generally available", "general-availability"), Map.entry("GA", "general-availability"),
			Map.entry("standard release", "general-availability"), Map.entry("targeted release", "targeted-release"),
			Map.entry("public preview", "public-preview"), Map.entry("private preview", "private-preview"),
			Map.entry("preview", "preview"));

	/** Clouds as vendors call them; the digit is for their order. */
	static final Map<String, String> CLOUDS = Map.ofEntries(Map.entry("worldwide", "1worldwide"),
			Map.entry("WW", "1worldwide"), Map.entry("GCC", "2gcc"), Map.entry("GCC High", "3gcc-high"),
			Map.entry("GCC-High", "3gcc-high"), Map.entry("GCCHigh", "3gcc-high"), Map.entry("GCCH", "3gcc-high"),
			Map.entry("GCC-H", "3gcc-high"), Map.entry("DoD", "4dod"), Map.entry("21Vianet", "5china"));

	private static final int LINE = 300;

	private static final int HEADING = 90;

	private Milestones() {
	}

	/**
	 * The promise with what is said about it.
	 * @param behind where the date before it ends
	 */
	static Promise label(Promise promise, Mention mention, int behind, Marks marks) {
		String text = marks.text();
		int place = mention.start();
		int line = lineStart(text, place, LINE);
		Hit stage = marks.last(Mark.STAGE, line, place);
		int from = (stage != null) ? stage.start() : line;
		int to = from;
		while (to < place && to < from + HEADING && text.charAt(to) != ':') {
			to++;
		}
		List<Hit> clouds = marks.within(Mark.CLOUD, from, to);
		if (stage == null && clouds.isEmpty()) {
			int heading = heading(text, line);
			stage = marks.last(Mark.STAGE, heading, line);
			clouds = marks.within(Mark.CLOUD, heading, line);
		}
		if (clouds.isEmpty()) {
			clouds = marks.within(Mark.CLOUD, Math.max(behind, mention.sentenceStart()), mention.sentenceEnd());
		}
		return new Promise(promise.from(), promise.to(), promise.precision(), promise.words(),
				(stage != null) ? STAGES.get(Marks.phrase(stage)) : null, names(clouds),
				milestone(mention, behind, marks), null);
	}

	/** Where a short line above begins that ends with a colon; else the line itself. */
	private static int heading(String text, int line) {
		if (line < 2 || text.charAt(line - 1) != '\n') {
			return line;
		}
		int end = line - 1;
		int start = lineStart(text, end, HEADING);
		boolean whole = start == 0 || text.charAt(start - 1) == '\n';
		return (whole && text.substring(start, end).stripTrailing().endsWith(":")) ? start : line;
	}

	private static int lineStart(String text, int place, int most) {
		int start = place;
		while (start > 0 && start > place - most && text.charAt(start - 1) != '\n') {
			start--;
		}
		return start;
	}

	private static @Nullable String milestone(Mention mention, int behind, Marks marks) {
		int from = Math.max(behind, mention.sentenceStart());
		if (marks.any(Mark.COMPLETES, from, mention.start())) {
			return "complete";
		}
		return marks.any(Mark.BEGINS, from, mention.start()) ? "begin" : null;
	}

	private static @Nullable String names(List<Hit> clouds) {
		if (clouds.isEmpty()) {
			return null;
		}
		TreeSet<String> names = new TreeSet<>();
		clouds.forEach((hit) -> names.add(CLOUDS.getOrDefault(Marks.phrase(hit), "")));
		return String.join(",", names.stream().map((name) -> name.substring(1)).toList());
	}

}
