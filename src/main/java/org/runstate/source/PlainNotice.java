package org.runstate.source;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.web.util.HtmlUtils;

/**
 * Text that a person typed, as the content of a notice.
 */
final class PlainNotice {

	private PlainNotice() {
	}

	/** Paragraphs where blank lines stand; nothing that was typed is taken for markup. */
	static String html(String text) {
		return Stream.of(text.strip().split("\\n\\s*\\n"))
			.filter((paragraph) -> !paragraph.isBlank())
			.map((paragraph) -> "<p>" + HtmlUtils.htmlEscape(paragraph.strip()).replace("\n", "<br>") + "</p>")
			.collect(Collectors.joining("\n"));
	}

}
