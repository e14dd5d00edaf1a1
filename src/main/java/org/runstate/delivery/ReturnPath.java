package org.runstate.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way by which mail comes back: an envelope sender of each message's own, such as
 * {@code bounces+7f0c...@example.org}, and what is known about a message that came back.
 * The token is the message's number and 64 bits of an HMAC over it, so nobody can have an
 * address suspended who was not sent the message.
 */
@Component
public class ReturnPath {

	private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-f]{32})([0-9a-f]{16})@");

	private static final Pattern NAMED = Pattern.compile(
			"(?:X-Runstate-Message:\\s*|<)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@|\\s*$)", Pattern.MULTILINE);

	private static final int MAC = 8;

	private final JdbcClient jdbc;

	private final String address;

	private volatile byte @Nullable [] key;

	/**
	 * Takes the address of the mailbox.
	 * @param address such as {@code bounces@example.org}, of a server that delivers
	 * {@code bounces+anything} to it; empty when messages have no sender of their own
	 */
	ReturnPath(JdbcClient jdbc, @Value("${runstate.bounces.address:}") String address) {
		this.jdbc = jdbc;
		this.address = address.strip();
		if (!this.address.isEmpty() && !this.address.matches("[^@\\s<>+]+@[^@\\s<>]+")) {
			throw new IllegalStateException(
					"RUNSTATE_BOUNCES_ADDRESS is not an address such as bounces@example.org: " + this.address);
		}
	}

	/** The envelope sender of a message, or null when it is the visible one. */
	@Nullable String senderOf(String message) {
		return this.address.isEmpty() ? null : addressFor(this.address, message);
	}

	/**
	 * An address that leads to a mailbox and names a message.
	 * @param mailbox such as {@code bounces@example.org}
	 */
	public String addressFor(String mailbox, String message) {
		int at = mailbox.indexOf('@');
		String id = message.replace("-", "");
		return mailbox.substring(0, at) + "+" + id + mac(id) + mailbox.substring(at);
	}

	/** The message whose envelope sender stands in a text, if we signed it. */
	public Optional<String> messageOf(String text) {
		Matcher token = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
		while (token.find()) {
			String id = token.group(1);
			if (MessageDigest.isEqual(mac(id).getBytes(StandardCharsets.US_ASCII),
					token.group(2).getBytes(StandardCharsets.US_ASCII))) {
				return Optional.of(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
			}
		}
		return Optional.empty();
	}

	/**
	 * The message that a text names by its Message-ID or {@code X-Runstate-Message}. It
	 * need not be ours.
	 */
	public Optional<String> namedIn(String text) {
		Matcher named = NAMED.matcher(text);
		return named.find() ? Optional.of(named.group(1)) : Optional.empty();
	}

	/** Whom a message was for, empty if there is no such message. */
	public Optional<String> recipientOf(String message) {
		return this.jdbc.sql("select recipient from message where id = ?")
			.param(message)
			.query(String.class)
			.optional();
	}

	/**
	 * Ends messages that wait to be sent to these addresses.
	 * @return how many
	 */
	public int giveUp(Collection<String> addresses, String reason) {
		return this.jdbc.sql("""
				update message set state = 'refused', ended_at = utc_timestamp(6), reply = :reason
				where state in ('queued', 'retry', 'unknown') and ended_at is null and claimed_by is null
					and recipient in (:addresses)
				""").param("reason", reason).param("addresses", addresses).update();
	}

	private String mac(String id) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key(), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.US_ASCII)), 0, MAC);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HMAC with SHA-256", ex);
		}
	}

	/** Made once for this database; of two processes the first insert stays. */
	private byte[] key() {
		byte[] known = this.key;
		if (known == null) {
			byte[] random = new byte[32];
			new SecureRandom().nextBytes(random);
			this.jdbc.sql("insert ignore into setting (name, value) values ('bounce-secret', ?)")
				.param(HexFormat.of().formatHex(random))
				.update();
			known = HexFormat.of()
				.parseHex(this.jdbc.sql("select value from setting where name = 'bounce-secret'")
					.query(String.class)
					.single());
			this.key = known;
		}
		return known;
	}

}
