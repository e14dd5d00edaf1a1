package org.runstate.acknowledgement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A link of the chain of evidence: who acknowledged which revision, when and how. Hashes
 * are in hexadecimal.
 *
 * @param number its place in the chain, from 1 without a gap
 * @param revisionHash the semantic hash of the revision
 * @param at to the microsecond
 * @param how key of a {@link How}
 * @param previousHash the hash of the link before, 64 zeros for the first
 * @param hash what {@link #computedHash()} gave when it was recorded
 */
record Acknowledgement(long number, long personId, long noticeId, int revision, String revisionHash, Instant at,
		String how, String previousHash, String hash) {

	static final String BEFORE_THE_FIRST = "0".repeat(64);

	/** The next link of a chain. */
	static Acknowledgement next(long number, String previousHash, long personId, long noticeId, int revision,
			String revisionHash, Instant at, How how) {
		Acknowledgement open = new Acknowledgement(number, personId, noticeId, revision, revisionHash, at, how.key(),
				previousHash, "");
		return new Acknowledgement(number, personId, noticeId, revision, revisionHash, at, how.key(), previousHash,
				open.computedHash());
	}

	/**
	 * SHA-256 over the canonical form in UTF-8: previous hash, number, person, notice,
	 * revision, revision hash, time as {@code 2026-11-22T08:15:00.123456Z} with as many
	 * digits as needed (none, 3 or 6), and how; one line each, each ended by a line feed.
	 */
	String computedHash() {
		String canonical = String.join("\n", this.previousHash, Long.toString(this.number),
				Long.toString(this.personId), Long.toString(this.noticeId), Integer.toString(this.revision),
				this.revisionHash, this.at.toString(), this.how, "");
		return HexFormat.of().formatHex(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
