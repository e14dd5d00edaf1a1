package org.runstate.web;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;

/**
 * What somebody typed and sent after their session had ended: kept in the browser's new
 * session until they have signed in, so that they can send it again instead of typing it
 * again. Nothing with a secret in it is kept, nor what did not come from a page of ours.
 *
 * @param action the path to which it was sent
 * @param back the path of the page on which it was typed
 * @param fields name and value, in the order of the form
 */
public record Unsent(String action, String back, List<Field> fields, Instant at) implements Serializable {

	/** Where it is looked at after sign-in. */
	static final String PAGE = "/unsent";

	/** Whoever signs in later may be somebody else. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private static final int LONGEST = 64_000;

	private static final Pattern SECRET = Pattern.compile("password|secret|code|token");

	private static final String NAME = Unsent.class.getName();

	/**
	 * Keeps a form.
	 * @param back the page on which it stood
	 * @return false if it is none that may be kept
	 */
	static boolean keep(HttpServletRequest request, String back, Instant now) {
		List<Field> fields = new ArrayList<>();
		request.getParameterMap().forEach((name, values) -> {
			for (String value : name.equals("_csrf") ? new String[0] : values) {
				fields.add(new Field(name, value));
			}
		});
		boolean keeps = isFromAPageOfOurs(request) && isWholeForm(request) && fields.stream().anyMatch(Field::isTyped)
				&& fields.stream().mapToInt(Field::length).sum() <= LONGEST
				&& fields.stream().noneMatch((field) -> SECRET.matcher(field.name().toLowerCase(Locale.ROOT)).find());
		if (keeps) {
			new Unsent(request.getRequestURI(), back, List.copyOf(fields), now).keep(request.getSession(true));
		}
		return keeps;
	}

	/** What is kept for whoever has this session. */
	static Optional<Unsent> of(HttpServletRequest request, Instant now) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(NAME) instanceof Unsent one && one.at().plus(KEPT).isAfter(now))
				? Optional.of(one) : Optional.empty();
	}

	/** Keeps it in a session. */
	void keep(HttpSession session) {
		session.setAttribute(NAME, this);
	}

	/** What was typed, without what the page itself put into the form. */
	public List<String> typed() {
		return this.fields.stream().filter(Field::isTyped).map(Field::value).toList();
	}

	/** The origin itself was compared before; here it has to be said. */
	private static boolean isFromAPageOfOurs(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.ORIGIN) != null
				|| "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
	}

	/** A file is not kept, and without it the rest makes no sense. */
	private static boolean isWholeForm(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.startsWith("application/x-www-form-urlencoded")
				&& !request.getRequestURI().startsWith("/sign-") && !request.getRequestURI().startsWith("/setup");
	}

	/** A field of a form. */
	public record Field(String name, String value) implements Serializable {

		/** Numbers, keys and addresses are not what somebody would miss. */
		boolean isTyped() {
			return this.value.strip().length() > 2 && this.value.strip().contains(" ");
		}

		int length() {
			return this.name.length() + this.value.length();
		}

	}

}
