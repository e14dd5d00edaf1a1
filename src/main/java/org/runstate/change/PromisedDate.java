package org.runstate.change;

import java.time.LocalDate;

/**
 * What a notice promises for a stage in a cloud.
 *
 * @param stage as in {@link org.runstate.impact.Promise}, or {@code date} where the text
 * names none
 * @param cloud as there
 * @param words as the text names it
 * @param moves how often what was said of it changed, also by being given up
 * @param dropped whether the newest revision says nothing of it any more
 */
public record PromisedDate(String stage, String cloud, LocalDate from, LocalDate to, String words, int moves,
		boolean dropped) {
}
