/**
 * What is kept of a person: given to them, and forgotten.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "database", "delivery", "language" })
package org.runstate.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
