package org.runstate.source.reading;

import java.time.Instant;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.WebAddress;

/**
 * Reads a page whose entries a selector finds.
 */
final class PageItems {

	private static final String HEADING = "h1, h2, h3, h4, h5, h6";

	private static final String ANCHOR = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], a[id], a[name], td[id], th[id]";

	private final PageSettings settings;

	private final String address;

	/**
	 * Entries of one page.
	 * @param address of the page, or blank
	 */
	PageItems(PageSettings settings, String address) {
		this.settings = settings;
		this.address = address;
	}

	List<PageItem> in(Element page, String selector) {
		return page.select(selector).stream().map(this::item).toList();
	}

	private PageItem item(Element found) {
		Element item = found.clone(); // what is said elsewhere is taken out of it
		Element title = first(item, this.settings.title(), HEADING, "a[href]", "th, td, dt", "strong, b");
		Element date = first(item, this.settings.date(), "time");
		List<String> platforms = AppliesTo.in(item);
		String anchor = anchor(item);
		String link = link(item, title);
		String when = (date != null) ? date(date) : null;
		String id = (anchor == null && link != null && link.startsWith(this.address + "#"))
				? link.substring(this.address.length() + 1) : anchor;
		String own = (anchor != null && !this.address.isEmpty()) ? this.address + "#" + anchor : null;
		return new PageItem(id, (link != null) ? link : own, (title != null) ? title.text() : "",
				content(item, title, date), List.of(), when, platforms);
	}

	private String content(Element item, @Nullable Element title, @Nullable Element date) {
		if (this.settings.without() != null) {
			item.select(this.settings.without()).remove();
		}
		Elements chosen = (this.settings.body() != null) ? item.select(this.settings.body()) : new Elements(item);
		for (Element said : new Element[] { title, date }) {
			if (said != null
					&& chosen.stream().noneMatch((part) -> part.equals(said) || part.parents().contains(said))) {
				said.remove();
			}
		}
		return (this.settings.body() != null) ? chosen.outerHtml() : item.html();
	}

	private String date(Element date) {
		String text = date.attr("datetime").isBlank() ? date.text() : date.attr("datetime");
		Instant instant = this.settings.dates().parse(text);
		return (instant != null) ? instant.toString() : text;
	}

	private @Nullable String link(Element item, @Nullable Element title) {
		Element link = (this.settings.link() != null) ? item.selectFirst(this.settings.link())
				: (title != null) ? title.selectFirst("a[href]") : null;
		return (link != null) ? WebAddress.link(link.attr("href"), null) : null;
	}

	private static @Nullable String anchor(Element item) {
		Element anchor = item.id().isBlank() ? item.selectFirst(ANCHOR) : item;
		if (anchor == null) {
			return null;
		}
		String name = anchor.id().isBlank() ? anchor.attr("name") : anchor.id();
		return name.isBlank() ? null : name.strip();
	}

	/** What the chosen selector finds; without one, what the first usual one finds. */
	private static @Nullable Element first(Element item, @Nullable String chosen, String... usual) {
		for (String selector : (chosen != null) ? new String[] { chosen } : usual) {
			Element found = item.selectFirst(selector);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
