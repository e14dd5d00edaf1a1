package org.runstate.notice;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Collected markup that is safe to show: text, headings, lists, tables, code and links to
 * http, https and mailto. No images, styles, identifiers or classes, so that a reader
 * loads nothing from elsewhere.
 */
public final class CleanHtml {

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
		.allowElements("p", "br", "hr", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
				"dd", "blockquote", "pre", "code", "kbd", "samp", "em", "strong", "b", "i", "u", "s", "sub", "sup",
				"small", "mark", "abbr", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a")
		.allowAttributes("colspan", "rowspan")
		.onElements("th", "td")
		.allowAttributes("href")
		.onElements("a")
		.allowUrlProtocols("http", "https", "mailto")
		.requireRelsOnLinks("noopener", "noreferrer", "nofollow")
		.toFactory();

	private static final List<String> PLAIN_LINKS = List.of("<a href=\"https://", "<a href=\"http://",
			"<a href=\"mailto:");

	private CleanHtml() {
	}

	/**
	 * Cleans markup.
	 * @param html hostile HTML
	 * @param base the absolute address that relative links are resolved against, if
	 * known; without one they become plain text
	 * @return HTML that scripts, forms, frames and foreign resources cannot be in
	 */
	public static String of(String html, @Nullable String base) {
		return POLICY.sanitize(wantsMending(html) ? mended(html, base) : html);
	}

	/**
	 * Whether a tree is worth its time: there is a heading of the first levels, or a link
	 * that does not plainly say where it leads.
	 */
	private static boolean wantsMending(String html) {
		for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', tag + 1)) {
			if (html.regionMatches(true, tag + 1, "h1", 0, 2) || html.regionMatches(true, tag + 1, "h2", 0, 2)) {
				return true;
			}
			boolean link = html.regionMatches(true, tag + 1, "a", 0, 1) && tag + 2 < html.length()
					&& !Character.isLetterOrDigit(html.charAt(tag + 2));
			int start = tag;
			if (link && PLAIN_LINKS.stream()
				.noneMatch((plain) -> html.regionMatches(true, start, plain, 0, plain.length()))) {
				return true;
			}
		}
		return false;
	}

	private static String mended(String html, @Nullable String base) {
		Document document = Jsoup.parseBodyFragment(html, (base != null) ? base : "");
		for (Element link : document.select("a[href]")) {
			String absolute = link.absUrl("href");
			if (absolute.isEmpty()) {
				link.removeAttr("href");
			}
			else {
				link.attr("href", absolute);
			}
		}
		// Vendors' headings would otherwise compete with those of the page around them.
		document.select("h1, h2").tagName("h3");
		document.outputSettings().prettyPrint(false);
		return document.body().html();
	}

}
