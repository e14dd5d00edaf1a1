package org.runstate.source.reading;

import java.util.Set;

import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;

/**
 * Writes markup that stands in place in a feed as HTML, which knows no namespaces.
 */
final class TreeMarkup {

	/** In HTML the end of these would be another beginning. */
	private static final Set<String> VOID = Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta",
			"param", "source", "wbr");

	private final StringBuilder out = new StringBuilder();

	private final boolean escape;

	private TreeMarkup(boolean escape) {
		this.escape = escape;
	}

	/**
	 * What stands within an element.
	 * @param escape whether its text is text; otherwise it is markup once more
	 */
	static String of(Element element, boolean escape) {
		TreeMarkup markup = new TreeMarkup(escape);
		markup.within(element);
		return markup.out.toString();
	}

	private void within(Element element) {
		for (Content content : element.getContent()) {
			if (content instanceof Text text) {
				this.out.append(this.escape ? escaped(text.getText()) : text.getText());
			}
			else if (content instanceof Element child) {
				write(child);
			}
		}
	}

	private void write(Element element) {
		this.out.append('<').append(element.getName());
		for (Attribute attribute : element.getAttributes()) {
			if (attribute.getNamespacePrefix().isEmpty()) {
				this.out.append(' ').append(attribute.getName()).append("=\"");
				this.out.append(escaped(attribute.getValue())).append('"');
			}
		}
		this.out.append('>');
		if (!VOID.contains(element.getName())) {
			within(element);
			this.out.append("</").append(element.getName()).append('>');
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

}
