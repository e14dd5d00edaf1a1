package org.runstate.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The jobs in the order of the road: what one leaves, the next one reads.
 */
public enum JobName {

	COLLECT, DIGEST, DELIVER, REMIND;

	/** The job with a key, if there is one. */
	public static Optional<JobName> of(String key) {
		return Arrays.stream(values()).filter((job) -> job.key().equals(key)).findFirst();
	}

	/** The word used for the command, the job and the page. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
