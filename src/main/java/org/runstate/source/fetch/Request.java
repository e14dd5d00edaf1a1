package org.runstate.source.fetch;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * One request to a source.
 *
 * @param headers what the source wants to be told besides
 * @param form what is posted, or nothing for a GET
 * @param most how much its answer may hold, inflated, or null for as much as any
 */
public record Request(String url, Map<String, String> headers, Map<String, String> form, Access access,
		@Nullable DataSize most) {

	public Request {
		headers = Map.copyOf(headers);
		form = Map.copyOf(form);
	}

	/** A request for what is at an address, as nobody in particular. */
	public static Request get(String url) {
		return new Request(url, Map.of(), Map.of(), new Access.None(), null);
	}

	/** A request that posts a form. It is never redirected. */
	public static Request post(String url, Map<String, String> form) {
		return new Request(url, Map.of(), form, new Access.None(), null);
	}

	/** The same request with other headers. */
	public Request with(Map<String, String> more) {
		return new Request(this.url, more, this.form, this.access, this.most);
	}

	/** The same request by somebody. Who it is goes to this origin only. */
	public Request as(Access who) {
		return new Request(this.url, this.headers, this.form, who, this.most);
	}

	/** The same request for the page that follows. */
	public Request at(String next) {
		return new Request(next, this.headers, this.form, this.access, this.most);
	}

	/** The same request for an answer of another size. */
	public Request upTo(@Nullable DataSize size) {
		return new Request(this.url, this.headers, this.form, this.access, size);
	}

	/** A form may hold a secret. */
	@Override
	public String toString() {
		return (this.form.isEmpty() ? "GET " : "POST ") + this.url;
	}

}
