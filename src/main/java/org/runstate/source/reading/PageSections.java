package org.runstate.source.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document whose headings part its entries. An entry is known by its period and
 * the id of its heading: the same words may be a heading every week.
 */
final class PageSections {

	private static final Pattern NUMBERED = Pattern.compile("-\\d+$");

	private final PageSettings settings;

	private final String address;

	private final int lowest;

	private final @Nullable Element[] open;

	/** What holds a heading is looked into; everything else is content as a whole. */
	private final Set<Element> holders = new HashSet<>();

	private final Set<String> ids = new HashSet<>();

	private final List<PageItem> items = new ArrayList<>();

	private final List<Node> content = new ArrayList<>();

	private int current = -1;

	/**
	 * Entries of one document.
	 * @param address of the page, or blank
	 */
	PageSections(PageSettings settings, String address) {
		this.settings = settings;
		this.address = address;
		this.lowest = rank(settings.headings().get(settings.headings().size() - 1));
		this.open = new Element[settings.headings().size()];
	}

	List<PageItem> in(Element document) {
		for (Element heading : document.select("h1, h2, h3, h4, h5, h6")) {
			if (rank(heading.normalName()) <= this.lowest) {
				for (Element holder = heading; holder != null && this.holders.add(holder);) {
					holder = holder.parent();
				}
			}
		}
		walk(document);
		finish();
		return this.items;
	}

	private void walk(Element parent) {
		for (Node child : parent.childNodes()) {
			if (!(child instanceof Element element) || !this.holders.contains(element)) {
				this.content.add(child);
			}
			else if (isHeading(element)) {
				heading(element);
			}
			else {
				walk(element);
			}
		}
	}

	private void heading(Element heading) {
		int level = this.settings.headings().indexOf(heading.normalName());
		String words = heading.text().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
		if (this.current >= 0 && level != 0 && this.settings.inside().stream().anyMatch(words::startsWith)) {
			this.content.add(heading);
			return;
		}
		if (level < 0 || level <= this.current) {
			finish();
		}
		this.content.clear();
		this.current = level;
		if (level >= 0) {
			this.open[level] = heading;
			Arrays.fill(this.open, level + 1, this.open.length, null);
		}
	}

	/**
	 * Ends what is open. It is an entry unless it stands for a period; a category with no
	 * entry beneath it is one, if it says anything.
	 */
	private void finish() {
		boolean last = this.current == this.open.length - 1;
		if (this.current >= 0 && (last || this.current > 0)) {
			Element body = new Element("div");
			this.content.forEach((node) -> body.appendChild(node.clone()));
			if (this.settings.without() != null) {
				body.select(this.settings.without()).remove();
			}
			if (last || body.hasText()) {
				this.items.add(item(Objects.requireNonNull(this.open[this.current]), body));
			}
		}
		this.current = -1;
		this.content.clear();
	}

	private PageItem item(Element heading, Element body) {
		Element period = (this.open.length > 1) ? this.open[0] : null;
		Instant since = (period != null) ? this.settings.dates().parse(period.text()) : null;
		String day = (since != null) ? this.settings.dates().day(since) : "";
		List<String> labels = new ArrayList<>();
		Stream.of(this.open)
			.limit(this.current)
			.skip(1)
			.filter(Objects::nonNull)
			.map(Element::text)
			.forEach(labels::add);
		if (!day.isEmpty()) {
			labels.add("period:" + day);
		}
		String anchor = heading.id().isBlank() ? slug(heading) : heading.id();
		String before = (period == null) ? "" : (day.isEmpty() ? anchor(period) : day) + "/";
		String id = before + anchor(heading);
		String when = date(since, heading, body); // which takes it out of the content
		String own = this.ids.add(id) ? id : before + anchor;
		return new PageItem(own, this.address.isEmpty() ? null : this.address + "#" + anchor, heading.text(),
				body.html(), labels, when, AppliesTo.in(body));
	}

	/** The date that was chosen, which may be the heading itself, or the period's. */
	private @Nullable String date(@Nullable Instant since, Element heading, Element body) {
		String chosen = this.settings.date();
		Element date = (chosen == null) ? null : heading.is(chosen) ? heading : body.selectFirst(chosen);
		if (date == null) {
			return (since != null) ? since.toString() : null;
		}
		if (!date.equals(heading)) {
			date.remove();
		}
		Instant own = this.settings.dates().parse(date.text());
		return (own != null) ? own.toString() : date.text();
	}

	/**
	 * The id of a heading. Where the same words stand several times on a page, generators
	 * number them from the top, and each new period would number them anew.
	 */
	private static String anchor(Element heading) {
		String plain = NUMBERED.matcher(heading.id()).replaceFirst("");
		String slug = slug(heading);
		return (heading.id().isBlank() || plain.equals(slug)) ? slug : heading.id();
	}

	private static String slug(Element heading) {
		return heading.text()
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
			.strip()
			.replaceAll("\\s", "-");
	}

	private boolean isHeading(Element element) {
		return element.normalName().matches("h[1-6]") && rank(element.normalName()) <= this.lowest;
	}

	private static int rank(String heading) {
		return heading.charAt(1) - '0';
	}

}
