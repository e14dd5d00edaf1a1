package org.runstate.notice;

import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Content without markup: paragraphs and list items on lines of their own, blanks
 * collapsed, invisible characters gone.
 */
public final class PlainText {

	private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "head");

	private static final Set<String> CELLS = Set.of("td", "th");

	private PlainText() {
	}

	/**
	 * Flattens markup.
	 * @param html HTML of any quality, or text without markup
	 * @return lines joined by {@code \n}, none of them blank
	 */
	public static String of(String html) {
		Lines lines = new Lines();
		NodeTraversor.traverse(lines, Jsoup.parseBodyFragment(html).body());
		return lines.finished();
	}

	/** One line of text: blanks collapsed and invisible characters gone. */
	static String line(String text) {
		// by hand, as every character of every entry comes by here, more than once
		StringBuilder line = new StringBuilder(text.length());
		boolean gap = false;
		for (int i = 0; i < text.length(); i++) {
			char plain = text.charAt(i);
			boolean seen = plain > ' ' && plain <= '~';
			int point = (seen || !Character.isHighSurrogate(plain)) ? plain : text.codePointAt(i);
			i += Character.charCount(point) - 1;
			if (!seen && isBlank(point)) {
				gap = true;
			}
			else if (seen || !isInvisible(point)) {
				if (gap) {
					line.append(' ');
					gap = false;
				}
				line.appendCodePoint(point);
			}
		}
		return line.toString().strip();
	}

	private static boolean isBlank(int point) {
		return switch (point) {
			case ' ', '\t', '\n', '\r', '\u00A0', '\u202F', '\u3000' -> true;
			default -> point >= '\u2000' && point <= '\u200A';
		};
	}

	private static boolean isInvisible(int point) {
		return point < ' ' || (point > '~' && Character.getType(point) == Character.FORMAT);
	}

	private static final class Lines implements NodeVisitor {

		private final StringBuilder all = new StringBuilder();

		private final StringBuilder line = new StringBuilder();

		private int unseen;

		@Override
		public void head(Node node, int depth) {
			if (node instanceof TextNode text && this.unseen == 0) {
				this.line.append(text.getWholeText());
			}
			else if (node instanceof Element element) {
				if (UNSEEN.contains(element.normalName())) {
					this.unseen++;
				}
				else if (breaks(element)) {
					endLine();
				}
			}
		}

		@Override
		public void tail(Node node, int depth) {
			if (node instanceof Element element) {
				if (UNSEEN.contains(element.normalName())) {
					this.unseen--;
				}
				else if (CELLS.contains(element.normalName())) {
					this.line.append(' ');
				}
				else if (element.isBlock()) {
					endLine();
				}
			}
		}

		private static boolean breaks(Element element) {
			return (element.isBlock() && !CELLS.contains(element.normalName())) || element.nameIs("br");
		}

		private void endLine() {
			String finished = PlainText.line(this.line.toString());
			this.line.setLength(0);
			if (!finished.isEmpty()) {
				this.all.append(this.all.isEmpty() ? "" : "\n").append(finished);
			}
		}

		String finished() {
			endLine();
			return this.all.toString();
		}

	}

}
