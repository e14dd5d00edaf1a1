package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Where the chain of evidence ended at a time.
 *
 * @param number of the last link
 * @param hash of the last link
 * @param root of the Merkle tree over the hashes of all links up to it
 */
public record Anchor(long number, String hash, String root, Instant at) {

	/** As a line of {@code heads.txt}: time, number, hash and root. */
	String line() {
		return "%s %d %s %s".formatted(this.at, this.number, this.hash, this.root);
	}

	/** The anchor that a line tells, if it is one. */
	static Optional<Anchor> of(String line) {
		String[] parts = line.strip().split(" ", -1);
		try {
			return (parts.length == 4)
					? Optional.of(new Anchor(Long.parseLong(parts[1]), parts[2], parts[3], Instant.parse(parts[0])))
					: Optional.empty();
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
