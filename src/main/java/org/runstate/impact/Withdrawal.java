package org.runstate.impact;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Difference.Kind;
import org.runstate.platform.Phrases;

/**
 * Whether a revision takes back what was announced, wholly or for some clouds, or takes
 * it up again. Only update notes, the section that says when, and titles count: a text
 * about cancelling meetings is not cancelled.
 */
final class Withdrawal {

	private static final Phrases BACK = new Phrases(List.of("not moving forward", "not be moving forward",
			"not move forward", "not forward with this", "not to proceed", "not proceed", "not be proceeding",
			"not proceeding", "not going forward", "roll this back", "rolling this back", "rolling back", "rolled back",
			"roll back this", "cancelled", "canceled", "cancelling this", "canceling this", "on hold", "paused",
			"pausing", "when we are ready to proceed", "once we are ready to proceed", "no longer planned",
			"no longer plan", "withdrawn", "until further notice", "till further notice", "disregard this",
			"ignore this message", "please ignore the", "superseded by", "replaced by message", "please refer to mc*",
			"not be rolling this out", "not be rolling out", "not releasing", "will not release",
			"will not be released", "with a new timeline when", "postponed to a later", "postponed indefinitely",
			"delayed indefinitely"));

	private static final Phrases OFF = new Phrases(List.of("postpone*", "delay*", "later date",
			"when we are ready to proceed", "once we are ready to proceed"));

	private static final Phrases CLOUDS = new Phrases(Milestones.CLOUDS.keySet());

	private Withdrawal() {
	}

	static void add(Subject before, Classified earlier, Subject after, Classified later, List<Difference> differences) {
		State was = State.of(before, earlier);
		State is = State.of(after, later);
		if (is == State.ALL && was != State.ALL) {
			differences.add(new Difference(Kind.WITHDRAWN, true, "It was taken back: " + words(after) + "."));
		}
		else if (was == State.ALL && is != State.ALL) {
			differences.add(new Difference(Kind.REINSTATED, true, "What was taken back takes place after all."));
		}
		else if (is == State.PART && was != State.PART) {
			boolean off = !OFF.in(words(after)).isEmpty();
			differences.add(new Difference(off ? Kind.DATE_LATER : Kind.SCOPE_NARROWER, true,
					(off ? "It is put off for some clouds: " : "It was taken back for some clouds: ") + words(after)
							+ "."));
		}
	}

	/** The sentence that takes it back. */
	private static String words(Subject subject) {
		String sentence = sentence(subject);
		String words = (sentence == null) ? "" : sentence.strip();
		// what stands before the colon says when it was updated, or for whom it is
		int colon = words.indexOf(": ");
		words = words.regionMatches(true, 0, "updated", 0, 7) && colon > 0 ? words.substring(colon + 2) : words;
		words = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
		return "\u201c" + ((words.length() > 160) ? words.substring(0, 160).strip() + "\u2026" : words) + "\u201d";
	}

	private static @Nullable String sentence(Subject subject) {
		String said = String.join("\n", Sections.updateNotes(subject.text())) + "\n"
				+ Sections.of(subject.text()).text(Sections.Part.WHEN) + "\n" + title(subject.title());
		List<Phrases.Hit> hits = BACK.in(said);
		if (hits.isEmpty()) {
			return null;
		}
		int start = hits.get(0).start();
		int from = start;
		while (from > 0 && start - from < 300 && said.charAt(from - 1) != '\n'
				&& !(said.charAt(from - 1) == ' ' && from > 1 && said.charAt(from - 2) == '.')) {
			from--;
		}
		int to = start;
		while (to < said.length() && to - start < 300 && said.charAt(to) != '\n'
				&& !(said.charAt(to) == '.' && (to + 1 == said.length() || said.charAt(to + 1) == ' '))) {
			to++;
		}
		return said.substring(from, to);
	}

	/** Titles say it in front or in brackets. */
	private static String title(String title) {
		return title.regionMatches(true, 0, "(", 0, 1) || title.regionMatches(true, 0, "[", 0, 1)
				|| title.regionMatches(true, 0, "cancel", 0, 6) ? title.substring(0, Math.min(title.length(), 30)) : "";
	}

	/** How much of what was announced is taken back. */
	private enum State {

		NOTHING, PART, ALL;

		static State of(Subject subject, Classified read) {
			String sentence = sentence(subject);
			if (sentence == null) {
				return NOTHING;
			}
			boolean some = !CLOUDS.in(sentence).isEmpty() && !sentence.contains("orldwide");
			return (some && !read.timeline().isEmpty()) ? PART : ALL;
		}

	}

}
