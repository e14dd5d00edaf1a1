package org.runstate.audience;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A person whom mail does not reach.
 *
 * @param owner who can say more: the manager's address, or the team
 * @param reason what the other mail server said
 */
public record NotReached(String name, String address, Instant since, String owner, String reason) {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter
		.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** Since when, for a reader. */
	public String sinceText() {
		return MINUTE.format(this.since);
	}

}
