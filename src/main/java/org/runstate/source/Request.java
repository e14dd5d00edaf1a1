package org.runstate.source;

import java.util.Map;

/**
 * One request to a source.
 *
 * @param headers what the source wants to be told besides
 * @param form what is posted, or nothing for a GET
 */
record Request(String url, Map<String, String> headers, Map<String, String> form, Access access) {

	Request {
		headers = Map.copyOf(headers);
		form = Map.copyOf(form);
	}

	static Request get(String url) {
		return new Request(url, Map.of(), Map.of(), new Access.None());
	}

	static Request post(String url, Map<String, String> form) {
		return new Request(url, Map.of(), form, new Access.None());
	}

	Request with(Map<String, String> more) {
		return new Request(this.url, more, this.form, this.access);
	}

	Request as(Access who) {
		return new Request(this.url, this.headers, this.form, who);
	}

	/** The same request for the page that follows. */
	Request at(String next) {
		return new Request(next, this.headers, this.form, this.access);
	}

	/** A form may hold a secret. */
	@Override
	public String toString() {
		return (this.form.isEmpty() ? "GET " : "POST ") + this.url;
	}

}
