package org.runstate.source;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The list of sources as OPML, as feed readers export it. Reaches nowhere: document types
 * are refused.
 */
final class SourcesOpml {

	private static final int MOST = 5000;

	private static final XMLInputFactory parsers = parsers();

	private SourcesOpml() {
	}

	/** The sources of a file by their place in it; what cannot be read is a problem. */
	static Map<String, Listed> read(String opml, List<String> problems) {
		Map<String, Listed> sources = new LinkedHashMap<>();
		try {
			XMLStreamReader xml = parsers.createXMLStreamReader(new StringReader(opml));
			Deque<String> folders = new ArrayDeque<>();
			int outlines = 0;
			while (xml.hasNext()) {
				int event = xml.next();
				if (event == XMLStreamConstants.DTD) {
					problems.add("The file has a document type declaration, which is refused.");
					return Map.of();
				}
				if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("outline")) {
					folders.pop();
				}
				if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("outline")) {
					if (++outlines > MOST) {
						problems.add("The file has more than " + MOST + " outlines; the rest was left out.");
						return sources;
					}
					add(xml, folders, sources);
				}
			}
		}
		catch (XMLStreamException ex) {
			problems.add("The file is not well-formed from line %d on; what stands before went in."
				.formatted((ex.getLocation() != null) ? ex.getLocation().getLineNumber() : 0));
		}
		return sources;
	}

	private static void add(XMLStreamReader xml, Deque<String> folders, Map<String, Listed> sources) {
		String url = attribute(xml, "xmlUrl");
		String text = attribute(xml, "text");
		String title = (text != null) ? text : attribute(xml, "title");
		folders.push((title != null) ? title : "");
		if (url != null) {
			String place = "line " + xml.getLocation().getLineNumber() + " (" + ((title != null) ? title : url) + ")";
			String category = attribute(xml, "category");
			String folder = folders.stream().skip(1).findFirst().orElse("");
			String label = (category != null) ? category : folder;
			String name = (title != null) ? title : url;
			sources.put(place + " " + sources.size(),
					new Listed(key(url), name.substring(0, Math.min(200, name.length())), "feed", url, Listed.EVERY,
							List.of(), List.of(), null, true, label.isBlank() ? Map.of() : Map.of("category", label)));
		}
	}

	/** OPML has no keys, so the address is one: a second import finds it again. */
	private static String key(String url) {
		String link = WebAddress.link(url, null);
		String host = (link != null) ? URI.create(link).getHost().toLowerCase(Locale.ROOT) : "source";
		String readable = host.replaceAll("[^a-z0-9.-]", "").replaceAll("^[.-]+", "");
		return readable.substring(0, Math.min(60, readable.length())) + "-"
				+ Hash.hex(EntryKeys.withoutNoise(url)).substring(0, 10);
	}

	private static @Nullable String attribute(XMLStreamReader xml, String name) {
		String value = xml.getAttributeValue(null, name);
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	private static XMLInputFactory parsers() {
		XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
		parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return parsers;
	}

}
