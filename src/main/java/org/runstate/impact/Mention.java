package org.runstate.impact;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Timeline.Standing;

/**
 * A date in its sentence, and what the words around make of it: only some dates promise
 * anything.
 *
 * @param sentenceStart where its sentence begins, at most some hundred characters before
 * @param sentenceEnd and ends, at most as far behind
 */
record Mention(String text, FuzzyDate date, Standing standing, int sentenceStart, int sentenceEnd) {

	/** No sentence is longer. */
	private static final int SENTENCE = 400;

	/** How far before a date words still speak of it. */
	private static final int NEAR = 160;

	/** Words that tell of the past right before a date. */
	private static final Set<String> TOLD = Set.of("updated", "modified", "posted", "published", "communicated",
			"announced", "shared", "mentioned", "outlined", "introduced", "since");

	private static final Pattern PREVIOUS = Pattern
		.compile("\\b(?:previous|previously|formerly|originally|instead of|rather than|extended from|postponed from"
				+ "|moved from|delayed from|changed from|extension from)\\b(?![^\\[(]{0,30}\\b(?:announced|communicated|mentioned|published|shared|said))[^,;.)\\]]{0,45}$");

	private static final Pattern HYPOTHETICAL = Pattern.compile("(?:^|[ \"])if [^,;:]{0,80} on $");

	private static final Pattern EXAMPLE = Pattern.compile("\\b(?:example|e\\.g\\.|for instance)[^.]{0,90}$");

	/** A month with a year before one of these is not the name of an edition. */
	private static final Pattern GOES_ON = Pattern.compile(
			"^ (?:and|to|through|until|with|for|or|via|at|the|as|when|after|before|we|is|will|it|on|in|by|if|due|so|but|unless|where|while"
					+ "|you|this|that|there|customers|users|admins|all|because|since|then|rollout|roll|retirement|deadline|launch|timeframe|time|timeline"
					+ "|cutoff|enforcement|deprecation|milestone|shutdown|start|end|target|general|\\d+|onward|onwards|according|are|was|were|has|have|from)\\b");

	private static final Pattern LEADS = Pattern.compile(
			"\\b(?:in|by|until|till|before|of|since|after|from|to|through|during|starting|beginning|around|and|or|between|late|next)(?: the)? $");

	/** Another message, after which a date in brackets says when that was. */
	private static final Pattern REFERENCE = Pattern.compile("\\bmc\\d{5,8}\\b|\\b(?:communicated|announced)\\b");

	private static final Pattern EDITION = Pattern.compile("(?:in development for|you can use:) $");

	private static final Pattern PAST = Pattern
		.compile("^,? (?:we|microsoft|you|it|there|the [\\w ]{0,40}) ?(?:was|were|\\w{2,}ed)\\b");

	static Mention of(Marks marks, FuzzyDate date) {
		String text = marks.text();
		int start = start(text, date.start());
		return new Mention(text, date, standing(marks, date, start), start, end(text, date.end()));
	}

	int start() {
		return this.date.start();
	}

	int end() {
		return this.date.end();
	}

	/** What stands right behind the date, in small letters. */
	String after() {
		return after(this.text, this.date);
	}

	/** Whether it only names an issue of something, or tells what was. */
	boolean isEdition(Promise promise, @Nullable LocalDate published) {
		boolean past = published != null && promise.to().isBefore(published.minusDays(7));
		if (this.text.startsWith(" version", this.date.end())) {
			return true;
		}
		if (!past && !this.date.isBare()) {
			return false;
		}
		String before = before(this.text, this.date, this.sentenceStart);
		String after = after();
		boolean told = (before.endsWith("in ") || before.endsWith("on ")) && PAST.matcher(after).find();
		if (past && (told || isBracketed(this.text, this.date) || REFERENCE.matcher(before).find())) {
			return true;
		}
		if (!this.date.isBare()) {
			return false;
		}
		boolean adjective = after.length() > 1 && after.charAt(0) == ' ' && Character.isLetter(after.charAt(1))
				&& !GOES_ON.matcher(after).find();
		return EDITION.matcher(before).find() || (adjective && !LEADS.matcher(before).find());
	}

	private static Standing standing(Marks marks, FuzzyDate date, int sentence) {
		// most dates have none of these words before them, and looking closely is slow
		if (!marks.any(Mark.PAST, Math.max(sentence, date.start() - NEAR), date.start())
				&& !isBracketed(marks.text(), date)) {
			return Standing.PROMISED;
		}
		String near = before(marks.text(), date, sentence);
		int open = Math.max(near.lastIndexOf('('), near.lastIndexOf('['));
		boolean inBrackets = open >= 0 && near.indexOf(')', open) < 0 && near.indexOf(']', open) < 0;
		String within = inBrackets ? near.substring(open + 1) : "";
		if (within.contains("previous") || within.contains("formerly") || within.contains("originally")
				|| within.startsWith("was ") || within.startsWith("instead of") || within.startsWith("from ")) {
			return within.contains("publish") ? Standing.ASIDE : Standing.PREVIOUS;
		}
		if (isTold(marks.text(), date.start()) || isImagined(near)
				|| (isBracketed(marks.text(), date) && REFERENCE.matcher(near).find())) {
			return Standing.ASIDE;
		}
		boolean previous = (near.contains("previous") || near.contains("originally") || near.contains("formerly")
				|| near.contains(" from") || near.contains(" than") || near.contains("instead"))
				&& PREVIOUS.matcher(near).find();
		return previous ? Standing.PREVIOUS : Standing.PROMISED;
	}

	/** Whether right before it stands what was done then, as "published on". */
	private static boolean isTold(String text, int place) {
		int end = place;
		while (end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == ' ')) {
			end--;
		}
		WordsBefore words = new WordsBefore(text, end, 0);
		words.next();
		if (words.word().equals("on") || words.word().equals("in") || words.word().equals("of")) {
			words.next();
		}
		if (!TOLD.contains(words.word())) {
			return false;
		}
		words.next();
		return !words.word().equals("be") && !words.word().equals("being");
	}

	/** Whether it stands in an example, or in a case that may be. */
	private static boolean isImagined(String near) {
		return ((near.contains("example") || near.contains("e.g.") || near.contains("instance"))
				&& EXAMPLE.matcher(near).find())
				|| (near.endsWith(" on ") && near.contains("if ") && HYPOTHETICAL.matcher(near).find());
	}

	/** Whether it is all that stands between brackets. */
	private static boolean isBracketed(String text, FuzzyDate date) {
		return date.start() > 0 && text.charAt(date.start() - 1) == '(' && date.end() < text.length()
				&& text.charAt(date.end()) == ')';
	}

	private static String before(String text, FuzzyDate date, int sentence) {
		return text.substring(Math.max(sentence, date.start() - NEAR), date.start()).toLowerCase(Locale.ROOT);
	}

	private static String after(String text, FuzzyDate date) {
		return text.substring(date.end(), Math.min(text.length(), date.end() + 80)).toLowerCase(Locale.ROOT);
	}

	private static int start(String text, int place) {
		int least = Math.max(0, place - SENTENCE);
		for (int at = place - 1; at >= least; at--) {
			char symbol = text.charAt(at);
			if (symbol == '\n' || (symbol == ' ' && at > 0 && ends(text.charAt(at - 1)))) {
				return at + 1;
			}
		}
		return least;
	}

	private static int end(String text, int place) {
		int most = Math.min(text.length(), place + SENTENCE);
		for (int at = place; at < most; at++) {
			char symbol = text.charAt(at);
			if (symbol == '\n' || (ends(symbol) && at + 1 < text.length() && text.charAt(at + 1) == ' ')) {
				return at;
			}
		}
		return most;
	}

	private static boolean ends(char symbol) {
		return symbol == '.' || symbol == '!' || symbol == '?';
	}

}
