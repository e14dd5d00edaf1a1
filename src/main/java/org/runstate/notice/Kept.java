package org.runstate.notice;

/**
 * What became of the entries of one poll.
 *
 * @param notices entries that were new
 * @param revisions entries that were known and now mean something else
 * @param unchanged entries that were known and mean the same
 */
public record Kept(int notices, int revisions, int unchanged) {
}
