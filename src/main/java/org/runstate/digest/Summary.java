package org.runstate.digest;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The first sentences of a text, in a line or two.
 */
final class Summary {

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

	/** No more of a long text than this is looked at. */
	private static final int LOOKED_AT = 4000;

	private Summary() {
	}

	/**
	 * As many whole sentences as fit, or the first one cut at a word.
	 * @param longest in characters
	 */
	static String of(String text, int longest) {
		String line = SPACE.matcher(text.substring(0, Math.min(LOOKED_AT, text.length()))).replaceAll(" ").strip();
		if (line.length() <= longest) {
			return line;
		}
		BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
		sentences.setText(line);
		int end = sentences.preceding(longest + 1);
		if (end > longest / 3) {
			return line.substring(0, end).strip();
		}
		BreakIterator words = BreakIterator.getWordInstance(Locale.ENGLISH);
		words.setText(line);
		int word = words.preceding(longest);
		return line.substring(0, (word > 0) ? word : longest - 1).strip() + "…";
	}

}
