package org.runstate.notice;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.runstate.notice.TextDiff.Block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class TextDiffTests {

	@Test
	void comparesWordsWithinAParagraphThatChanged() {
		assertThat(shown("One.\nIt goes in May 2026 for all.\nThree.", "One.\nIt goes in June 2026 for all.\nThree."))
			.containsExactly("One.", "It goes in [-May -]{+June +}2026 for all.", "Three.");
	}

	@Test
	void keepsParagraphsThatStayedInOneBlock() {
		List<Block> blocks = TextDiff.between("One.\n\nTwo.\nThree.", "One.\nTwo.\nThree.\nFour.");
		assertThat(blocks).extracting(Block::changed).containsExactly(false, true);
		assertThat(blocks.get(0).paragraphs()).isEqualTo(3);
		assertThat(shown("One.\nTwo.", "Two.")).containsExactly("[-One.-]", "Two.");
	}

	@Test
	void sameTextsHaveNoChange() {
		assertThat(TextDiff.between("One.\nTwo.", "One.\nTwo.")).noneMatch(Block::changed);
		assertThat(TextDiff.between("", "")).isEmpty();
	}

	@Test
	void hugeTextsAreComparedAtOnce() {
		String before = lines(0);
		String after = lines(1_000_000);
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(TextDiff.between(before, after).size()).isEqualTo(250_000);
			assertThat(TextDiff.between(before.replace('\n', ' '), after.replace('\n', ' ')).size()).isEqualTo(1);
			assertThat(TextDiff.between(before, before + "\nMore.").size()).isEqualTo(2);
		});
	}

	private static String lines(int from) {
		return IntStream.range(from, from + 250_000)
			.mapToObj((line) -> "Line number " + line)
			.collect(Collectors.joining("\n"));
	}

	private static List<String> shown(String before, String after) {
		return TextDiff.between(before, after)
			.stream()
			.map((block) -> block.pieces().stream().map((piece) -> switch (piece.kind()) {
				case SAME -> piece.text();
				case GONE -> "[-" + piece.text() + "-]";
				case NEW -> "{+" + piece.text() + "+}";
			}).collect(Collectors.joining()))
			.toList();
	}

}
