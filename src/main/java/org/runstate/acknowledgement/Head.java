package org.runstate.acknowledgement;

/**
 * The end of the chain of evidence.
 *
 * @param number of the last link, 0 when there is none
 * @param hash of the last link, 64 zeros when there is none
 */
record Head(long number, String hash) {
}
