package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords can be chosen: long ones that are not among the first to be guessed.
 * Nothing is asked of letters and digits.
 */
final class PasswordRule {

	static final int SHORTEST = 12;

	private static final int DIFFERENT = 5;

	private static final int BESIDE_A_WORD = 6;

	/** What long passwords that everybody guesses are made of. */
	private static final List<String> GUESSED = List.of("password", "passwort", "passw0rd", "p@ssw0rd", "administrator",
			"welcome", "willkommen", "qwertyuiop", "qwertzuiop", "asdfghjkl", "1q2w3e4r", "letmein", "iloveyou",
			"runstate", "changeme", "12345678", "87654321", "abcdefgh", "sommer", "winter", "summer", "geheim");

	private PasswordRule() {
	}

	/** Why this cannot be the password of the person with this address, if so. */
	static Optional<String> fault(String password, String email) {
		if (!isLongEnough(password)) {
			return Optional.of("A password has %d characters or more, and at most %d bytes.".formatted(SHORTEST,
					Accounts.LONGEST_PASSWORD));
		}
		return isGuessed(password.toLowerCase(Locale.ROOT), email.strip().toLowerCase(Locale.ROOT)) ? Optional
			.of("This is among the first that would be guessed. Take several words that do not belong " + "together.")
				: Optional.empty();
	}

	private static boolean isLongEnough(String password) {
		return password.codePointCount(0, password.length()) >= SHORTEST
				&& password.getBytes(StandardCharsets.UTF_8).length <= Accounts.LONGEST_PASSWORD;
	}

	/** Little is left when what everybody knows is taken out. */
	private static boolean isGuessed(String password, String email) {
		String left = without(password, email);
		left = without(left, email.replaceAll("@.*", ""));
		for (String word : GUESSED) {
			left = without(left, word);
		}
		return (left.length() < password.length() && left.length() < BESIDE_A_WORD)
				|| password.chars().distinct().count() < DIFFERENT;
	}

	private static String without(String text, String word) {
		return (word.length() > 2) ? text.replace(word, "") : text;
	}

}
