/**
 * What newcomers should know that no notice says; communications looks after it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "database", "language", "web" })
package org.runstate.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
