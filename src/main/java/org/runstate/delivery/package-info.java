/**
 * Mail on its way: an outbox of messages made before anything is sent. Knows nothing of
 * digests.
 * <p>
 * A message is sent at least once. Nothing can close the moment between a mail server's
 * acceptance and our own record of it, so a killed process may send one message more a
 * connection again, always with the same Message-ID, date and bytes.
 * <p>
 * Without a mail server messages are kept and end there. A server that is set later sends
 * what is planned from then on: weeks of stale digests would help nobody. A kept message
 * can be queued by hand.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "database", "language" })
package org.runstate.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
