/**
 * Mail on its way: an outbox of messages made before anything is sent. Knows nothing of
 * digests.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database" })
package org.runstate.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
