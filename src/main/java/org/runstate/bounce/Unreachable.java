package org.runstate.bounce;

import java.time.Instant;

/**
 * An address to which nothing is sent any more, for what was sent came back.
 *
 * @param reason what the other server said last
 */
public record Unreachable(String address, Instant since, String reason) {
}
