package org.runstate.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;

/**
 * What a mail is made of, as far as a report of non-delivery can be: the text for people,
 * the fields for programs (RFC 3464) and what is given back of the message itself.
 */
final class Parts {

	private static final int DEEPEST = 6;

	private static final int MOST_BYTES = 200_000;

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder original = new StringBuilder();

	private final List<String> status = new ArrayList<>();

	private Parts() {
	}

	/**
	 * Takes a mail apart.
	 * @throws MessagingException if it is not one
	 */
	static Parts of(Part mail) throws MessagingException, IOException {
		Parts parts = new Parts();
		parts.add(mail, 0);
		return parts;
	}

	private void add(Part part, int depth) throws MessagingException, IOException {
		if (depth > DEEPEST) {
			return;
		}
		if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
			for (int i = 0; i < several.getCount(); i++) {
				BodyPart each = several.getBodyPart(i);
				add(each, depth + 1);
			}
		}
		else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
			this.status.add(read(part));
		}
		else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
			this.original.append(read(part)).append('\n');
		}
		else if (part.isMimeType("text/*")) {
			this.text.append(read(part)).append('\n');
		}
	}

	/** Only codes, addresses and header lines matter, which are ASCII. */
	private static String read(Part part) throws MessagingException, IOException {
		try (InputStream in = part.getInputStream()) {
			return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replace("\r\n", "\n");
		}
	}

	String text() {
		return this.text.toString();
	}

	String original() {
		return this.original.toString();
	}

	/** Each {@code message/delivery-status}, unfolded. */
	List<String> status() {
		return this.status.stream().map((fields) -> fields.replaceAll("\n[ \t]+", " ")).toList();
	}

}
