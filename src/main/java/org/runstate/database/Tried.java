package org.runstate.database;

/**
 * Something of the settings that was tried.
 *
 * @param about such as {@code database}
 * @param good whether it works, or is left out on purpose
 * @param setting the setting that it is about
 * @param says one sentence: what is, and where it is not good the reason and the remedy
 */
public record Tried(String about, boolean good, String setting, String says) {

	public static Tried good(String about, String setting, String says) {
		return new Tried(about, true, setting, says);
	}

	/** What does not work; a reason of several lines becomes one. */
	public static Tried bad(String about, String setting, String says) {
		return new Tried(about, false, setting, says.replaceAll("\\s+", " ").strip());
	}

}
