/**
 * What it means: platforms, category, action, urgency and whom it touches, each with its
 * reason.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "database", "notice", "platform" })
package org.runstate.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
