package org.runstate.source.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.WebAddress;

/**
 * Finds its way in the tree of a feed, whose authors write names in any case and use
 * modules in any namespace.
 */
final class Tree {

	private Tree() {
	}

	static boolean isNamed(Element element, String name) {
		return element.getName().equalsIgnoreCase(name);
	}

	/** The children of a name, those of the parent's own namespace first. */
	static List<Element> children(Element parent, String name) {
		List<Element> own = new ArrayList<>(2);
		List<Element> foreign = new ArrayList<>(2);
		for (Element child : parent.getChildren()) {
			if (isNamed(child, name)) {
				(isOwn(parent, child) ? own : foreign).add(child);
			}
		}
		own.addAll(foreign);
		return own;
	}

	/**
	 * The first child of a name that says something, those of the own namespace first.
	 */
	static @Nullable Element first(Element parent, String name) {
		for (Element child : children(parent, name)) {
			if (!child.getChildren().isEmpty() || !child.getText().isBlank()) {
				return child;
			}
		}
		return null;
	}

	static boolean isOwn(Element parent, Element child) {
		return child.getNamespace().equals(parent.getNamespace());
	}

	/** The text of an attribute without namespace, or null. */
	static @Nullable String attribute(Element element, String name) {
		for (Attribute attribute : element.getAttributes()) {
			if (attribute.getName().equalsIgnoreCase(name) && attribute.getNamespacePrefix().isEmpty()) {
				return attribute.getValue();
			}
		}
		return null;
	}

	/**
	 * What links within an element are relative to, by xml:base.
	 * @param address where the document came from
	 */
	static @Nullable URI base(Element element, @Nullable URI address) {
		Element parent = element.getParentElement();
		URI outer = (parent != null) ? base(parent, address) : address;
		String here = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
		String link = (here != null) ? WebAddress.link(here, outer) : null;
		return (link != null) ? URI.create(link) : outer;
	}

}
