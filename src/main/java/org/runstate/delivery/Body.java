package org.runstate.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.runstate.database.JsonColumn;
import tools.jackson.core.JacksonException;

import org.springframework.web.util.HtmlUtils;

/**
 * What a message says, as text and as HTML: pieces that it shares with others, in order,
 * each with this person's own values. Kept as {@code [["piece", {"slot": "value"}],
 * ...]}, which gives the same bytes as long as the pieces are kept.
 */
public record Body(List<Piece> pieces) {

	/** What nobody else is sent. */
	public static Body of(String text, String html) {
		return new Body(List.of(new Piece(Stencil.of(text, html), Map.of())));
	}

	/** A message's plain text. */
	public String text() {
		return this.pieces.stream()
			.map((piece) -> piece.stencil.text().with(piece::value))
			.collect(Collectors.joining());
	}

	/** A message's HTML. */
	public String html() {
		return this.pieces.stream()
			.map((piece) -> piece.stencil.html().with(piece::escaped))
			.collect(Collectors.joining());
	}

	/** Writes the plain text as quoted-printable. */
	void writeText(OutputStream out) throws IOException {
		for (Piece piece : this.pieces) {
			piece.stencil.encodedText().write(out, piece::value);
		}
	}

	/** Writes the HTML as quoted-printable. */
	void writeHtml(OutputStream out) throws IOException {
		for (Piece piece : this.pieces) {
			piece.stencil.encodedHtml().write(out, piece::escaped);
		}
	}

	String toColumn() {
		return JsonColumn
			.write(this.pieces.stream().map((piece) -> List.of(piece.stencil.id(), piece.values)).toList());
	}

	/**
	 * The body of a column.
	 * @param pieces as {@link #pieces(String)} gave them
	 * @param stencils gives a piece by its name
	 * @throws IllegalStateException if one is not there
	 */
	static Body of(List<Named> pieces, Map<String, Stencil> stencils) {
		return new Body(pieces.stream().map((piece) -> piece.with(stencils)).toList());
	}

	/**
	 * What a column holds, in order.
	 * @throws JacksonException if it is no such column
	 * @throws ClassCastException if it is no such column
	 */
	static List<Named> pieces(String column) {
		List<Named> pieces = new ArrayList<>();
		for (Object[] piece : JsonColumn.list(column, Object[].class)) {
			Map<String, String> values = new HashMap<>();
			((Map<?, ?>) piece[1]).forEach((slot, value) -> values.put((String) slot, (String) value));
			pieces.add(new Named((String) piece[0], values));
		}
		return pieces;
	}

	/**
	 * A piece known by its name.
	 *
	 * @param values by the name of the slot
	 */
	record Named(String stencil, Map<String, String> values) {

		private Piece with(Map<String, Stencil> stencils) {
			Stencil found = stencils.get(this.stencil);
			if (found == null) {
				throw new IllegalStateException("the piece " + this.stencil + " is no longer kept");
			}
			return new Piece(found, this.values);
		}

	}

	/**
	 * A piece and what stands in its slots.
	 *
	 * @param values by name; what is missing is left empty
	 */
	public record Piece(Stencil stencil, Map<String, String> values) {

		private String value(String slot) {
			return this.values.getOrDefault(slot, "");
		}

		private String escaped(String slot) {
			return HtmlUtils.htmlEscape(value(slot), "UTF-8");
		}

	}

}
