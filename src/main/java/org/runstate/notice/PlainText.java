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
		StringBuilder line = new StringBuilder(text.length());
		// by hand and by the run, as every character of every entry comes by here
		int at = 0;
		while (at < text.length()) {
			int run = plain(text, at);
			line.append(text, at, run);
			at = run;
			if (at < text.length()) {
				int point = text.codePointAt(at);
				at += Character.charCount(point);
				if (isBlank(point)) {
					gap(line);
				}
				else if (!isInvisible(point)) {
					line.appendCodePoint(point);
				}
			}
		}
		return line.toString().strip();
	}

	/** Where characters end that stay as they are: of ASCII, and single blanks. */
	private static int plain(String text, int from) {
		int at = from;
		boolean single = false;
		while (at < text.length()) {
			char symbol = text.charAt(at);
			boolean letter = symbol > ' ' && symbol <= '~';
			if (!letter && !(symbol == ' ' && single)) {
				return at;
			}
			single = letter;
			at++;
		}
		return at;
	}

	private static void gap(StringBuilder line) {
		if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
			line.append(' ');
		}
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
