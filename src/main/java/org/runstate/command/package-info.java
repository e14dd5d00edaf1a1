/**
 * What can be typed after the name of the program.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "api", "audience", "audit", "database", "delivery",
		"impact", "notice", "platform", "privacy", "report", "run", "source", "web", "web::oidc" })
package org.runstate.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
