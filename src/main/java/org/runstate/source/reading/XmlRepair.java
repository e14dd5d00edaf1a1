package org.runstate.source.reading;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.parser.Parser;

/**
 * Mends what publishers most often get wrong in XML, without guessing at its structure:
 * text before or after the document, characters that XML does not know, entities of HTML,
 * bare ampersands and prefixes that nobody declared. What stands in CDATA is left as it
 * is.
 */
final class XmlRepair {

	private static final Pattern UNKNOWN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

	private static final Pattern START = Pattern.compile("<\\?xml\\s|<(?:rss|feed|(?:\\w+:)?RDF)[\\s>]");

	private static final Pattern END = Pattern.compile("</(?:rss|feed|(?:\\w+:)?RDF)\\s*>");

	private static final Pattern AMPERSAND = Pattern.compile(
			"<!\\[CDATA\\[.*?]]>|<!--.*?-->|&(#\\d{1,7};|#x[0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)?",
			Pattern.DOTALL);

	private static final Pattern PREFIX = Pattern.compile("</?([A-Za-z_][\\w.-]{0,30}):|\\sxmlns:([\\w.-]+)\\s*=");

	/** Those whose namespace is looked at. */
	private static final Map<String, String> USUAL = Map.of("atom", "http://www.w3.org/2005/Atom", "rdf",
			"http://www.w3.org/1999/02/22-rdf-syntax-ns#");

	private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?(?:rss|feed|RDF)(?=[\\s>])");

	private static final Pattern XML_ENTITY = Pattern.compile("&(?:lt|gt|amp|quot|apos);");

	private XmlRepair() {
	}

	static String of(String xml) {
		String clean = UNKNOWN.matcher(xml).replaceAll("");
		Matcher starts = START.matcher(clean);
		int start = starts.find() ? starts.start() : 0;
		int end = clean.length();
		Matcher ends = END.matcher(clean);
		while (ends.find()) {
			end = ends.end();
		}
		String mended = AMPERSAND.matcher(clean.substring(start, end))
			.replaceAll((found) -> Matcher.quoteReplacement(mended(found.group())));
		return declared(mended);
	}

	/** Parts of an unknown vocabulary do no harm; parts without a declaration end all. */
	private static String declared(String xml) {
		Set<String> used = new TreeSet<>();
		Set<String> known = new HashSet<>(Set.of("xml", "xmlns"));
		PREFIX.matcher(xml).results().forEach((found) -> {
			if (found.group(1) != null) {
				used.add(found.group(1));
			}
			else {
				known.add(found.group(2));
			}
		});
		used.removeAll(known);
		StringBuilder declarations = new StringBuilder();
		used.forEach((prefix) -> declarations
			.append(" xmlns:%s=\"%s\"".formatted(prefix, USUAL.getOrDefault(prefix, "urn:undeclared:" + prefix))));
		return ROOT.matcher(xml).replaceFirst((root) -> Matcher.quoteReplacement(root.group() + declarations));
	}

	private static String mended(String found) {
		if (found.startsWith("<") || XML_ENTITY.matcher(found).matches()) {
			return found;
		}
		String character = (found.length() > 1) ? Parser.unescapeEntities(found, true) : found;
		if (character.equals(found)) {
			return "&amp;" + found.substring(1);
		}
		return UNKNOWN.matcher(character).replaceAll("").replace("&", "&amp;").replace("<", "&lt;");
	}

}
