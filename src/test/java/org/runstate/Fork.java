package org.runstate;

import java.nio.file.Path;

/**
 * One of the processes that run tests side by side. What only one process may open at a
 * time, such as the folder of a database, has one for each.
 */
public final class Fork {

	private Fork() {
	}

	/** A folder of this process alone under {@code target}. */
	public static Path folder(String name) {
		return Path.of("target", name + "-" + System.getProperty("runstate.fork", "1"));
	}

}
