package org.runstate.source;

import org.runstate.source.fetch.Failure;

/**
 * What a person can do about a failure.
 */
final class Advice {

	private Advice() {
	}

	/** One sentence. */
	static String on(Failure failure) {
		return switch (failure) {
			case NOT_A_FEED -> "Open the address in a browser: it may be a page about the feed, or the feed may have "
					+ "moved. For a page without a feed choose the kind page.";
			case PARSE_ERROR, EMPTY_BODY, TRUNCATED_BODY, BAD_ENCODING, BAD_CONTENT_ENCODING, PROTOCOL_ERROR ->
				"Try again later; if it stays so, tell whoever runs the server.";
			case DOCTYPE_FORBIDDEN -> "Such a document can reach out by itself; ask its maker for one without it.";
			case TOO_LARGE, LIMIT_EXCEEDED ->
				"Look for a smaller one at the same place, such as a feed of one product.";
			case TIMEOUT, CONNECT_ERROR -> "Check the address for a slip, and whether this machine may reach it.";
			case HTTP_UNAUTHORIZED -> "Choose a credential that is let in, or replace its secret.";
			case HTTP_FORBIDDEN -> "Check the permission of the credential; some servers turn programs away for good.";
			case HTTP_NOT_FOUND, HTTP_GONE, TOO_MANY_REDIRECTS, BAD_REDIRECT ->
				"Look for the address where the maker names it now.";
			case HTTP_RATE_LIMITED -> "Look there less often; until the server's own time is over nothing else helps.";
			case HTTP_SERVER_ERROR -> "Nothing to do here: the server has to recover. It is tried again by itself.";
			case BLOCKED_TARGET -> "Private addresses may only be fetched where RUNSTATE_FETCH_ALLOW names them.";
			case PAGING_LOOP -> "Check the address; if it is right, tell whoever runs the server.";
			case SELECTOR_EMPTY ->
				"The page was rebuilt, or asks for a sign-in: compare it with the options item and " + "headings.";
			case CREDENTIAL_MISSING -> "Put a credential in on the page Credentials, and choose it here.";
		};
	}

}
