package org.runstate.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;

import org.runstate.delivery.Body.Piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BodyTests {

	private static final Stencil GREETING = Stencil.of("Dear " + Slots.slot("name") + ", ",
			"<p>Dear <b>" + Slots.slot("name") + "</b></p>");

	private static final Stencil LINK = Stencil.of("see " + Slots.slot("link") + "\n",
			"<a href=\"" + Slots.slot("link") + "\">see</a>\n");

	private final Body body = new Body(List.of(new Piece(GREETING, Map.of("name", "Ada <Lovelace> & Söhne")),
			new Piece(LINK, Map.of("link", "https://runstate.example/a/" + "x".repeat(120))),
			new Piece(LINK, Map.of())));

	@Test
	void putsValuesIntoTextAsTheyAreAndIntoHtmlEscaped() {
		assertThat(this.body.text()).startsWith("Dear Ada <Lovelace> & Söhne, see https://runstate.example/a/xxx")
			.endsWith("x\nsee \n");
		assertThat(this.body.html()).startsWith("<p>Dear <b>Ada &lt;Lovelace&gt; &amp; Söhne</b></p><a href=");
	}

	@Test
	void readsTheSameFromItsColumn() {
		Map<String, Stencil> kept = new HashMap<>();
		for (Piece piece : this.body.pieces()) {
			Stencil stencil = piece.stencil();
			kept.put(stencil.id(), Stencil.kept(stencil.id(), json(stencil.text()), json(stencil.html())));
		}
		Body read = Body.of(Body.pieces(this.body.toColumn()), kept);
		assertThat(read.text()).isEqualTo(this.body.text());
		assertThat(read.html()).isEqualTo(this.body.html());
		assertThatIllegalStateException().isThrownBy(() -> Body.of(Body.pieces(this.body.toColumn()), Map.of()))
			.withMessageContaining("no longer kept");
	}

	@Test
	void encodesPieceByPieceWhatDecodesToTheWhole() throws Exception {
		Random random = new Random(7);
		String characters = "ab =.\n\t~äé😀\u2028<&\"From ";
		for (int i = 0; i < 300; i++) {
			Stencil stencil = Stencil.of(some(random, characters) + Slots.slot("one") + some(random, characters),
					some(random, characters));
			Body some = new Body(List.of(new Piece(stencil, Map.of("one", some(random, characters))),
					new Piece(stencil, Map.of("one", "x".repeat(random.nextInt(200))))));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			some.writeText(out);
			String encoded = out.toString(StandardCharsets.US_ASCII);
			assertThat(encoded.lines())
				.allMatch((line) -> line.length() <= 76 && !line.endsWith(" ") && !line.startsWith("."));
			assertThat(decoded(out)).isEqualTo(some.text());
		}
	}

	@Test
	void cutsATemplateWhereItsNoticesGo() {
		List<Stencil> cut = Stencil.of("above\n" + Slots.slot("owed") + "below", "<i>" + Slots.slot("owed") + "</i>")
			.cut("owed");
		assertThat(cut.get(0).text().with((slot) -> "?")).isEqualTo("above\n");
		assertThat(cut.get(1).html().with((slot) -> "?")).isEqualTo("</i>");
		assertThatIllegalStateException().isThrownBy(() -> cut.get(0).cut("owed")).withMessageContaining("owed");
	}

	private static String some(Random random, String characters) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(150);
		while (text.length() < length) {
			int at = random.nextInt(characters.length());
			text.appendCodePoint(
					characters.codePointAt((at > 0 && Character.isLowSurrogate(characters.charAt(at))) ? at - 1 : at));
		}
		return text.toString();
	}

	private static String decoded(ByteArrayOutputStream encoded) throws Exception {
		String text = new String(
				MimeUtility.decode(new ByteArrayInputStream(encoded.toByteArray()), "quoted-printable").readAllBytes(),
				StandardCharsets.UTF_8);
		return text.replace("\r\n", "\n");
	}

	private static String json(Slots slots) {
		return org.runstate.database.JsonColumn.write(slots.parts());
	}

}
