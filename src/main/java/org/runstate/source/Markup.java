package org.runstate.source;

import java.util.regex.Pattern;

import org.runstate.notice.PlainText;

/**
 * Between text and markup.
 */
final class Markup {

	/**
	 * In the title of an RSS item "List&lt;String&gt;" is text, but "&lt;b&gt;" is meant.
	 */
	private static final Pattern MEANT = Pattern.compile(
			"</?(?:a|abbr|b|br|code|div|em|font|h[1-6]|i|img|p|s|script|small|span|strong|style|sub|sup|u)\\b[^>]*>"
					+ "|&(?:#\\d+|#x[0-9a-f]+|[a-z]\\w+);",
			Pattern.CASE_INSENSITIVE);

	private Markup() {
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	static String ofText(String text) {
		return "<p>" + escaped(text).strip().replaceAll("\\R\\s*\\R", "</p><p>").replaceAll("\\R", "<br>") + "</p>";
	}

	/** A title as plain text on one line. */
	static String title(String title) {
		return line(MEANT.matcher(title).find() ? PlainText.of(title) : title);
	}

	static String line(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}\\u00A0]+", " ").strip();
	}

}
