package org.runstate.source.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.runstate.notice.PlainText;

/**
 * What an element of a feed says, which may be text, escaped markup, markup in place, or
 * either of them in Base64, RFC 4287 section 3.1 and its forerunners.
 *
 * @param words text or markup
 * @param markup which of them
 * @param sure whether the feed says so; RSS leaves it open
 */
record TreeText(String words, boolean markup, boolean sure) {

	static TreeText of(Element element, boolean atom) {
		String type = element.getAttributeValue("type", "").strip().toLowerCase(Locale.ROOT);
		String mode = element.getAttributeValue("mode", "").strip().toLowerCase(Locale.ROOT);
		boolean xhtml = type.contains("xhtml");
		if (xhtml || !element.getChildren().isEmpty()) {
			return new TreeText(TreeMarkup.of(element, xhtml || !type.contains("html")), true, true);
		}
		String text = element.getText();
		if (mode.equals("base64") || (atom && isBinary(type))) {
			String decoded = decoded(text);
			boolean picture = type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
			return new TreeText((decoded != null) ? decoded : picture ? "" : text, decoded != null, true);
		}
		boolean plain = type.equals("text") || type.equals("text/plain") || (type.isEmpty() && !mode.equals("escaped"));
		return new TreeText(text, !atom || !plain, atom);
	}

	String html() {
		return this.markup ? Markup.closed(this.words) : this.words.isBlank() ? "" : Markup.ofText(this.words);
	}

	/** Plain text on one line. */
	String title() {
		if (this.markup) {
			return this.sure ? Markup.line(PlainText.of(this.words)) : Markup.title(this.words);
		}
		return Markup.line(this.words);
	}

	private static boolean isBinary(String type) {
		return type.contains("/") && !type.startsWith("text/") && !type.contains("xml") && !type.contains("html");
	}

	private static @Nullable String decoded(String text) {
		try {
			byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return null; // then it says in Base64 what is none, or what is no text
		}
	}

}
