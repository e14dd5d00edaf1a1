package org.runstate.source.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;

import org.springframework.stereotype.Component;

/**
 * Reads feeds: RSS 0.91 to 2.0, RSS 1.0, Atom and JSON Feed, whatever type the server
 * says they are.
 */
@Component
public class FeedReader implements Reader {

	public static final String KIND = "feed";

	private static final Pattern DOCTYPE = Pattern.compile("(?:\\s+|<\\?.*?\\?>|<!--.*?-->)*+<!DOCTYPE\\s+([^\\s>]*).*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern HTML = Pattern.compile("(?:\\s+|<\\?.*?\\?>|<!--.*?-->)*+<html[\\s>].*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern ROOT = Pattern.compile("<(?:rss|feed|(?:\\w+:)?RDF)[\\s>]");

	@Override
	public String kind() {
		return KIND;
	}

	/** With a token, where the source names one. */
	@Override
	public List<Request> requests(Asked asked) {
		Request request = Request.get(asked.url());
		return List.of(asked.credentials()
			.stream()
			.findFirst()
			.map((credential) -> request.as(new Access.Bearer(credential.secret())))
			.orElse(request));
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		List<String> warnings = new ArrayList<>();
		try {
			String text = TextOf.body(body, warnings);
			return FeedEntries.of(raw(text, body, warnings), warnings);
		}
		catch (UnreadableException ex) {
			return new Reading.Unreadable(ex.failure(), ex.sentence());
		}
	}

	private static RawFeed raw(String text, Fetched.Body body, List<String> warnings) throws UnreadableException {
		String start = text.substring(0, Math.min(text.length(), 4000)).stripLeading();
		if (start.isEmpty() && text.isBlank()) {
			throw new UnreadableException(Failure.EMPTY_BODY, "The answer is empty.", null);
		}
		if (start.startsWith("{") || start.startsWith("[")) {
			return JsonFeed.read(text, body.address());
		}
		refuse(start);
		try {
			return XmlFeed.read(text, body.address());
		}
		catch (UnreadableException ex) {
			if (ex.failure() != Failure.PARSE_ERROR) {
				throw ex;
			}
			if (!ROOT.matcher(text).find()) {
				throw new UnreadableException(Failure.NOT_A_FEED, "The answer is not a feed.", ex);
			}
			RawFeed mended = XmlFeed.read(XmlRepair.of(text), body.address());
			warnings.add("The XML was not well-formed and was mended.");
			return mended;
		}
	}

	private static void refuse(String start) throws UnreadableException {
		var doctype = DOCTYPE.matcher(start);
		boolean declared = doctype.matches();
		if (HTML.matcher(start).matches()
				|| (declared && doctype.group(1).toLowerCase(Locale.ROOT).startsWith("html"))) {
			throw new UnreadableException(Failure.NOT_A_FEED, "The answer is an HTML page, not a feed.", null);
		}
		if (declared) {
			throw new UnreadableException(Failure.DOCTYPE_FORBIDDEN,
					"The feed has a document type declaration, which is refused because it can reach out.", null);
		}
	}

}
