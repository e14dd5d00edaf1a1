package org.runstate.audience;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.runstate.audience.LinkTokens.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

class LinkTokensTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:15:00Z");

	private static final Instant LATER = NOW.plusSeconds(60);

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.";

	private final LinkTokens tokens = tokens("a secret that is long enough", NOW);

	@Test
	void saysWhatItWasIssuedFor() {
		String token = this.tokens.issue(Purpose.ACKNOWLEDGE, 17, Long.MAX_VALUE, 3, LATER);
		assertThat(token).hasSize(60).matches("[A-Za-z0-9_-]+");
		assertThat(this.tokens.read(Purpose.ACKNOWLEDGE, token))
			.isEqualTo(new Link.Valid(17, Long.MAX_VALUE, 3, LATER));
	}

	@Test
	void refusesEveryChangedCharacter() {
		String token = this.tokens.issue(Purpose.ACKNOWLEDGE, 17, 4, 3, LATER);
		for (int at = 0; at < token.length(); at++) {
			for (String other : ALPHABET.codePoints().mapToObj(Character::toString).toList()) {
				if (!other.equals(token.substring(at, at + 1))) {
					String changed = token.substring(0, at) + other + token.substring(at + 1);
					assertThat(this.tokens.read(Purpose.ACKNOWLEDGE, changed)).isInstanceOf(Link.Invalid.class);
				}
			}
		}
	}

	@Test
	void refusesWhatIsCutLongerOrNoTokenAtAll() {
		String token = this.tokens.issue(Purpose.ACKNOWLEDGE, 17, 4, 3, LATER);
		for (String other : new String[] { "", token.substring(1), token.substring(0, 59), token + "A", token + "=",
				"ä".repeat(60), " ".repeat(60), token.substring(0, 56) + "====" }) {
			assertThat(this.tokens.read(Purpose.ACKNOWLEDGE, other)).isInstanceOf(Link.Invalid.class);
		}
	}

	@Test
	void isWorthNothingForAnotherPurpose() {
		String token = this.tokens.issue(Purpose.PREFERENCES, 17, 0, 0, LATER);
		assertThat(this.tokens.read(Purpose.ACKNOWLEDGE, token)).isInstanceOf(Link.Invalid.class);
		assertThat(this.tokens.read(Purpose.FORM, token)).isInstanceOf(Link.Invalid.class);
	}

	@Test
	void endsAtItsTime() {
		String token = this.tokens.issue(Purpose.ACKNOWLEDGE, 17, 4, 3, NOW);
		assertThat(this.tokens.read(Purpose.ACKNOWLEDGE, token)).isInstanceOf(Link.Expired.class);
	}

	@Test
	void anotherSecretRefusesUnlessBothAreSetDuringTheChange() {
		String old = this.tokens.issue(Purpose.ACKNOWLEDGE, 17, 4, 3, LATER);
		assertThat(tokens("another secret of enough length", NOW).read(Purpose.ACKNOWLEDGE, old))
			.isInstanceOf(Link.Invalid.class);
		LinkTokens both = tokens("another secret of enough length, a secret that is long enough", NOW);
		assertThat(both.read(Purpose.ACKNOWLEDGE, old)).isInstanceOf(Link.Valid.class);
		assertThat(both.issue(Purpose.ACKNOWLEDGE, 17, 4, 3, LATER)).isNotEqualTo(old);
	}

	@Test
	void aShortSecretIsRefusedAtTheStart() {
		assertThatIllegalStateException().isThrownBy(() -> tokens("short", NOW))
			.withMessageContaining("RUNSTATE_LINK_SECRET");
	}

	private static LinkTokens tokens(String secret, Instant now) {
		return new LinkTokens(new LinkSecret(mock(JdbcClient.class), secret), Clock.fixed(now, ZoneOffset.UTC));
	}

}
