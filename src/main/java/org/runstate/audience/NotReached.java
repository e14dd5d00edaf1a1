package org.runstate.audience;

import java.time.Instant;

/**
 * A person whom mail does not reach.
 *
 * @param owner who can say more: the manager's address, or the team
 * @param reason what the other mail server said
 */
public record NotReached(String name, String address, Instant since, String owner, String reason) {

}
