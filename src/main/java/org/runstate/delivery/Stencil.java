package org.runstate.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.runstate.database.JsonColumn;

/**
 * A piece of mail that many messages share: rendered once, kept once, encoded once. It
 * has the same slots in its text and its HTML, and never changes: it is known by the hash
 * of what it holds.
 */
public final class Stencil {

	private static final int HASH = 16;

	private final String id;

	private final Slots text;

	private final Slots html;

	private final Encoded encodedText;

	private final Encoded encodedHtml;

	private Stencil(String id, Slots text, Slots html) {
		this.id = id;
		this.text = text;
		this.html = html;
		this.encodedText = new Encoded(text);
		this.encodedHtml = new Encoded(html);
	}

	/**
	 * A piece as its templates rendered it, with {@link Slots#slot slots}.
	 */
	public static Stencil of(String text, String html) {
		return of(Slots.of(text), Slots.of(html));
	}

	private static Stencil of(Slots text, Slots html) {
		return new Stencil(hash(JsonColumn.write(List.of(text.parts(), html.parts()))), text, html);
	}

	/** A piece as it was kept. */
	static Stencil kept(String id, String text, String html) {
		return new Stencil(id, new Slots(JsonColumn.texts(text)), new Slots(JsonColumn.texts(html)));
	}

	/** The same piece under the name that what it holds gives it. */
	Stencil renamed() {
		return of(this.text, this.html);
	}

	/**
	 * The piece before a slot and the piece behind it.
	 * @throws IllegalStateException if the slot is missing in the text or the HTML
	 */
	public List<Stencil> cut(String slot) {
		List<Slots> texts = this.text.cut(slot);
		List<Slots> htmls = this.html.cut(slot);
		return List.of(of(texts.get(0), htmls.get(0)), of(texts.get(1), htmls.get(1)));
	}

	/** The first 128 bits of SHA-256 as 22 characters of URL-safe Base64. */
	private static String hash(String content) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** The names of its slots, in text and HTML. */
	public Set<String> slots() {
		Set<String> names = new TreeSet<>(this.text.names());
		names.addAll(this.html.names());
		return names;
	}

	String id() {
		return this.id;
	}

	Slots text() {
		return this.text;
	}

	Slots html() {
		return this.html;
	}

	Encoded encodedText() {
		return this.encodedText;
	}

	Encoded encodedHtml() {
		return this.encodedHtml;
	}

}
