package org.runstate.source;

import java.util.List;

/**
 * What an import of sources came to.
 *
 * @param problems one sentence for each item that did not go in, with its place
 */
public record Imported(int added, int changed, int unchanged, List<String> problems) {

	public Imported {
		problems = List.copyOf(problems);
	}

}
