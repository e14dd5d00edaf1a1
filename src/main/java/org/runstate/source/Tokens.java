package org.runstate.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Request;
import org.runstate.source.fetch.Secret;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Json;
import org.runstate.source.reading.UnreadableException;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Tokens that were given out for client credentials, RFC 6749 section 4.4, kept in memory
 * for as long as they are good.
 */
@Component
class Tokens {

	/** A token about to end may end on its way. */
	private static final Duration MARGIN = Duration.ofMinutes(2);

	private final Fetcher fetcher;

	private final Clock clock;

	private final Map<Access.Client, Token> known = new ConcurrentHashMap<>();

	Tokens(Fetcher fetcher, Clock clock) {
		this.fetcher = fetcher;
		this.clock = clock;
	}

	/**
	 * Sends a request with a token, once more with a new one when the first is refused.
	 * @return the answer, or how asking for a token ended
	 */
	Fetched with(Access.Client client, Duration longest, Function<Access.Bearer, Fetched> send) {
		Token token = this.known.get(client);
		if (token != null && token.until().isAfter(this.clock.instant())) {
			Fetched answer = send.apply(token.bearer());
			if (answer.status() != 401) {
				return answer;
			}
		}
		Fetched given = this.fetcher.fetch(Request.post(client.tokenUrl(), form(client)), Validators.NONE, longest);
		if (!(given instanceof Fetched.Body body)) {
			return refused(given);
		}
		Token fresh = token(body);
		if (fresh == null) {
			return new Fetched.Failed(Failure.PROTOCOL_ERROR, "The sign-in of the application brought no token.",
					given.status(), given.millis());
		}
		this.known.put(client, fresh);
		return send.apply(fresh.bearer());
	}

	private static Map<String, String> form(Access.Client client) {
		return Map.of("grant_type", "client_credentials", "client_id", client.clientId(), "client_secret",
				client.secret().text(), "scope", client.scope());
	}

	private static Fetched refused(Fetched given) {
		boolean denied = given.status() == 400 || given.status() == 401 || given.status() == 403;
		return denied ? new Fetched.Failed(Failure.HTTP_UNAUTHORIZED,
				"The sign-in of the application was refused: look at its tenant, its id and its secret.",
				given.status(), given.millis()) : given;
	}

	private @Nullable Token token(Fetched.Body body) {
		try {
			JsonNode answer = Json.tree(body);
			String token = Json.text(answer, "access_token");
			Instant until = this.clock.instant().plusSeconds(answer.path("expires_in").asLong(0)).minus(MARGIN);
			return token.isEmpty() ? null : new Token(new Access.Bearer(new Secret(token)), until);
		}
		catch (UnreadableException ex) {
			return null; // what came is told by its shape alone, for it may hold a secret
		}
	}

	private record Token(Access.Bearer bearer, Instant until) {
	}

}
