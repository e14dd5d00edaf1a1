package org.runstate.source.reading;

import java.io.IOException;
import java.io.StringReader;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.runstate.source.fetch.Failure;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses XML strictly, with no document type, no outside entity and at most
 * {@value #DEEPEST} levels.
 */
final class XmlTree {

	static final int DEEPEST = 512;

	private static final SAXParserFactory parsers = parsers();

	private XmlTree() {
	}

	static Document parse(String xml) throws UnreadableException {
		SAXBuilder builder = new SAXBuilder(new Readers());
		builder.setXMLFilter(new Depth());
		builder.setExpandEntities(true);
		try {
			return builder.build(new StringReader(xml));
		}
		catch (JDOMException | IOException ex) {
			throw unreadable(ex);
		}
	}

	private static UnreadableException unreadable(Exception ex) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains("DOCTYPE")) {
			return new UnreadableException(Failure.DOCTYPE_FORBIDDEN, "The feed has a document type declaration.", ex);
		}
		if (message.contains(Depth.TOO_DEEP) || message.contains("JAXP0001000")) {
			return new UnreadableException(Failure.LIMIT_EXCEEDED,
					"The XML is nested too deeply or has too many parts.", ex);
		}
		return new UnreadableException(Failure.PARSE_ERROR,
				"The XML is not well-formed: " + message.replaceAll("[\\p{Cntrl}\\s]+", " "), ex);
	}

	private static SAXParserFactory parsers() {
		try {
			SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
			parsers.setNamespaceAware(true);
			parsers.setXIncludeAware(false);
			parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
			parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
			parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			return parsers;
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalStateException("This Java cannot parse XML safely", ex);
		}
	}

	/** Parsers as configured here; JDOM would otherwise bring its own. */
	private static final class Readers implements XMLReaderJDOMFactory {

		@Override
		public XMLReader createXMLReader() throws JDOMException {
			try {
				synchronized (parsers) {
					return parsers.newSAXParser().getXMLReader();
				}
			}
			catch (ParserConfigurationException | SAXException ex) {
				throw new JDOMException("No parser", ex);
			}
		}

		@Override
		public boolean isValidating() {
			return false;
		}

	}

	/** Everything that walks the tree later recurses; this keeps it from overflowing. */
	private static final class Depth extends XMLFilterImpl {

		static final String TOO_DEEP = "nested too deeply";

		private int depth;

		@Override
		public void startElement(String uri, String localName, String qName, Attributes atts) throws SAXException {
			if (++this.depth > DEEPEST) {
				throw new SAXException(TOO_DEEP);
			}
			super.startElement(uri, localName, qName, atts);
		}

		@Override
		public void endElement(String uri, String localName, String qName) throws SAXException {
			this.depth--;
			super.endElement(uri, localName, qName);
		}

	}

}
