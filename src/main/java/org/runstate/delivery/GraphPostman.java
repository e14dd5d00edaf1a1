package org.runstate.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;
import org.runstate.delivery.SmtpConnection.Gate;
import org.runstate.delivery.SmtpConnection.GateClosed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends through Microsoft Graph: the same bytes as by SMTP, as {@code sendMail} takes
 * them. What Graph answers with 202 is handed over, not delivered.
 */
final class GraphPostman implements Carrier {

	private static final Session NO_SERVER = Session.getInstance(new Properties());

	private static final JsonMapper json = JsonMapper.builder().build();

	private static final Duration LONGEST_WAIT = Duration.ofHours(24);

	private final Https https;

	private final ClientToken tokens;

	private final URI address;

	private final Sender sender;

	GraphPostman(Https https, ClientToken tokens, URI address, Sender sender) {
		this.https = https;
		this.tokens = tokens;
		this.address = address;
		this.sender = sender;
	}

	@Override
	public Outcome send(Claimed message, Gate gate) {
		String mime;
		try {
			mime = mime(message);
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			return new Outcome.Refused("not sent: " + ex.getMessage());
		}
		try {
			String token = this.tokens.get();
			gate.pass();
			Outcome outcome = post(token, mime);
			if (outcome != null) {
				return outcome;
			}
			this.tokens.forget(token);
			outcome = post(this.tokens.get(), mime);
			return (outcome != null) ? outcome : new Outcome.TryLater("401 a new token was refused, too", true);
		}
		catch (GateClosed ex) {
			return new Outcome.Withheld(String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			return new Outcome.TryLater("not reached: " + ex.getMessage(), true);
		}
	}

	private String mime(Claimed message) throws MessagingException, IOException {
		ByteArrayOutputStream whole = new ByteArrayOutputStream(32_000);
		new Letter(NO_SERVER, message, this.sender).writeTo(whole);
		return Base64.getEncoder().encodeToString(whole.toByteArray());
	}

	/** Posts a message; null when the token was refused. */
	private @Nullable Outcome post(String token, String mime) throws Https.NotReached {
		try {
			return outcome(this.https.post(this.address, token, mime));
		}
		catch (Https.NotReached ex) {
			throw ex;
		}
		catch (IOException ex) {
			return new Outcome.Unknown("no answer to the whole message: " + ex.getMessage());
		}
	}

	/**
	 * What is wrong with the mailbox or the right to use it would meet every message and
	 * refuses none of them.
	 */
	private static @Nullable Outcome outcome(Https.Reply reply) {
		int status = reply.status();
		String said = (status + " " + reason(reply.body())).strip();
		return switch (status) {
			case 202 -> new Outcome.Sent("202 handed over");
			case 401 -> null;
			case 429, 503 -> new Outcome.TryLater(said, true, wait(reply.retryAfter()));
			case 403, 404, 408 -> new Outcome.TryLater(said, true);
			default -> (status >= 400 && status < 500) ? new Outcome.Refused(said) : new Outcome.Unknown(said);
		};
	}

	/** {@code Retry-After} of Graph is a number of seconds. */
	private static @Nullable Duration wait(@Nullable String retryAfter) {
		if (retryAfter == null || !retryAfter.strip().matches("\\d{1,9}")) {
			return null;
		}
		Duration wait = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
		return (wait.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : wait;
	}

	private static String reason(String body) {
		try {
			JsonNode error = json.readTree(body).path("error");
			return error.path("code").asString("") + " " + error.path("message").asString("");
		}
		catch (JacksonException ex) {
			return "";
		}
	}

	@Override
	public void close() {
	}

}
