/**
 * One message a person and window with what is new for them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "audience", "change", "database", "delivery", "impact",
		"language", "notice", "onboarding", "platform", "source", "support" })
package org.runstate.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
