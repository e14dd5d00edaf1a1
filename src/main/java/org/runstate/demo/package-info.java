/**
 * A sample organisation and a story that moves. Runs from the build only and is not in
 * the packaged jar.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "announcement", "audience", "database", "delivery",
		"digest", "impact", "notice", "onboarding", "platform", "run", "source", "support",
		"web" })
package org.runstate.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
