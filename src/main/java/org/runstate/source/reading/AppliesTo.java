package org.runstate.source.reading;

import java.util.List;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.runstate.notice.PlainText;
import org.runstate.platform.Vocabulary;

/**
 * The platforms that a text applies to by its own list: "Applies to:" with a list beneath
 * it or the words beside it.
 */
final class AppliesTo {

	private static final Pattern WORDS = Pattern.compile("^\\s*appl(?:ies|y) to\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final int LONGEST = 300;

	private AppliesTo() {
	}

	/** Keys of platforms, sorted; none where there is no such list. */
	static List<String> in(Element content) {
		StringBuilder list = new StringBuilder();
		for (Element words : content.getElementsMatchingOwnText(WORDS)) {
			Element paragraph = words.closest("p, li, dt, h4, h5, h6, div");
			Element block = (paragraph != null) ? paragraph : words;
			Element next = block.nextElementSibling();
			if (block.text().length() < LONGEST) {
				list.append(block.text()).append('\n');
			}
			if (next != null && next.is("ul, ol, dd")) {
				list.append(PlainText.of(next.outerHtml())).append('\n');
			}
		}
		return Vocabulary.standard()
			.stated(list.toString())
			.stream()
			.map((mention) -> mention.platform().key())
			.distinct()
			.sorted()
			.toList();
	}

}
