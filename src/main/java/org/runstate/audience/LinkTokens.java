package org.runstate.audience;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Signed words for the addresses in mail: they say for whom and for which revision of
 * which notice, and end by themselves. A token is 45 bytes as 60 characters of URL-safe
 * Base64 with no bit to spare: key, person, notice, revision, end (seconds since 1970),
 * then the first 128 bits of HMAC-SHA-256 over the purpose and all of these.
 */
@Component
public class LinkTokens {

	private static final int SAID = 1 + Long.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES;

	private static final int SIGNATURE = 16;

	private static final int CHARACTERS = (SAID + SIGNATURE) * 4 / 3;

	/** How long a link in a mail lasts after it was sent. */
	public static final Duration LASTS = Duration.ofDays(90);

	/** The day after which it ends begins so many days after the one it is due. */
	private static final int LASTS_AFTER_DUE = 31;

	private final LinkSecret secret;

	private final Clock clock;

	LinkTokens(LinkSecret secret, Clock clock) {
		this.secret = secret;
		this.clock = clock;
	}

	/**
	 * What a token is good for; one made for one purpose is worth nothing for another.
	 */
	public enum Purpose {

		/** The address {@code /a/...} of one notice for one person. */
		ACKNOWLEDGE,
		/** The address {@code /u/...} of one person. */
		PREFERENCES,
		/** The value in a form that proves that the form was shown. */
		FORM

	}

	/**
	 * A new token.
	 * @param notice 0 where the purpose has none
	 * @param revision 0 where the purpose has none
	 */
	public String issue(Purpose purpose, long person, long notice, int revision, Instant expires) {
		LinkKey key = this.secret.keys().get(0);
		byte[] said = ByteBuffer.allocate(SAID)
			.put(key.id())
			.putLong(person)
			.putLong(notice)
			.putInt(revision)
			.putLong(expires.getEpochSecond())
			.array();
		byte[] token = Arrays.copyOf(said, SAID + SIGNATURE);
		System.arraycopy(sign(key, purpose, said), 0, token, SAID, SIGNATURE);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
	}

	/** What a token says for a purpose, or that it says nothing. Never fails. */
	public Link read(Purpose purpose, String token) {
		byte[] bytes = decode(token);
		if (bytes.length != SAID + SIGNATURE) {
			return new Link.Invalid();
		}
		byte[] said = Arrays.copyOf(bytes, SAID);
		byte[] signature = Arrays.copyOfRange(bytes, SAID, bytes.length);
		for (LinkKey key : keys(said[0])) {
			if (MessageDigest.isEqual(sign(key, purpose, said), signature)) {
				return read(ByteBuffer.wrap(said, 1, SAID - 1));
			}
		}
		return new Link.Invalid();
	}

	private Link read(ByteBuffer said) {
		Link.Valid link = new Link.Valid(said.getLong(), said.getLong(), said.getInt(),
				Instant.ofEpochSecond(said.getLong()));
		return this.clock.instant().isBefore(link.expires()) ? link : new Link.Expired();
	}

	private List<LinkKey> keys(byte id) {
		return this.secret.keys().stream().filter((key) -> key.id() == id).toList();
	}

	/** A hash that nobody can make who does not know the secret. */
	byte[] keyedHash(byte[] said) {
		return this.secret.keys().get(0).sign("NETWORK", said);
	}

	/**
	 * When the link of a mail ends: 30 days after the day on which it is due, or 90 days
	 * after it was sent, whichever is earlier.
	 */
	public static Instant end(Instant sent, LocalDate due) {
		Instant afterSent = sent.plus(LASTS);
		Instant afterDue = due.plusDays(LASTS_AFTER_DUE).atStartOfDay(ZoneOffset.UTC).toInstant();
		return afterDue.isBefore(afterSent) ? afterDue : afterSent;
	}

	private static byte[] decode(String token) {
		if (token.length() != CHARACTERS) {
			return new byte[0];
		}
		try {
			return Base64.getUrlDecoder().decode(token);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static byte[] sign(LinkKey key, Purpose purpose, byte[] said) {
		return Arrays.copyOf(key.sign(purpose.name(), said), SIGNATURE);
	}

}
