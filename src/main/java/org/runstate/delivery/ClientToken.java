package org.runstate.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token that is given out for client credentials, RFC 6749 section 4.4, kept in memory
 * for as long as it is good.
 */
final class ClientToken {

	/** A token about to end may end on its way. */
	private static final Duration MARGIN = Duration.ofMinutes(2);

	private static final JsonMapper json = JsonMapper.builder().build();

	private final Https https;

	private final Clock clock;

	private final URI address;

	private final Map<String, String> form;

	private @Nullable String token;

	private Instant until = Instant.MIN;

	ClientToken(Https https, Clock clock, URI address, String clientId, String clientSecret, String scope) {
		this.https = https;
		this.clock = clock;
		this.address = address;
		this.form = Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret,
				"scope", scope);
	}

	/**
	 * The present token, or a new one.
	 * @throws IOException if there is none; the message says why and holds no secret
	 */
	synchronized String get() throws IOException {
		String known = this.token;
		if (known != null && this.until.isAfter(this.clock.instant())) {
			return known;
		}
		Https.Reply reply = this.https.post(this.address, this.form);
		if (reply.status() != 200) {
			throw new IOException("the sign-in of the application was answered with " + reply.status());
		}
		try {
			JsonNode answer = json.readTree(reply.body());
			String fresh = answer.path("access_token").asString("");
			if (!fresh.isEmpty()) {
				this.until = this.clock.instant().plusSeconds(answer.path("expires_in").asLong(0)).minus(MARGIN);
				this.token = fresh;
				return fresh;
			}
		}
		catch (JacksonException ex) {
			// what came is not told, for it may hold a secret
		}
		throw new IOException("the sign-in of the application brought no token");
	}

	/** Forgets a token that was refused, unless there is a newer one already. */
	synchronized void forget(String refused) {
		if (refused.equals(this.token)) {
			this.token = null;
		}
	}

}
