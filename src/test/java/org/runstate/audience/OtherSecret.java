package org.runstate.audience;

import java.time.Clock;
import java.time.Instant;

import org.runstate.audience.LinkTokens.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.mockito.Mockito.mock;

/**
 * Links signed with a secret that this installation does not have.
 */
public final class OtherSecret {

	private OtherSecret() {
	}

	public static String acknowledge(long person, long notice) {
		LinkTokens tokens = new LinkTokens(new LinkSecret(mock(JdbcClient.class), "a secret of another place"),
				Clock.systemUTC());
		return tokens.issue(Purpose.ACKNOWLEDGE, person, notice, 1, Instant.now().plusSeconds(600));
	}

}
