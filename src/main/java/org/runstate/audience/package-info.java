/**
 * Who cares: people, their teams, platforms, services, zone and hour.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "bounce", "database", "impact", "language", "notice", "platform" })
package org.runstate.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
