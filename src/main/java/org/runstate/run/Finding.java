package org.runstate.run;

/**
 * Something that was looked at, and how it is.
 *
 * @param about such as {@code Sources}
 * @param state good, or what it asks for
 * @param says one sentence: what is, and where it is not good what to do
 * @param href the page where one deals with it, or empty
 */
public record Finding(String about, State state, String says, String href) {

	static Finding good(String about, String says, String href) {
		return new Finding(about, State.GOOD, says, href);
	}

	static Finding look(String about, String says, String href) {
		return new Finding(about, State.LOOK, says, href);
	}

	static Finding bad(String about, String says, String href) {
		return new Finding(about, State.BAD, says, href);
	}

	/** How it is, from good to bad. */
	public enum State {

		GOOD("well"), LOOK("look"), BAD("not well");

		private final String label;

		State(String label) {
			this.label = label;
		}

		/** A word for it. */
		public String label() {
			return this.label;
		}

	}

}
