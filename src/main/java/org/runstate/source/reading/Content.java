package org.runstate.source.reading;

import java.util.Collection;

import org.runstate.source.fetch.WebAddress;

/**
 * The content of an entry, put together from plain texts.
 */
public final class Content {

	private final StringBuilder html = new StringBuilder();

	/** A text with its paragraphs; nothing for a blank one. */
	Content say(String text) {
		if (!text.isBlank()) {
			this.html.append(Markup.ofText(text));
		}
		return this;
	}

	/** A text with its name before it; nothing for a blank one. */
	Content say(String name, String text) {
		return text.isBlank() ? this : say(name + ": " + text.strip());
	}

	/** Several texts with one name; nothing for none. */
	Content say(String name, Collection<String> texts) {
		return say(name, String.join(", ", texts));
	}

	Content list(String name, Collection<String> items) {
		if (!items.isEmpty()) {
			say(name + ":");
			this.html.append("<ul>");
			items.forEach((item) -> this.html.append("<li>").append(Markup.ofText(item)).append("</li>"));
			this.html.append("</ul>");
		}
		return this;
	}

	/** A link, which is no part of the text but for its words. */
	Content link(String words, String address) {
		String link = WebAddress.link(address, null);
		if (link != null) {
			this.html.append("<p><a href=\"")
				.append(link.replace("&", "&amp;"))
				.append("\">")
				.append(Markup.escaped(words))
				.append("</a></p>");
		}
		return this;
	}

	/** Markup of the vendor's. */
	Content markup(String vendors) {
		this.html.append(vendors);
		return this;
	}

	String html() {
		return this.html.toString();
	}

}
