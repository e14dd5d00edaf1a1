package org.runstate.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom by ROME, which is met nowhere else. Only titles, contents and
 * categories are taken from it; the rest comes from {@link TreeItem}.
 */
final class RomeFeed {

	private RomeFeed() {
	}

	/**
	 * The feed as it stands.
	 * @param address where it came from, for relative links
	 */
	static RawFeed read(String xml, @Nullable URI address) throws UnreadableException {
		Document document = XmlTree.parse(xml);
		Element root = document.getRootElement();
		boolean atom = root.getName().equals("feed");
		if (!atom && !root.getName().equals("rss") && !root.getName().equals("RDF")) {
			throw new UnreadableException(Failure.NOT_A_FEED,
					"The answer is XML, but not a feed: its outermost element is " + name(root) + ".", null);
		}
		Element head = atom ? root : channel(root);
		URI base = (address != null) ? address : site(head);
		List<Element> elements = items(root, head, atom);
		List<TreeItem> items = elements.stream().map((item) -> TreeItem.of(item, base)).toList();
		SyndFeed feed = feed(document);
		if (feed.getEntries().size() != items.size()) {
			throw new UnreadableException(Failure.PARSE_ERROR, "The feed holds items where none belong.", null);
		}
		List<RawFeed.Item> raw = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			raw.add(item(feed.getEntries().get(i), items.get(i), atom));
		}
		return new RawFeed(title(feed.getTitleEx(), feed.getTitle(), atom), raw);
	}

	private static SyndFeed feed(Document document) throws UnreadableException {
		try {
			return new SyndFeedInput().build(document);
		}
		catch (FeedException | RuntimeException ex) {
			// ROME answers odd structures with whatever exception comes first
			throw new UnreadableException(Failure.PARSE_ERROR, "The feed is not built as RSS or Atom should be.", ex);
		}
	}

	/** Any version of RSS is read as 2.0, which has what the others have. */
	private static Element channel(Element root) throws UnreadableException {
		if (root.getName().equals("rss")) {
			root.setAttribute("version", "2.0");
		}
		Element channel = root.getChild("channel", root.getName().equals("rss") ? root.getNamespace() : null);
		if (channel == null) {
			channel = root.getChildren()
				.stream()
				.filter((child) -> child.getName().equals("channel"))
				.findFirst()
				.orElse(null);
		}
		if (channel == null) {
			throw new UnreadableException(Failure.NOT_A_FEED, "The answer looks like RSS, but has no channel.", null);
		}
		return channel;
	}

	private static List<Element> items(Element root, Element head, boolean atom) {
		Element parent = root.getName().equals("RDF") ? root : head;
		String name = atom ? "entry" : "item";
		return parent.getChildren()
			.stream()
			.filter((child) -> child.getName().equals(name) && child.getNamespace().equals(head.getNamespace()))
			.toList();
	}

	private static RawFeed.Item item(SyndEntry entry, TreeItem item, boolean atom) {
		Stream<String> categories = entry.getCategories().stream().flatMap(RomeFeed::label);
		List<String> labels = Stream.concat(categories, item.subjects().stream())
			.map(String::strip)
			.filter((label) -> !label.isEmpty())
			.distinct()
			.toList();
		return new RawFeed.Item(item.id(), item.link(), title(entry.getTitleEx(), entry.getTitle(), atom),
				content(entry, atom), labels, item.published(), item.updated());
	}

	private static Stream<String> label(SyndCategory category) {
		String label = category.getLabel();
		String word = (label == null || label.isBlank()) ? category.getName() : label;
		return (word == null || word.isBlank()) ? Stream.empty() : Stream.of(word);
	}

	private static String title(@Nullable SyndContent content, @Nullable String title, boolean atom) {
		if (title == null) {
			return "";
		}
		return (atom && content != null && isText(content)) ? title : Markup.title(title);
	}

	private static String content(SyndEntry entry, boolean atom) {
		return Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
			.filter((content) -> content.getValue() != null && !content.getValue().isBlank())
			.map((content) -> (atom && isText(content)) ? Markup.ofText(content.getValue()) : content.getValue())
			.findFirst()
			.orElse("");
	}

	private static boolean isText(SyndContent content) {
		String type = content.getType();
		return type == null || type.equals("text") || type.equals("text/plain");
	}

	private static @Nullable URI site(Element head) {
		String page = TreeItem.page(head, null);
		return (page != null) ? URI.create(page) : null;
	}

	private static String name(Element root) {
		return root.getName().substring(0, Math.min(root.getName().length(), 40));
	}

}
