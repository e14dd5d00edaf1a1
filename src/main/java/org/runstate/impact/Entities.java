package org.runstate.impact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The things with a number of their own that a notice speaks of, each once and in the
 * order of the text.
 *
 * @param kb {@code KB5028185}
 * @param cve {@code CVE-2026-1234}
 * @param roadmap Microsoft 365 roadmap ids, digits only
 * @param messages Message Center ids, {@code MC867664}
 * @param builds Windows builds, {@code 26100.4061}
 */
public record Entities(List<String> kb, List<String> cve, List<String> roadmap, List<String> messages,
		List<String> builds) {

	private static final Pattern KB = Pattern.compile("\\bKB ?(\\d{6,8})\\b");

	private static final Pattern CVE = Pattern.compile("\\bCVE-(\\d{4}-\\d{4,7})\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern MESSAGE = Pattern.compile("\\bMC ?(\\d{5,8})\\b");

	private static final Pattern BUILD = Pattern
		.compile("(?<![\\d.])(?:10\\.0\\.)?([12]\\d{4}\\.\\d{1,5})(?![\\d.]*\\d)");

	/**
	 * Where a roadmap id may stand: behind these words, or in an address of the roadmap.
	 */
	private static final Pattern ROADMAP = Pattern.compile(
			"(?:roadmap|feature)(?:\\s+(?:feature|item|entry))?\\s+(?:ids?|items?|numbers?|no\\.?)(?:\\(s\\))?[\\s:#]*\\(?"
					+ "((?:(?:ids?[\\s:#]*)?\\d{3,8}\\b(?!\\.\\d)[\\s,;&/+]*(?:and\\s+|or\\s+)?)+)"
					+ "|roadmap(?:[\\s:#]+|/|[^\\s\"'<>]*?(?:searchterms(?:=|%3D)|featureid(?:=|%3D)|[?&;]id(?:=|%3D)))"
					+ "((?:\\d{5,8}(?!\\d)(?:%2C|,|%20|\\+)*)+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIGITS = Pattern.compile("(?<!%)\\d{3,8}|(?<=%2C|%20)\\d{3,8}");

	public Entities {
		kb = List.copyOf(kb);
		cve = List.copyOf(cve);
		roadmap = List.copyOf(roadmap);
		messages = List.copyOf(messages);
		builds = List.copyOf(builds);
	}

	/** Reads the title, the text and the addresses of links. */
	public static Entities in(Subject subject) {
		return in(Said.whole(subject), subject.html());
	}

	/** The same where title and text are one. */
	static Entities in(String all, String html) {
		return new Entities(find(KB, all, "KB", "KB"), find(CVE, all, "-", "CVE-"), roadmap(all, html),
				find(MESSAGE, all, "MC", "MC"), builds(all));
	}

	private static List<String> roadmap(String text, String html) {
		Set<String> ids = new LinkedHashSet<>();
		for (String where : List.of(text, html.replace("&amp;", "&"))) {
			roadmap(where, "oadmap", ids);
			roadmap(where, "eature ID", ids);
		}
		return new ArrayList<>(ids);
	}

	/** Looks behind each place where the word stands; a search of every place is slow. */
	private static void roadmap(String text, String word, Set<String> ids) {
		Matcher place = ROADMAP.matcher(text);
		for (int at = text.indexOf(word); at > 0; at = text.indexOf(word, at + 1)) {
			if (place.region(at - 1, text.length()).lookingAt()) {
				Matcher digits = DIGITS.matcher((place.group(1) != null) ? place.group(1) : place.group(2));
				while (digits.find()) {
					ids.add(digits.group());
				}
			}
		}
	}

	/** Looks only where a mark stands; a search of every place is slow. */
	private static List<String> find(Pattern pattern, String text, String mark, String prefix) {
		int at = text.indexOf(mark);
		if (at < 0) {
			return List.of();
		}
		Set<String> found = new LinkedHashSet<>();
		Matcher place = pattern.matcher(text).useTransparentBounds(true);
		for (; at >= 0; at = text.indexOf(mark, at + 1)) {
			// of a CVE the dash is the rarest
			int start = mark.equals("-") ? at - 3 : at;
			if (start >= 0 && place.region(start, text.length()).lookingAt()) {
				found.add(prefix + place.group(1));
			}
		}
		return new ArrayList<>(found);
	}

	/** Looks only where a point stands between digits. */
	private static List<String> builds(String text) {
		Set<String> found = new LinkedHashSet<>();
		Matcher place = BUILD.matcher(text).useTransparentBounds(true);
		for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
			int start = at - 5;
			if (start >= 0 && isDigit(text, at - 1) && isDigit(text, at + 1) && isDigit(text, start)) {
				boolean whole = start >= 5 && text.startsWith("10.0.", start - 5);
				if (place.region(whole ? start - 5 : start, text.length()).lookingAt()) {
					found.add(place.group(1));
				}
			}
		}
		return new ArrayList<>(found);
	}

	private static boolean isDigit(String text, int at) {
		return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
	}

}
