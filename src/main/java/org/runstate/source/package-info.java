/**
 * Where it is said: sources, the one guarded way to fetch them, and the readers of what
 * came back.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "database", "notice", "platform" })
package org.runstate.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
