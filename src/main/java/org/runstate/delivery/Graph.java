package org.runstate.delivery;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * Microsoft Graph as a way for mail to leave, where it is configured.
 */
@Component
class Graph {

	private final GraphSettings settings;

	private final Https https;

	private final ClientToken tokens;

	Graph(GraphSettings settings, Https https, Clock clock) {
		this.settings = settings;
		this.https = https;
		this.tokens = new ClientToken(https, clock, settings.tokenUrl(), settings.clientId(), settings.clientSecret(),
				settings.scope());
	}

	boolean isConfigured() {
		return this.settings.isConfigured();
	}

	Carrier carrier(Sender sender) {
		return new GraphPostman(this.https, this.tokens, this.settings.sendMail(), sender);
	}

}
