package org.runstate.source;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The list of sources as OPML, as feed readers export it. Reaches nowhere: document types
 * are refused.
 */
final class SourcesOpml {

	private static final int MOST = 5000;

	private static final XMLInputFactory parsers = parsers();

	private SourcesOpml() {
	}

	/**
	 * The sources of a file by their place in it; what cannot be read is a problem.
	 * @param known the sources that are there: a file of another program says of them
	 * only what its format can
	 */
	static Map<String, Listed> read(String opml, List<String> problems, SourcesByAddress known) {
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
					add(xml, folders, sources, known, problems);
				}
			}
		}
		catch (XMLStreamException ex) {
			problems.add("The file is not well-formed from line %d on; what stands before went in."
				.formatted((ex.getLocation() != null) ? ex.getLocation().getLineNumber() : 0));
		}
		return sources;
	}

	private static void add(XMLStreamReader xml, Deque<String> folders, Map<String, Listed> sources,
			SourcesByAddress known, List<String> problems) {
		String text = OpmlOutline.attribute(xml, "text");
		String title = (text != null) ? text : OpmlOutline.attribute(xml, "title");
		folders.push((title != null) ? title : "");
		String place = "line " + xml.getLocation().getLineNumber() + " (" + ((title != null) ? title : "without a name")
				+ ")";
		try {
			String folder = folders.stream().skip(1).findFirst().orElse("");
			OpmlOutline.source(xml, title, folder, known)
				.ifPresent((source) -> sources.put(place + " " + sources.size(), source));
		}
		catch (IllegalArgumentException ex) {
			problems.add(place + ": " + ex.getMessage() + ".");
		}
	}

	/**
	 * Sources as OPML 2.0: feeds as any reader knows them, the rest in names of our own.
	 */
	static String write(List<Listed> sources) {
		StringBuilder opml = new StringBuilder("""
				<?xml version="1.0" encoding="UTF-8"?>
				<opml version="2.0" xmlns:runstate="%s">
				<head><title>Runstate sources</title></head>
				<body>
				""".formatted(OpmlOutline.OURS));
		sources.forEach((source) -> opml.append(OpmlOutline.of(source)).append('\n'));
		return opml.append("</body>\n</opml>\n").toString();
	}

	private static XMLInputFactory parsers() {
		XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
		parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return parsers;
	}

}
