package org.runstate.demo;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes RSS 2.0 and Atom.
 */
final class FeedXml {

	private final XMLStreamWriter xml;

	private FeedXml(XMLStreamWriter xml) {
		this.xml = xml;
	}

	static String rss(String title, String address, List<Told> entries) {
		return written((feed) -> {
			feed.xml.writeStartElement("rss");
			feed.xml.writeAttribute("version", "2.0");
			feed.xml.writeStartElement("channel");
			feed.text("title", title);
			feed.text("link", address);
			feed.text("description", "A sample source, written for the demo of Runstate");
			for (Told entry : entries) {
				feed.xml.writeStartElement("item");
				feed.text("title", entry.title());
				feed.text("link", entry.link());
				feed.xml.writeStartElement("guid");
				feed.xml.writeAttribute("isPermaLink", "false");
				feed.xml.writeCharacters(entry.key());
				feed.xml.writeEndElement();
				feed.text("pubDate",
						DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.published().atOffset(ZoneOffset.UTC)));
				for (String label : entry.labels()) {
					feed.text("category", label);
				}
				feed.text("description", entry.html());
				feed.xml.writeEndElement();
			}
		});
	}

	static String atom(String title, String address, List<Told> entries) {
		return written((feed) -> {
			feed.xml.writeStartElement("feed");
			feed.xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
			feed.text("id", address);
			feed.text("title", title);
			feed.text("updated",
					entries.stream().map(Told::updated).max(Instant::compareTo).orElse(Instant.EPOCH).toString());
			for (Told entry : entries) {
				feed.xml.writeStartElement("entry");
				feed.text("id", "urn:sample:" + entry.key());
				feed.text("title", entry.title());
				feed.xml.writeEmptyElement("link");
				feed.xml.writeAttribute("href", entry.link());
				feed.text("published", entry.published().toString());
				feed.text("updated", entry.updated().toString());
				for (String label : entry.labels()) {
					feed.xml.writeEmptyElement("category");
					feed.xml.writeAttribute("term", label);
				}
				feed.xml.writeStartElement("content");
				feed.xml.writeAttribute("type", "html");
				feed.xml.writeCharacters(entry.html());
				feed.xml.writeEndElement();
				feed.xml.writeEndElement();
			}
		});
	}

	private void text(String element, String text) throws XMLStreamException {
		this.xml.writeStartElement(element);
		this.xml.writeCharacters(text);
		this.xml.writeEndElement();
	}

	private static String written(Content content) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			content.writeTo(new FeedXml(xml));
			xml.writeEndDocument();
			xml.close();
			return text.toString();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("a sample feed was not written", ex);
		}
	}

	private interface Content {

		void writeTo(FeedXml feed) throws XMLStreamException;

	}

}
