package org.runstate.source.reading;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.WebAddress;

/**
 * One item of a feed in XML.
 */
final class TreeItem {

	private static final Namespace RDF = Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

	private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

	/** Names of what an item says, the fullest first. */
	private static final List<String> CONTENTS = List.of("encoded", "body", "fullitem", "content", "description",
			"summary", "subtitle", "abstract");

	private static final List<String> PUBLISHED = List.of("pubDate", "published", "issued", "date", "created");

	private static final List<String> UPDATED = List.of("updated", "modified", "lastmod");

	private TreeItem() {
	}

	/**
	 * Reads an item.
	 * @param address where relative links without xml:base lead from
	 */
	static RawFeed.Item of(Element item, @Nullable URI address, boolean atom) {
		String about = item.getAttributeValue("about", RDF);
		Element guid = Tree.first(item, "guid");
		Element id = (guid != null) ? guid : Tree.first(item, "id");
		String key = (id != null) ? id.getText() : about;
		Element title = Tree.first(item, "title");
		return new RawFeed.Item(key, link(item, guid, about, address),
				(title != null) ? TreeText.of(title, atom).title() : "", content(item, address, atom), labels(item),
				date(item, PUBLISHED), date(item, UPDATED));
	}

	/** The address that a feed or an item names as its page. */
	static @Nullable String page(Element element, @Nullable URI address) {
		String fallback = null;
		for (Element link : Tree.children(element, "link")) {
			String href = Tree.attribute(link, "href");
			String rel = link.getAttributeValue("rel", "alternate");
			String target = (href != null) ? href : link.getText();
			String absolute = rel.equals("alternate") ? WebAddress.link(target, Tree.base(link, address)) : null;
			if (absolute != null && link.getAttributeValue("type", "text/html").contains("html")) {
				return absolute;
			}
			fallback = (fallback != null) ? fallback : absolute;
		}
		String own = Tree.attribute(element, "href"); // as CDF does
		return (fallback != null || own == null) ? fallback : WebAddress.link(own, Tree.base(element, address));
	}

	/** Whether an item names a page, but none that anybody should be sent to. */
	static boolean namesNoWebPage(Element item, @Nullable URI address) {
		Element link = Tree.first(item, "link");
		return link != null && !link.getText().isBlank() && address != null && page(item, address) == null;
	}

	private static @Nullable String link(Element item, @Nullable Element guid, @Nullable String about,
			@Nullable URI address) {
		String page = page(item, address);
		if (page != null) {
			return page;
		}
		if (guid != null && !"false".equalsIgnoreCase(guid.getAttributeValue("isPermaLink"))) {
			return WebAddress.link(guid.getText(), null);
		}
		Element id = Tree.first(item, "id");
		return WebAddress.link((id != null) ? id.getText() : about, null);
	}

	private static String content(Element item, @Nullable URI address, boolean atom) {
		for (String name : CONTENTS) {
			for (Element content : Tree.children(item, name)) {
				boolean ours = Tree.isOwn(item, content) || content.getNamespace().equals(ATOM);
				// media:content and the like hold no text, but elements about a file
				String html = (ours || !name.equals("content")) ? TreeText.of(content, atom).html() : "";
				if (!html.isBlank()) {
					URI base = Tree.base(content, address);
					return Objects.equals(base, address) ? html : Markup.based(html, String.valueOf(base));
				}
			}
		}
		return "";
	}

	private static List<String> labels(Element item) {
		Set<String> labels = new LinkedHashSet<>();
		for (Element category : Tree.children(item, "category")) {
			if (Tree.isOwn(item, category) || category.getNamespace().equals(ATOM)) {
				String label = Tree.attribute(category, "label");
				String term = (label == null || label.isBlank()) ? Tree.attribute(category, "term") : label;
				labels.add((term != null) ? term.strip() : category.getText().strip());
			}
		}
		Tree.children(item, "subject").forEach((subject) -> labels.add(subject.getText().strip()));
		labels.remove("");
		return List.copyOf(labels);
	}

	private static @Nullable String date(Element item, List<String> names) {
		for (String name : names) {
			for (Element date : Tree.children(item, name)) {
				if (!date.getText().isBlank()) {
					return date.getText();
				}
			}
		}
		return names.contains("lastmod") ? Tree.attribute(item, "lastmod") : null;
	}

}
