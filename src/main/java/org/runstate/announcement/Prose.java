package org.runstate.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * The plain way in which announcements are written: paragraphs, headings after {@code #},
 * list items after {@code -}, and addresses that become links. Nothing else means
 * anything, so no markup comes through.
 *
 * @param blocks in their order
 */
record Prose(List<Block> blocks) {

	/** What the template has where somebody has to write. */
	private static final String OPEN = "\u2026";

	private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

	/** Reads a text as it was typed. */
	static Prose of(String text) {
		List<Block> blocks = new ArrayList<>();
		List<Line> lines = new ArrayList<>();
		String kind = "";
		for (String typed : (text + "\n").lines().toList()) {
			String line = typed.strip();
			String its = line.isEmpty() ? "" : line.startsWith("#") ? "heading" : isItem(line) ? "list" : "paragraph";
			if (!its.equals(kind) || its.equals("heading")) {
				add(blocks, kind, lines);
				lines = new ArrayList<>();
			}
			kind = its;
			String words = its.equals("heading") ? line.replaceFirst("^#+", "").strip()
					: its.equals("list") ? line.substring(1).strip() : line;
			if (!words.isEmpty()) {
				lines.add(line(words));
			}
		}
		add(blocks, kind, lines);
		return new Prose(List.copyOf(blocks));
	}

	/** Whether a place of the template was left as it was. */
	static boolean isUnfilled(String text) {
		return text.lines().anyMatch((line) -> line.strip().equals(OPEN));
	}

	private static boolean isItem(String line) {
		return line.startsWith("- ") || line.startsWith("* ") || line.startsWith("\u2022 ");
	}

	private static void add(List<Block> blocks, String kind, List<Line> lines) {
		if (!kind.isEmpty() && !lines.isEmpty()) {
			blocks.add(new Block(kind, List.copyOf(lines)));
		}
	}

	private static Line line(String words) {
		List<Span> spans = new ArrayList<>();
		Matcher links = LINK.matcher(words);
		int from = 0;
		while (links.find()) {
			if (links.start() > from) {
				spans.add(new Span(words.substring(from, links.start()), ""));
			}
			spans.add(new Span(links.group(), links.group()));
			from = links.end();
		}
		if (from < words.length()) {
			spans.add(new Span(words.substring(from), ""));
		}
		return new Line(List.copyOf(spans));
	}

	/** The same as plain HTML, every word of it escaped. */
	String html() {
		StringBuilder html = new StringBuilder();
		for (Block block : this.blocks) {
			switch (block.kind()) {
				case "heading" ->
					block.lines().forEach((line) -> html.append("<h3>").append(html(line)).append("</h3>"));
				case "list" -> {
					html.append("<ul>");
					block.lines().forEach((line) -> html.append("<li>").append(html(line)).append("</li>"));
					html.append("</ul>");
				}
				default -> html.append("<p>")
					.append(String.join("<br>", block.lines().stream().map(Prose::html).toList()))
					.append("</p>");
			}
		}
		return html.toString();
	}

	private static String html(Line line) {
		StringBuilder html = new StringBuilder();
		for (Span span : line.spans()) {
			String words = HtmlUtils.htmlEscape(span.text(), "UTF-8");
			html.append(span.href().isEmpty() ? words
					: "<a href=\"" + HtmlUtils.htmlEscape(span.href(), "UTF-8") + "\">" + words + "</a>");
		}
		return html.toString();
	}

	/**
	 * Lines that belong together.
	 *
	 * @param kind {@code heading}, {@code list} or {@code paragraph}
	 */
	public record Block(String kind, List<Line> lines) {
	}

	/** A line of text. */
	public record Line(List<Span> spans) {
	}

	/**
	 * A piece of a line.
	 *
	 * @param href where it leads; empty for plain words
	 */
	public record Span(String text, String href) {
	}

}
