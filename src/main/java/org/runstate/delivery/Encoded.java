package org.runstate.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.mail.util.StreamProvider;
import org.jspecify.annotations.Nullable;

/**
 * A text as quoted-printable (RFC 2045 6.7), its fixed parts encoded once for everybody.
 * Each part begins on a line of its own, which a soft line break before it hides from the
 * reader, so that parts can be joined in any order.
 */
final class Encoded {

	/** Found once: Jakarta Mail itself searches every jar for it, a value at a time. */
	private static final StreamProvider STREAMS = StreamProvider.provider();

	private static final byte[] SOFT_BREAK = { '=', '\r', '\n' };

	/** A line that begins with a dot would be one dot longer in SMTP (RFC 5321 4.5.2). */
	private static final byte[] DOT = { '=', '2', 'E', '=', '\r', '\n' };

	/** A value of so many plain characters fits a line as it is. */
	private static final int PLAIN = 70;

	private final List<String> parts;

	private final byte[] @Nullable [] bytes;

	Encoded(Slots slots) {
		this.parts = slots.parts();
		this.bytes = new byte[(this.parts.size() + 1) / 2][];
	}

	/**
	 * Writes the text with its slots filled.
	 * @param values gives each slot's value by name, escaped as the text needs it
	 */
	void write(OutputStream out, UnaryOperator<String> values) throws IOException {
		for (int i = 0; i < this.parts.size(); i++) {
			if (i % 2 == 0) {
				out.write(fixed(i));
			}
			else {
				out.write(encoded(values.apply(this.parts.get(i))));
			}
		}
	}

	/** Threads that come at once make the same bytes twice, which does no harm. */
	private byte[] fixed(int part) {
		byte[] known = this.bytes[part / 2];
		if (known == null) {
			known = encoded(this.parts.get(part));
			this.bytes[part / 2] = known;
		}
		return known;
	}

	private static byte[] encoded(String text) {
		if (text.isEmpty()) {
			return new byte[0];
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + text.length() / 8 + 8);
		if (isPlain(text)) {
			out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
		}
		else {
			encode(text, out);
		}
		if (!text.endsWith("\n")) {
			out.writeBytes(SOFT_BREAK);
		}
		return out.toByteArray();
	}

	private static void encode(String text, ByteArrayOutputStream out) {
		ByteArrayOutputStream lines = new ByteArrayOutputStream(text.length() + text.length() / 8 + 8);
		try (OutputStream printable = STREAMS.outputQP(lines)) {
			printable.write(text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		boolean begins = true;
		for (byte one : lines.toByteArray()) {
			if (begins && one == '.') {
				out.writeBytes(DOT);
			}
			else {
				out.write(one);
				begins = one == '\n';
			}
		}
	}

	private static boolean isPlain(String text) {
		if (text.length() > PLAIN) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			char one = text.charAt(i);
			if ((i == 0 && one == '.') || one <= ' ' || one > '~' || one == '=') {
				return false;
			}
		}
		return true;
	}

}
