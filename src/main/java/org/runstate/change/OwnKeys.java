package org.runstate.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.runstate.change.Key.Kind;
import org.runstate.impact.Category;
import org.runstate.impact.Entities;
import org.runstate.impact.Subject;

/**
 * The numbers under which a notice itself is known, not those that it mentions: its own
 * id, those in its title, and the roadmap items with which it says it is associated. A
 * notice with many of a kind is a list, and none of them is its own.
 */
final class OwnKeys {

	private static final int MOST = 2;

	private static final int MOST_ROADMAP_ITEMS = 6;

	private static final Pattern MESSAGE = Pattern.compile("MC\\d{5,8}");

	private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,7}");

	private static final Pattern NUMBER = Pattern.compile("\\d{3,8}");

	/** A title with these speaks of what came of an update, not of the update. */
	private static final Pattern TROUBLE = Pattern.compile(
			"\\b(?:issues?|problems?|errors?|fail(?:s|ed|ure|ures)?|might|unable|workaround|after|caused?|address(?:es)?)\\b",
			Pattern.CASE_INSENSITIVE);

	private OwnKeys() {
	}

	static Set<Key> of(Announced notice) {
		Set<Key> keys = new LinkedHashSet<>();
		Entities titled = entities(notice.title());
		add(keys, Kind.MESSAGE, messages(notice, titled), MOST);
		add(keys, Kind.ROADMAP, roadmap(notice, titled), MOST_ROADMAP_ITEMS);
		String entry = notice.entryKey().toUpperCase(Locale.ROOT);
		add(keys, Kind.CVE, CVE.matcher(entry).matches() ? List.of(entry) : upper(titled.cve()), 1);
		if (notice.category() != Category.KNOWN_ISSUE && notice.category() != Category.INCIDENT
				&& !TROUBLE.matcher(notice.title()).find()) {
			add(keys, Kind.KB, titled.kb(), 1);
			add(keys, Kind.BUILD, titled.builds(), MOST);
		}
		return keys;
	}

	private static void add(Set<Key> keys, Kind kind, List<String> values, int most) {
		if (values.size() <= most) {
			values.forEach((value) -> keys.add(new Key(kind, value)));
		}
	}

	private static List<String> messages(Announced notice, Entities titled) {
		if (MESSAGE.matcher(notice.entryKey()).matches()) {
			return List.of(notice.entryKey());
		}
		String url = notice.url();
		String last = (url != null) ? url.substring(url.lastIndexOf('/') + 1) : "";
		return MESSAGE.matcher(last).matches() ? List.of(last) : titled.messages();
	}

	private static List<String> roadmap(Announced notice, Entities titled) {
		if (notice.kind().equals("m365-roadmap")) {
			return NUMBER.matcher(notice.entryKey()).matches() ? List.of(notice.entryKey()) : List.of();
		}
		Set<String> ids = new LinkedHashSet<>();
		notice.labels()
			.stream()
			.filter((label) -> label.regionMatches(true, 0, "roadmap:", 0, 8))
			.forEach((label) -> NUMBER.matcher(label).results().forEach((number) -> ids.add(number.group())));
		if (ids.isEmpty()) {
			String url = notice.url();
			ids.addAll((url != null) ? entities(url).roadmap() : List.of());
			ids.addAll(titled.roadmap());
		}
		if (ids.isEmpty()) {
			ids.addAll(associated(notice.head()));
		}
		return new ArrayList<>(ids);
	}

	/** "This message is associated with Microsoft 365 Roadmap ID 130363." */
	private static List<String> associated(String head) {
		String folded = head.toLowerCase(Locale.ROOT);
		for (int at = folded.indexOf("roadmap id"); at >= 0; at = folded.indexOf("roadmap id", at + 1)) {
			int start = Math.max(head.lastIndexOf('\n', at), head.lastIndexOf(". ", at)) + 1;
			String before = folded.substring(start, at);
			if (before.isBlank() || before.contains("associated with") || before.contains("related to")) {
				int line = head.indexOf('\n', at);
				return entities(head.substring(at, (line < 0) ? head.length() : line)).roadmap();
			}
		}
		return List.of();
	}

	private static List<String> upper(List<String> values) {
		return values.stream().map((value) -> value.toUpperCase(Locale.ROOT)).distinct().toList();
	}

	private static Entities entities(String text) {
		return Entities.in(new Subject(text, "", "", List.of(), List.of(), List.of(), null));
	}

}
