package org.runstate.acknowledgement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A link of the chain of evidence: who acknowledged which revision, when and how. Hashes
 * and pseudonyms are in hexadecimal. In the first form a link names the number of the
 * person, from the second on a pseudonym, so that a person can be forgotten.
 *
 * @param number its place in the chain, from 1 without a gap
 * @param form 1 or 2
 * @param pseudonym of the person; empty in the first form
 * @param personId not part of the chain in the second form
 * @param revisionHash the semantic hash of the revision
 * @param at to the microsecond
 * @param how key of a {@link How}
 * @param byPseudonym of whoever did it for them; empty when they did it themselves
 * @param byPersonId the same, 0 when they did it themselves; not part of the chain
 * @param previousHash the hash of the link before, 64 zeros for the first
 * @param hash what {@link #computedHash()} gave when it was recorded
 */
record Acknowledgement(long number, int form, String pseudonym, long personId, long noticeId, int revision,
		String revisionHash, Instant at, String how, String byPseudonym, long byPersonId, String previousHash,
		String hash) {

	static final String BEFORE_THE_FIRST = "0".repeat(64);

	/** The form in which links are added. */
	static final int FORM = 2;

	/** What the second form begins with; the first begins with a hash. */
	private static final String MARK = "runstate-evidence-2";

	/** The same as a link of a chain. */
	Acknowledgement after(String previousHash, long number) {
		Acknowledgement open = new Acknowledgement(number, this.form, this.pseudonym, this.personId, this.noticeId,
				this.revision, this.revisionHash, this.at, this.how, this.byPseudonym, this.byPersonId, previousHash,
				"");
		return new Acknowledgement(number, this.form, this.pseudonym, this.personId, this.noticeId, this.revision,
				this.revisionHash, this.at, this.how, this.byPseudonym, this.byPersonId, previousHash,
				open.computedHash());
	}

	/**
	 * SHA-256 over the canonical form in UTF-8, one line each, each ended by a line feed.
	 * The first form: previous hash, number, person, notice, revision, revision hash,
	 * time as {@code 2026-11-22T08:15:00.123456Z} with as many digits as needed (none, 3
	 * or 6), and how. The second form: {@code runstate-evidence-2}, previous hash,
	 * number, pseudonym, notice, revision, revision hash, time, how, and the pseudonym of
	 * whoever did it for them, an empty line when they did it themselves.
	 */
	String computedHash() {
		String canonical = (this.form == 1)
				? lines(this.previousHash, Long.toString(this.number), Long.toString(this.personId),
						Long.toString(this.noticeId), Integer.toString(this.revision), this.revisionHash,
						this.at.toString(), this.how)
				: lines(MARK, this.previousHash, Long.toString(this.number), this.pseudonym,
						Long.toString(this.noticeId), Integer.toString(this.revision), this.revisionHash,
						this.at.toString(), this.how, this.byPseudonym);
		return HexFormat.of().formatHex(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
	}

	private static String lines(String... values) {
		return String.join("\n", values) + "\n";
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
