package org.runstate.source.fetch;

import java.util.Locale;

/**
 * Why a poll brought nothing. The names are those that the record of a source, the
 * preview and the page show.
 */
public enum Failure {

	PARSE_ERROR("not well-formed"), DOCTYPE_FORBIDDEN("has a document type declaration"), NOT_A_FEED("not a feed"),
	EMPTY_BODY("empty answer"), TOO_LARGE("too large"), LIMIT_EXCEEDED("too deep or too many parts"),
	TIMEOUT("took too long"), CONNECT_ERROR("no connection"), TRUNCATED_BODY("answer cut short"),
	BAD_ENCODING("unknown character encoding"), BAD_CONTENT_ENCODING("cannot be unpacked"),
	PROTOCOL_ERROR("unexpected answer"), HTTP_UNAUTHORIZED("asks for credentials"), HTTP_FORBIDDEN("forbidden"),
	HTTP_NOT_FOUND("not found"), HTTP_GONE("gone for good"), HTTP_RATE_LIMITED("asked us to slow down"),
	HTTP_SERVER_ERROR("server error"), TOO_MANY_REDIRECTS("too many redirects"), BAD_REDIRECT("redirect leads nowhere"),
	BLOCKED_TARGET("address not allowed"), PAGING_LOOP("pages lead in a circle"),
	SELECTOR_EMPTY("nothing found where entries should be"), CREDENTIAL_MISSING("has no credential yet");

	private final String words;

	Failure(String words) {
		this.words = words;
	}

	/** The word in the database. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The words that people read. */
	public String words() {
		return this.words;
	}

	/** The failure with a key of the database. */
	public static Failure of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
