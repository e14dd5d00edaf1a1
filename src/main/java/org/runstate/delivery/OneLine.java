package org.runstate.delivery;

import java.util.regex.Pattern;

/**
 * Text that is fit for one line of a header, whoever wrote it.
 */
final class OneLine {

	/**
	 * Everything that some reader takes for the end of a line, or that nobody can see.
	 */
	private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\p{Co}\\s"
			+ "\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]+");

	private OneLine() {
	}

	/**
	 * The text with every run of white space, control and direction characters made one
	 * space.
	 * @param text anything
	 * @param longest how many characters are kept; what is cut ends with an ellipsis
	 */
	static String of(String text, int longest) {
		String line = isPlain(text) ? text : UNFIT.matcher(text).replaceAll(" ").strip();
		if (line.length() <= longest) {
			return line;
		}
		int end = longest - 1;
		return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
	}

	/** What most values are, known without a search: ASCII with one space at a time. */
	private static boolean isPlain(String text) {
		char before = ' ';
		for (int i = 0; i < text.length(); i++) {
			char one = text.charAt(i);
			if (one < ' ' || one > '~' || (one == ' ' && before == ' ')) {
				return false;
			}
			before = one;
		}
		return before != ' ' || text.isEmpty();
	}

}
