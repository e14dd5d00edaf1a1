package org.runstate.source.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;

/**
 * The text of a body: by its byte order mark, then the header, then its own declaration,
 * then UTF-8 if it fits, then windows-1252, which always fits.
 */
public final class TextOf {

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';]+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DECLARED = Pattern
		.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,60})[\"']");

	private TextOf() {
	}

	/**
	 * The text of a body.
	 * @throws UnreadableException if its character encoding is not known
	 */
	public static String body(Fetched.Body body) throws UnreadableException {
		return body(body, new ArrayList<>());
	}

	/** The same; what it had to be guessed at is a warning. */
	public static String body(Fetched.Body body, List<String> warnings) throws UnreadableException {
		byte[] bytes = body.bytes();
		Charset marked = marked(bytes);
		if (marked != null) {
			return withoutMark(new String(bytes, marked));
		}
		String named = first(CHARSET, body.contentType());
		String declared = first(DECLARED,
				new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1));
		Charset charset = charset((named != null) ? named : declared);
		boolean unknown = charset == null && (named != null || declared != null);
		if (charset == null || isSuperset(charset)) {
			String strict = strict(bytes);
			if (strict != null) {
				if (unknown) {
					warnings.add("The character encoding that is named is not known; it was read as UTF-8.");
				}
				return strict;
			}
			if (unknown) {
				throw new UnreadableException(Failure.BAD_ENCODING, "The character encoding is not known.", null);
			}
		}
		if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
			warnings.add("The text is not the UTF-8 that it says it is; it was read as windows-1252.");
			return new String(bytes, WINDOWS_1252);
		}
		return new String(bytes, charset);
	}

	/**
	 * Servers name these by default for what is in truth UTF-8, and what is valid UTF-8
	 * beyond ASCII was hardly meant otherwise.
	 */
	private static boolean isSuperset(Charset charset) {
		return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
				|| charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(WINDOWS_1252);
	}

	private static @Nullable Charset marked(byte[] bytes) {
		int first = (bytes.length > 1) ? ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff) : 0;
		return switch (first) {
			case 0xEFBB -> StandardCharsets.UTF_8;
			case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
			case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
			default -> null;
		};
	}

	private static String withoutMark(String text) {
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private static @Nullable Charset charset(@Nullable String name) {
		try {
			return (name != null) ? Charset.forName(name) : null;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null; // the caller tells an unknown name from none
		}
	}

	private static @Nullable String strict(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return null; // then it is not UTF-8
		}
	}

	private static @Nullable String first(Pattern pattern, @Nullable String text) {
		Matcher found = pattern.matcher((text != null) ? text : "");
		return found.find() ? found.group(1) : null;
	}

}
