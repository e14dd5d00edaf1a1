package org.runstate.platform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The stretches of a text whose words are excepted: what follows "does not affect" up to
 * the end of the clause, and what stands before "is not affected".
 */
final class Negations {

	private final Phrases phrases;

	private final Set<String> excepting;

	Negations(List<String> before, List<String> after) {
		this.excepting = Set.copyOf(before);
		Set<String> all = new LinkedHashSet<>(before);
		all.addAll(after);
		this.phrases = new Phrases(all);
	}

	/** The words by which stretches are known. */
	Phrases phrases() {
		return this.phrases;
	}

	/** The stretches around such words. */
	List<Phrases.Hit> around(List<Phrases.Hit> hits, String text) {
		List<Phrases.Hit> stretches = new ArrayList<>();
		for (Phrases.Hit hit : hits) {
			boolean forward = this.excepting.contains(this.phrases.phrase(hit.phrase()));
			stretches.add(new Phrases.Hit(hit.phrase(), forward ? hit.start() : clauseStart(text, hit.start()),
					forward ? clauseEnd(text, hit.end()) : hit.end()));
		}
		return stretches;
	}

	private static int clauseEnd(String text, int from) {
		int at = from;
		while (at < text.length() && !ends(text, at) && !text.startsWith(" but ", at)) {
			at++;
		}
		return at;
	}

	private static int clauseStart(String text, int from) {
		int at = from;
		while (at > 0 && !ends(text, at - 1) && !text.startsWith(", ", at - 1) && !text.startsWith(" but ", at - 1)) {
			at--;
		}
		return at;
	}

	/** A full stop ends a clause only before a blank: "Windows 10.0" goes on. */
	private static boolean ends(String text, int at) {
		char symbol = text.charAt(at);
		boolean last = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
		return symbol == '\n' || symbol == ';' || symbol == ')'
				|| ((symbol == '.' || symbol == '!' || symbol == '?') && last);
	}

}
