package org.runstate.command;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder with what Runstate keeps, for commands that start no application.
 */
final class Home {

	private Home() {
	}

	static Path path() {
		return Path.of(System.getProperty("runstate.home",
				Objects.requireNonNullElse(System.getenv("RUNSTATE_HOME"), ".runstate")));
	}

}
