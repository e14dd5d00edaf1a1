package org.runstate.language;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Says again in one language what was said in English: sentences that are kept, such as
 * what a revision changed, or that are made where nobody knows who will read them. The
 * English of a key that begins with {@code said.} is compared with the sentence; its
 * values are said again as well, and days become days of the language. What begins with
 * {@code said.inside.} stands in another sentence only; the values of a key with
 * {@code .raw.} are names; one with {@code .known.} is meant only where its first value
 * can be said again.
 */
final class Retelling {

	static final String PREFIX = "said.";

	private static final Pattern VALUE = Pattern.compile("\\{(\\d+)}");

	private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final Pattern DAY = Pattern
		.compile("(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: (\\d{4}))?");

	private static final Pattern MOMENT = Pattern.compile("(\\d{1,2} [A-Z][a-z]{2} \\d{4}), (\\d\\d:\\d\\d) (\\S+)");

	private static final Pattern SPAN = Pattern
		.compile("(\\d{1,2}(?: [A-Z][a-z]{2}(?: \\d{4})?)?) to (\\d{1,2} [A-Z][a-z]{2} \\d{4})");

	/** Between phrases that are quoted: an English pair of marks becomes a German one. */
	private static final String BETWEEN = "\u201d, \u201c";

	/** A value within a value is said again; deeper than this nothing is built. */
	private static final int DEPTH = 6;

	private final Locale language;

	private final Map<String, String> whole = new HashMap<>();

	private final List<Sentence> filled = new ArrayList<>();

	/**
	 * Sentences in two languages.
	 * @param english by key
	 * @param other the same in the language
	 */
	Retelling(Locale language, Map<String, String> english, Map<String, String> other) {
		this.language = language;
		english.forEach((key, said) -> {
			String meant = other.get(key);
			if (key.startsWith(PREFIX) && meant != null) {
				add(key, plain(said), plain(meant));
			}
		});
		// the one that says most by itself is the one that was meant
		this.filled.sort((a, b) -> Integer.compare(b.own(), a.own()));
	}

	private void add(String key, String said, String meant) {
		if (VALUE.matcher(said).find()) {
			this.filled.add(Sentence.of(key, said, meant));
		}
		else {
			this.whole.put(small(said), meant);
		}
	}

	/** The same in the language, or nothing where nobody wrote it down. */
	Optional<String> of(String said) {
		return Optional.ofNullable(again(said, 0));
	}

	private @Nullable String again(String said, int depth) {
		String meant = this.whole.get(small(said));
		if (meant == null && !said.isEmpty() && Character.isDigit(said.charAt(0))) {
			meant = moment(said);
		}
		for (int i = 0; meant == null && depth < DEPTH && i < this.filled.size(); i++) {
			meant = filled(this.filled.get(i), said, depth);
		}
		boolean large = !said.isEmpty() && Character.isUpperCase(said.codePointAt(0));
		return (meant != null && large) ? large(meant) : meant;
	}

	private @Nullable String filled(Sentence sentence, String said, int depth) {
		Matcher matcher = sentence.pattern().matcher(said);
		if ((sentence.inside() && depth == 0) || !matcher.matches()) {
			return null;
		}
		StringBuilder meant = new StringBuilder();
		Matcher value = VALUE.matcher(sentence.meant());
		int from = 0;
		while (value.find()) {
			String given = matcher.group("v" + value.group(1));
			String told = sentence.raw() ? null : again(given, depth + 1);
			if (told == null && sentence.known() && value.group(1).equals("0")) {
				return null;
			}
			meant.append(sentence.meant(), from, value.start())
				.append((told != null) ? told : given.replace(BETWEEN, "\u201c, \u201e"));
			from = value.end();
		}
		return meant.append(sentence.meant().substring(from)).toString();
	}

	private @Nullable String moment(String said) {
		Matcher moment = MOMENT.matcher(said);
		if (moment.matches()) {
			String zone = this.whole.get(small(moment.group(3)));
			return day(moment.group(1)) + ", " + moment.group(2) + " " + ((zone != null) ? zone : moment.group(3));
		}
		Matcher span = SPAN.matcher(said);
		if (span.matches()) {
			String first = day(span.group(1));
			return ((first != null) ? first : span.group(1) + ".") + " " + this.whole.getOrDefault("to", "to") + " "
					+ day(span.group(2));
		}
		return day(said);
	}

	private @Nullable String day(String said) {
		if (ISO.matcher(said).matches()) {
			return Dates.longer(LocalDate.parse(said), this.language);
		}
		Matcher day = DAY.matcher(said);
		if (!day.matches()) {
			return null;
		}
		int month = 1 + List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
			.indexOf(day.group(2));
		int number = Integer.parseInt(day.group(1));
		if (day.group(3) == null) {
			return number + ". " + Month.of(month).getDisplayName(TextStyle.SHORT, this.language);
		}
		return Dates.longer(LocalDate.of(Integer.parseInt(day.group(3)), month, 1).plusDays(number - 1L),
				this.language);
	}

	/** As it reads when nothing is filled in. */
	private static String plain(String format) {
		return format.replace("''", "'");
	}

	private static String small(String said) {
		return said.isEmpty() ? said : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
	}

	private static String large(String said) {
		return said.isEmpty() ? said : said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
	}

	/**
	 * A sentence with values.
	 *
	 * @param pattern what it looks like in English
	 * @param own how many letters are its own
	 * @param inside whether it only stands in another, as a list does
	 * @param raw whether its values are names, which stay as they are
	 * @param known whether it is meant only where its first value can be said again
	 */
	private record Sentence(Pattern pattern, String meant, int own, boolean inside, boolean raw, boolean known) {

		static Sentence of(String key, String said, String meant) {
			StringBuilder pattern = new StringBuilder();
			Matcher value = VALUE.matcher(said);
			int from = 0;
			int own = 0;
			while (value.find()) {
				pattern.append(literal(said.substring(from, value.start()), from == 0));
				pattern.append("(?<v").append(value.group(1)).append(">.+?)");
				own += value.start() - from;
				from = value.end();
			}
			pattern.append(literal(said.substring(from), from == 0));
			own += said.length() - from;
			return new Sentence(Pattern.compile(pattern.toString(), Pattern.DOTALL), meant, own,
					key.startsWith(PREFIX + "inside."), key.contains(".raw."), key.contains(".known."));
		}

		/** The first letter may be small or large. */
		private static String literal(String text, boolean first) {
			if (text.isEmpty() || !first) {
				return text.isEmpty() ? "" : Pattern.quote(text);
			}
			String letter = text.substring(0, 1);
			String rest = text.substring(1);
			return "(?i:" + Pattern.quote(letter) + ")" + (rest.isEmpty() ? "" : Pattern.quote(rest));
		}

	}

}
