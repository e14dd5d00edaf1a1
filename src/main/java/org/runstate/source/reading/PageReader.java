package org.runstate.source.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.WebAddress;

import org.springframework.stereotype.Component;

/**
 * Reads pages that are written for people: release notes whose entries a CSS selector
 * finds, or documents whose headings part them. A page on which nothing is found is a
 * failure, never an empty list.
 */
@Component
class PageReader implements Reader {

	@Override
	public String kind() {
		return "page";
	}

	@Override
	public @Nullable String problem(Options options) {
		return PageSettings.problem(options);
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		String problem = problem(options);
		if (problem != null) {
			return new Reading.Unreadable(Failure.SELECTOR_EMPTY, "The page was not read: " + problem + ".");
		}
		try {
			return read(TextOf.body(body), body.address(), PageSettings.of(options));
		}
		catch (UnreadableException ex) {
			return new Reading.Unreadable(ex.failure(), ex.sentence());
		}
	}

	private static Reading read(String html, @Nullable URI address, PageSettings settings) {
		Document page = Jsoup.parse(html, (address != null) ? address.toString() : "");
		String own = address(page, address);
		absolute(page, own);
		Element within = (settings.within() != null) ? page.selectFirst(settings.within()) : part(page, settings);
		List<PageItem> items = (within == null) ? List.of() : (settings.item() != null)
				? new PageItems(settings, own).in(within, settings.item()) : new PageSections(settings, own).in(within);
		if (items.isEmpty()) {
			return new Reading.Unreadable(Failure.SELECTOR_EMPTY,
					page.selectFirst("input[type=password]") != null
							? "The page shows a form to sign in instead of entries."
							: "The page has nothing where the options of the source say that entries are.");
		}
		Reading.Good good = FeedEntries.of(new RawFeed(page.title(), items.stream().map(PageItem::raw).toList()),
				List.of());
		List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			entries.add(items.get(i).completed(good.entries().get(i), own));
		}
		return new Reading.Good(good.title(), entries, good.warnings());
	}

	/**
	 * Where headings part the page, what stands around its main part would be in them.
	 */
	private static @Nullable Element part(Document page, PageSettings settings) {
		if (settings.item() != null) {
			return page.body();
		}
		String last = settings.headings().get(settings.headings().size() - 1);
		return page.select("main, [role=main], article")
			.stream()
			.filter((part) -> part.selectFirst(last) != null)
			.findFirst()
			.orElse(page.body());
	}

	/** Of the page without its fragment; a saved page may name its address itself. */
	private static String address(Document page, @Nullable URI address) {
		Element canonical = page.selectFirst("link[rel=canonical][href]");
		String named = (address == null && canonical != null) ? WebAddress.link(canonical.attr("href"), null) : null;
		String own = (address != null) ? address.toString() : (named != null) ? named : "";
		return own.contains("#") ? own.substring(0, own.indexOf('#')) : own;
	}

	private static void absolute(Document page, String address) {
		String named = WebAddress.link(page.baseUri().isEmpty() ? address : page.baseUri(), null);
		URI base = (named != null) ? URI.create(named) : null;
		for (Element link : page.select("a[href]")) {
			String absolute = WebAddress.link(link.attr("href"), base);
			if (absolute != null) {
				link.attr("href", absolute);
			}
		}
	}

}
