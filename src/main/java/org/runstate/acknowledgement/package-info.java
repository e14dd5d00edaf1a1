/**
 * Who owes an acknowledgement of what, and the evidence that it was given.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "change", "database", "delivery", "impact", "language", "notice",
		"platform" })
package org.runstate.acknowledgement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
