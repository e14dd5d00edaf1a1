package org.runstate.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.runstate.database.JsonColumn;

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

	/** The pieces that a column names. */
	static List<String> named(String column) {
		return JsonColumn.list(column, Object[].class).stream().map((piece) -> (String) piece[0]).toList();
	}

	/**
	 * The body of a column.
	 * @param stencils gives a piece by its name
	 */
	static Body read(String column, Map<String, Stencil> stencils) {
		List<Piece> pieces = new ArrayList<>();
		for (Object[] piece : JsonColumn.list(column, Object[].class)) {
			Stencil stencil = stencils.get((String) piece[0]);
			if (stencil == null) {
				throw new IllegalStateException("the piece " + piece[0] + " is no longer kept");
			}
			Map<?, ?> values = (Map<?, ?>) piece[1];
			pieces.add(new Piece(stencil,
					values.entrySet()
						.stream()
						.collect(Collectors.toMap((one) -> (String) one.getKey(), (one) -> (String) one.getValue()))));
		}
		return new Body(pieces);
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
