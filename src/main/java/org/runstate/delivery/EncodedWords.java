package org.runstate.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text of a header in ASCII: encoded words of RFC 2047 in the Q encoding, with only those
 * characters left as they are that section 5 (3) allows before an address. Jakarta Mail's
 * own searches every jar for its encoder, a word at a time, and cuts characters of four
 * bytes in two.
 */
final class EncodedWords {

	private static final String BEGIN = "=?UTF-8?Q?";

	private static final String END = "?=";

	/**
	 * A line that holds an encoded word has at most 76 characters, and begins with a
	 * space.
	 */
	private static final int ROOM = 75 - BEGIN.length() - END.length();

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private EncodedWords() {
	}

	/**
	 * The text as it is when it is ASCII, else as encoded words with a space between.
	 * @param header what the first of them follows on its line
	 * @param text one line
	 */
	static String of(String header, String text) {
		if (text.chars().allMatch((one) -> one < 128)) {
			return text;
		}
		StringBuilder words = new StringBuilder(text.length() * 2).append(BEGIN);
		int end = words.length() + ROOM - header.length();
		for (int i = 0; i < text.length();) {
			int point = text.codePointAt(i);
			String one = encoded(point);
			if (words.length() + one.length() > end) {
				words.append(END).append(' ').append(BEGIN);
				end = words.length() + ROOM;
			}
			words.append(one);
			i += Character.charCount(point);
		}
		return words.append(END).toString();
	}

	private static String encoded(int point) {
		if (point == ' ') {
			return "_";
		}
		if (isPlain(point)) {
			return Character.toString(point);
		}
		StringBuilder bytes = new StringBuilder(12);
		for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
			bytes.append('=').append(HEX.toHexDigits(one));
		}
		return bytes.toString();
	}

	private static boolean isPlain(int point) {
		return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9')
				|| "!*+-/".indexOf(point) >= 0;
	}

}
