package org.runstate.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that a message says it replaces, or is replaced by. That it mentions another,
 * as most do ("as communicated in MC123456"), says nothing of the kind.
 */
final class Replacement {

	private static final Pattern MESSAGE = Pattern.compile("\\bMC ?(\\d{5,8})\\b");

	private static final int BEFORE = 60;

	private static final List<String> REPLACES = List.of("replaces", "replacing", "supersedes", "superseding");

	private static final List<String> REPLACED = List.of("replaced by", "superseded by", "replaced with");

	private Replacement() {
	}

	/**
	 * The messages named so.
	 * @return by message id, whether it is the one that is replaced
	 */
	static Map<String, Boolean> in(String text) {
		Map<String, Boolean> found = new LinkedHashMap<>();
		Matcher message = MESSAGE.matcher(text);
		while (message.find()) {
			String before = sentence(text.substring(Math.max(0, message.start() - BEFORE), message.start()))
				.toLowerCase(Locale.ROOT);
			if (REPLACED.stream().anyMatch(before::contains)) {
				found.put("MC" + message.group(1), false);
			}
			else if (REPLACES.stream().anyMatch(before::contains)) {
				found.put("MC" + message.group(1), true);
			}
		}
		return found;
	}

	private static String sentence(String before) {
		int start = Math.max(before.lastIndexOf(". "), before.lastIndexOf('\n'));
		return before.substring(start + 1);
	}

}
