package org.runstate.source;

/**
 * How a poll ended: the source as it is afterwards, and the record of the poll.
 */
record Outcome(Source after, PollRecord poll) {
}
