package org.runstate.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * What ROME gets wrong or changes on its way: ids, links and dates of an item, taken from
 * the XML as they stand.
 *
 * @param id the guid, id or rdf:about
 * @param link absolute, or null
 * @param subjects the words of dc:subject
 */
record TreeItem(@Nullable String id, @Nullable String link, List<String> subjects, @Nullable String published,
		@Nullable String updated) {

	TreeItem {
		subjects = List.copyOf(subjects);
	}

	private static final Namespace RDF = Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

	private static final List<String> PUBLISHED = List.of("pubDate", "published", "issued", "date", "created");

	private static final List<String> UPDATED = List.of("updated", "modified");

	/**
	 * Reads an item, and takes its dates out of the tree: ROME need not guess at them.
	 * @param address where relative links without xml:base lead from
	 */
	static TreeItem of(Element item, @Nullable URI address) {
		String about = item.getAttributeValue("about", RDF);
		Element guid = child(item, "guid");
		Element id = (guid != null) ? guid : child(item, "id");
		String key = (id != null) ? id.getText() : about;
		List<String> subjects = children(item, "subject").stream().map(Element::getText).toList();
		return new TreeItem(key, link(item, guid, about, address), subjects, take(item, PUBLISHED),
				take(item, UPDATED));
	}

	/** The address that a feed or an item names as its page. */
	static @Nullable String page(Element element, @Nullable URI address) {
		String fallback = null;
		for (Element link : children(element, "link")) {
			String href = link.getAttributeValue("href");
			String rel = link.getAttributeValue("rel", "alternate");
			String target = (href != null) ? href : link.getText();
			String absolute = rel.equals("alternate") ? WebAddress.link(target, base(link, address)) : null;
			if (absolute != null && link.getAttributeValue("type", "text/html").contains("html")) {
				return absolute;
			}
			fallback = (fallback != null) ? fallback : absolute;
		}
		return fallback;
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
		Element id = child(item, "id");
		return WebAddress.link((id != null) ? id.getText() : about, null);
	}

	private static @Nullable String take(Element item, List<String> names) {
		String taken = null;
		for (String name : names) {
			for (Element date : children(item, name)) {
				taken = (taken != null || date.getText().isBlank()) ? taken : date.getText();
				date.detach();
			}
		}
		return taken;
	}

	private static @Nullable Element child(Element item, String name) {
		return children(item, name).stream().filter((child) -> !child.getText().isBlank()).findFirst().orElse(null);
	}

	/** By name, those of the item's own namespace first. */
	private static List<Element> children(Element item, String name) {
		List<Element> own = new ArrayList<>();
		List<Element> foreign = new ArrayList<>();
		for (Element child : item.getChildren()) {
			if (child.getName().equals(name)) {
				(child.getNamespace().equals(item.getNamespace()) ? own : foreign).add(child);
			}
		}
		own.addAll(foreign);
		return own;
	}

	private static @Nullable URI base(Element element, @Nullable URI address) {
		Element parent = element.getParentElement();
		URI outer = (parent != null) ? base(parent, address) : address;
		String link = WebAddress.link(element.getAttributeValue("base", Namespace.XML_NAMESPACE), outer);
		return (link != null) ? URI.create(link) : outer;
	}

}
