package org.runstate.source.reading;

import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.runstate.notice.PlainText;

/**
 * Between text and markup.
 */
public final class Markup {

	/**
	 * In the title of an RSS item "List&lt;String&gt;" is text, but "&lt;b&gt;" is meant.
	 */
	private static final Pattern MEANT = Pattern
		.compile("</?(?:a|abbr|b|br|code|div|em|font|h[1-6]|i|iframe|img|li|link|meta|object|p|pre|s|script|small|span"
				+ "|strong|style|sub|sup|svg|table|td|tr|tt|u|ul)\\b[^>]*>|<!--" + "|&(?:#\\d+|#x[0-9a-f]+|[a-z]\\w+);",
				Pattern.CASE_INSENSITIVE);

	private static final Pattern OPEN_FOR_EVER = Pattern
		.compile("<(iframe|noframes|object|script|style|textarea|title|xmp)\\b([^<>]*)/>", Pattern.CASE_INSENSITIVE);

	private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");

	private static final Pattern BREAK = Pattern.compile("\\R");

	private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u00A0]+");

	private Markup() {
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/** Text as markup: paragraphs at blank lines, and what looks like markup escaped. */
	public static String ofText(String text) {
		String paragraphs = PARAGRAPH.matcher(escaped(text).strip()).replaceAll("</p><p>");
		return "<p>" + BREAK.matcher(paragraphs).replaceAll("<br>") + "</p>";
	}

	/** A title as plain text on one line. */
	static String title(String title) {
		return line(MEANT.matcher(title).find() ? PlainText.of(title) : title);
	}

	/**
	 * With ends for what XML closes at once and HTML does not, where everything after it
	 * would be lost.
	 */
	static String closed(String html) {
		return html.contains("/>") ? OPEN_FOR_EVER.matcher(html).replaceAll("<$1$2></$1>") : html;
	}

	/** With links made absolute, where the feed says what they are relative to. */
	static String based(String html, String base) {
		if (!html.contains("href")) {
			return html;
		}
		Element body = Jsoup.parseBodyFragment(html, base).body();
		body.select("a[href]").forEach((link) -> link.attr("href", link.absUrl("href")));
		return body.html();
	}

	static String line(String text) {
		return BLANKS.matcher(text).replaceAll(" ").strip();
	}

}
