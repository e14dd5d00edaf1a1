package org.runstate.source;

import java.util.List;

/**
 * What an import of notices came to.
 *
 * @param problems one sentence for each row that did not go in, with its line
 */
public record NoticesImported(int added, int revised, int unchanged, List<String> problems) {

	public NoticesImported {
		problems = List.copyOf(problems);
	}

	/** How many rows were taken. */
	public int listed() {
		return this.added + this.revised + this.unchanged;
	}

}
