package org.runstate.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tokens with which mail servers are signed in to, by XOAUTH2.
 */
@Component
public class MailTokens {

	private final @Nullable ClientToken tokens;

	MailTokens(OauthSettings settings, Https https, Clock clock) {
		String address = settings.tokenUrl();
		this.tokens = (settings.isConfigured() && address != null) ? new ClientToken(https, clock, URI.create(address),
				settings.clientId(), settings.clientSecret(), settings.scope()) : null;
	}

	/** Whether tokens are used at all. */
	public boolean areConfigured() {
		return this.tokens != null;
	}

	/**
	 * A token that is good for some minutes at least.
	 * @throws MessagingException if there is none, and why
	 */
	public String token() throws MessagingException {
		ClientToken given = this.tokens;
		if (given == null) {
			throw new AuthenticationFailedException("neither a password nor runstate.mail.oauth is set");
		}
		try {
			return given.get();
		}
		catch (IOException ex) {
			throw new MessagingException(ex.getMessage(), ex);
		}
	}

	/** Forgets a token that a mail server refused. */
	public void forget(String refused) {
		if (this.tokens != null) {
			this.tokens.forget(refused);
		}
	}

}
