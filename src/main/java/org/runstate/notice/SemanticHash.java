package org.runstate.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two hashes of an entry. The raw one changes with any byte. The semantic one changes
 * only when the entry means something else: markup, blanks, the order of labels, tracking
 * parameters, the mark "(Updated)" and time stamps do not count.
 */
final class SemanticHash {

	private static final Pattern UPDATED_MARK = Pattern.compile("(?i)^\\(updated\\)|\\(updated\\)$");

	private static final Pattern TRACKING = Pattern.compile("(?i)[?&](utm_[a-z]+|ocid|wt\\.mc_id|cid)=[^\\s&#]*");

	private static final List<String> NOT_MEANT = List.of("Updated message");

	private SemanticHash() {
	}

	/** SHA-256, in hexadecimal, over everything the source gave. */
	static String raw(Entry entry) {
		return sha256(String.join("\u0000", entry.title(), String.valueOf(entry.url()), entry.html(),
				String.join("\u0001", entry.labels()), String.join("\u0001", entry.services()),
				String.join("\u0001", entry.platforms()), String.valueOf(entry.published()),
				String.valueOf(entry.updated())));
	}

	/**
	 * SHA-256, in hexadecimal, over what the entry means; {@code text} is its flattened
	 * content.
	 */
	static String semantic(Entry entry, String text) {
		return sha256(String.join("\u0000", title(entry.title()), normal(text), sorted(entry.labels()),
				sorted(entry.services()), sorted(entry.platforms())));
	}

	private static String title(String title) {
		return normal(UPDATED_MARK.matcher(title.strip()).replaceAll(""));
	}

	private static String sorted(List<String> words) {
		return String.join("\u0001",
				words.stream().filter((word) -> !NOT_MEANT.contains(word)).map(SemanticHash::normal).sorted().toList());
	}

	private static String normal(String text) {
		// most text has no address, and is asked far more often than changed
		boolean tracked = text.indexOf('=') >= 0 && TRACKING.matcher(text).find();
		String plain = tracked ? TRACKING.matcher(text).replaceAll("") : text;
		return PlainText.line(Normalizer.normalize(plain, Normalizer.Form.NFC));
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
