package org.runstate.source.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;

/**
 * Reads RSS of any version, Atom 0.3 and 1.0, and CDF from their tree. What publishers
 * write differs more within each format than between them, so all are read alike.
 */
final class XmlFeed {

	private XmlFeed() {
	}

	/**
	 * The feed as it stands.
	 * @param address where it came from, for relative links
	 */
	static RawFeed read(String xml, @Nullable URI address) throws UnreadableException {
		Element root = XmlTree.parse(xml).getRootElement();
		boolean atom = Tree.isNamed(root, "feed");
		if (!atom && !Tree.isNamed(root, "rss") && !Tree.isNamed(root, "RDF") && !Tree.isNamed(root, "channel")) {
			throw new UnreadableException(Failure.NOT_A_FEED,
					"The answer is XML, but not a feed: its outermost element is " + name(root) + ".", null);
		}
		Element head = head(root);
		URI base = (address != null) ? address : site(head);
		List<Element> items = new ArrayList<>(items(head, atom ? "entry" : "item"));
		if (!head.equals(root)) {
			items.addAll(items(root, "item"));
		}
		if (head.equals(root) && items.isEmpty() && Tree.isNamed(root, "rss")) {
			throw new UnreadableException(Failure.NOT_A_FEED, "The answer looks like RSS, but has no channel.", null);
		}
		Element title = Tree.first(head, "title");
		List<RawFeed.Item> raw = items.stream().map((item) -> TreeItem.of(item, base, atom)).toList();
		int refused = (int) items.stream().filter((item) -> TreeItem.namesNoWebPage(item, base)).count();
		return new RawFeed((title != null) ? TreeText.of(title, atom).title() : "", raw, refused);
	}

	/** What holds the title of the whole. */
	private static Element head(Element root) {
		Element channel = Tree.first(root, "channel");
		return (channel != null && !Tree.isNamed(root, "feed") && !Tree.isNamed(root, "channel")) ? channel : root;
	}

	private static List<Element> items(Element parent, String name) {
		return parent.getChildren()
			.stream()
			.filter((child) -> Tree.isNamed(child, name) && child.getNamespace().equals(namespace(parent, child)))
			.toList();
	}

	/**
	 * In RSS 1.0 the items beside the channel have its namespace, not that of the root.
	 */
	private static Namespace namespace(Element parent, Element child) {
		return Tree.isNamed(parent, "RDF") ? child.getNamespace() : parent.getNamespace();
	}

	private static @Nullable URI site(Element head) {
		String page = TreeItem.page(head, null);
		return (page != null) ? URI.create(page) : null;
	}

	private static String name(Element root) {
		return root.getName().substring(0, Math.min(root.getName().length(), 40));
	}

}
