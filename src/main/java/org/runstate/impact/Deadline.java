package org.runstate.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the last day on which acting is in time: in the vendor's label, else in "by" or
 * "before" a date near words that ask for something, else, for what ends, in when it
 * ends.
 */
final class Deadline {

	/** Words that set a limit. */
	private static final Set<String> LIMITS = Set.of("by", "before", "until", "till", "prior to", "no later than",
			"not later than", "on or before");

	private static final Pattern BOUND = Pattern.compile(
			"\\b(by|before|until|till|prior to|no later than|not later than|on or before|through|after|on|from|starting|beginning|as of|effective|in)"
					+ "(?:\\s+(?:the|on|in|from))*\\s*$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ASKS = Pattern.compile(
			"\\b(?:must|need(?:s|ed)? to|required?|please|should|ensure|recommend\\w*|migrat\\w+|updat(?:e|ing) your|update (?:to|the)"
					+ "|upgrad\\w+|transition\\w*|switch\\w*|replac\\w+|export|back up|opt[ -]?(?:out|in)|action|act|complete the|follow these"
					+ "|encourage\\w*|avoid|deadline|configure|enable|disable|review|plan to|renew|submit|move (?:to|your)|download)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ROLLS_OUT = Pattern.compile(
			"\\b(?:roll(?:ing)?[ -]?out|rollout|expect(?:ed)? to (?:complete|be complete)|complete by|become available|generally available|made available|preview)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ENDS = Pattern.compile(
			"\\b(?:retir\\w+|end(?:s|ed|ing)?(?: of)?|remov\\w+|discontinu\\w+|no longer|deprecat\\w+|sunset\\w*|stop\\w*|shut ?down|unavailable|delet\\w+|enforce\\w*|turned off|decommission\\w*|expir\\w+)\\b",
			Pattern.CASE_INSENSITIVE);

	private Deadline() {
	}

	/**
	 * The deadline of a text with its reason.
	 * @param ends whether the notice speaks of something that ends
	 */
	static @Nullable Found in(String text, List<Timeline.Dated> dates, boolean ends, @Nullable LocalDate published) {
		Found asked = null;
		Found ended = null;
		for (Timeline.Dated date : dates) {
			Matcher bound = BOUND.matcher(text.substring(Math.max(0, date.start() - 24), date.start()));
			String word = bound.find() ? bound.group(1).toLowerCase(Locale.ROOT) : "";
			LocalDate last = last(word, date.promise());
			if (published != null && last.isBefore(published.minusDays(1))) {
				continue;
			}
			boolean limits = LIMITS.contains(word);
			String sentence = (limits || ends) ? sentence(text, date) : "";
			if (sentence.isEmpty() || ROLLS_OUT.matcher(sentence).find()) {
				continue;
			}
			String words = (word + " " + date.promise().words()).strip();
			if (limits && (asked == null || last.isBefore(asked.day())) && ASKS.matcher(sentence).find()) {
				asked = new Found(last, true, "the text asks to act \u201c" + words + "\u201d");
			}
			if (ends && (ended == null || last.isBefore(ended.day())) && ENDS.matcher(sentence).find()) {
				ended = new Found(last, false, "the text says that it ends \u201c" + words + "\u201d");
			}
		}
		return (asked != null) ? asked : ended;
	}

	private static LocalDate last(String word, Promise promise) {
		return switch (word) {
			case "before", "prior to", "on", "from", "starting", "beginning", "as of", "effective" ->
				promise.from().minusDays(1);
			case "in" -> promise.from().minusDays(1);
			default -> promise.to();
		};
	}

	private static String sentence(String text, Timeline.Dated date) {
		int start = Math.max(text.lastIndexOf('\n', date.start()), text.lastIndexOf(". ", date.start())) + 1;
		int line = text.indexOf('\n', date.end());
		int stop = text.indexOf(". ", date.end());
		int end = Math.min((line < 0) ? text.length() : line, (stop < 0) ? text.length() : stop);
		return text.substring(start, end);
	}

	/**
	 * A deadline and the clause that explains it.
	 *
	 * @param asked whether the text asks to act by it, rather than names an end
	 */
	record Found(LocalDate day, boolean asked, String why) {
	}

}
