package org.runstate.delivery;

/**
 * A mail as its three templates made it.
 *
 * @param subject one line without control characters
 * @param text plain text
 * @param html the same for readers that show markup
 */
public record Rendered(String subject, String text, String html) {
}
