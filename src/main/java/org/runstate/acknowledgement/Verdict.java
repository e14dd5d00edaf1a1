package org.runstate.acknowledgement;

/**
 * What checking evidence found.
 *
 * @param sound whether the chain holds from its beginning to its end
 * @param acknowledgements how many hold, counted from the beginning
 * @param sentence what was found, and where the first fault is
 */
public record Verdict(boolean sound, long acknowledgements, String sentence) {
}
