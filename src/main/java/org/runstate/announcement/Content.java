package org.runstate.announcement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

/**
 * What an announcement says, for whom, and when: all that an approval is bound to.
 *
 * @param titleDe empty where there is no German text
 * @param publishAt by the clock of each recipient; null for at once
 * @param urgent sent at once and ahead of others, after two approvals
 * @param confirm whether each recipient owes an acknowledgement
 * @param deadline the last day for it; null where nobody owes one
 */
public record Content(String title, String body, String titleDe, String bodyDe, Circle circle,
		@Nullable LocalDateTime publishAt, boolean urgent, boolean confirm, @Nullable LocalDate deadline) {

	/** SHA-256 over everything, in hexadecimal. */
	String hash(@Nullable Long follows, @Nullable Relation relation) {
		String all = JsonColumn.write(Arrays.asList(this.title, this.body, this.titleDe, this.bodyDe, this.circle,
				Objects.toString(this.publishAt, ""), this.urgent, this.confirm, Objects.toString(this.deadline, ""),
				Objects.toString(follows, ""), (relation != null) ? relation.key() : ""));
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** How many others have to approve it. */
	public int approvals() {
		return this.urgent ? 2 : 1;
	}

	public boolean isGermanToo() {
		return !this.bodyDe.isEmpty();
	}

}
