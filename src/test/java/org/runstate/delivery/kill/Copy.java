package org.runstate.delivery.kill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as a mail server accepted it. Two copies of one message are equal.
 *
 * @param message its {@code X-Runstate-Message}
 * @param hash over all its bytes
 */
record Copy(String message, String messageId, String date, String hash) {

	static Copy of(byte[] whole) {
		String text = new String(whole, StandardCharsets.ISO_8859_1);
		String head = text.substring(0, text.indexOf("\n\n") + 1);
		return new Copy(header(head, "X-Runstate-Message"), header(head, "Message-ID"), header(head, "Date"),
				hash(whole));
	}

	private static String header(String head, String name) {
		Matcher line = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(head);
		return line.find() ? line.group(1) : "";
	}

	private static String hash(byte[] whole) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
