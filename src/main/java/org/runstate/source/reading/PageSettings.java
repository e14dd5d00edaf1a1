package org.runstate.source.reading;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * How a page is read: by a selector of its entries, or by its headings.
 *
 * @param item selects an entry, or null where headings part them
 * @param title selects the title within an entry; without one, its first heading
 * @param link selects the link to more; without one, that of the title, or the anchor
 * @param date selects the date; without one, the first {@code time}
 * @param body selects the content; without one, all but title and date
 * @param without selects what is left out: counters, buttons
 * @param within selects the part of the page that is read
 * @param headings the levels in their order, such as {@code h2, h3, h4}; the last are
 * entries, the first a period, those between categories
 * @param inside what headings begin with that part nothing
 */
record PageSettings(@Nullable String item, @Nullable String title, @Nullable String link, @Nullable String date,
		@Nullable String body, @Nullable String without, @Nullable String within, List<String> headings,
		List<String> inside, PageDate dates) {

	private static final List<String> SELECTORS = List.of("item", "title", "link", "date", "body", "without", "within");

	/** As the notices of Intune part themselves. */
	private static final List<String> INSIDE = List.of("how does this", "how do i", "how will this", "how can you",
			"how should you", "what's changing", "what is changing", "what you need to do", "what do you need",
			"when this is changing", "when is this", "when will this", "when this will", "additional information",
			"more information", "learn more");

	PageSettings {
		headings = List.copyOf(headings);
		inside = List.copyOf(inside);
	}

	static PageSettings of(Options options) {
		return new PageSettings(text(options, "item"), text(options, "title"), text(options, "link"),
				text(options, "date"), text(options, "body"), text(options, "without"), text(options, "within"),
				list(options, "headings"), options.texts("inside").isEmpty() ? INSIDE : list(options, "inside"),
				new PageDate(options.zone("zone", ZoneOffset.UTC), text(options, "date-format")));
	}

	/** What is wrong with the options, or null. */
	static @Nullable String problem(Options options) {
		for (String name : SELECTORS) {
			String selector = text(options, name);
			if (selector != null && !isSelector(selector)) {
				return "option " + name + " is not a CSS selector";
			}
		}
		List<String> headings = list(options, "headings");
		if (headings.isEmpty() == (text(options, "item") == null)) {
			return "a page needs either the option item, a CSS selector, or headings, such as h2, h3";
		}
		if (!headings.stream().allMatch((heading) -> heading.matches("h[1-6]"))
				|| !headings.stream().sorted().distinct().toList().equals(headings)) {
			return "option headings has to list levels from the highest, such as h2, h3, h4";
		}
		try {
			options.text("zone").ifPresent(ZoneId::of);
			new PageDate(ZoneOffset.UTC, text(options, "date-format"));
		}
		catch (DateTimeException ex) {
			return "option zone is not a zone such as America/Los_Angeles";
		}
		catch (IllegalArgumentException ex) {
			return "option date-format is not a pattern such as d MMMM yyyy";
		}
		return null;
	}

	private static boolean isSelector(String text) {
		try {
			Selector.evaluatorOf(text);
			return true;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return false; // jsoup knows no other way to ask
		}
	}

	private static @Nullable String text(Options options, String name) {
		return options.text(name).orElse(null);
	}

	/** A list, or one text with commas, as the command line gives it. */
	private static List<String> list(Options options, String name) {
		return options.texts(name)
			.stream()
			.flatMap((text) -> Arrays.stream(text.split(",")))
			.map((text) -> text.strip().toLowerCase(Locale.ROOT))
			.filter((text) -> !text.isEmpty())
			.toList();
	}

}
