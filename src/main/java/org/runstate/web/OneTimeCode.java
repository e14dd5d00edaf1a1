package org.runstate.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A code that is read by one person and typed by another, once: five times five letters
 * and digits, 125 bits.
 */
final class OneTimeCode {

	/** No letter that looks like a digit. */
	private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	private OneTimeCode() {
	}

	static String random() {
		SecureRandom random = new SecureRandom();
		return IntStream.range(0, 5)
			.mapToObj((part) -> random.ints(5, 0, ALPHABET.length())
				.mapToObj((index) -> ALPHABET.substring(index, index + 1))
				.collect(Collectors.joining()))
			.collect(Collectors.joining("-"));
	}

	/** As it was shown, however it was typed. */
	static String typed(String code) {
		return code.strip().replace(' ', '-').toUpperCase(Locale.ROOT);
	}

	static byte[] hash(String code) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(typed(code).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
