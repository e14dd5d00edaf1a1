/**
 * Notices and acknowledgements for programs, with tokens.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "audience", "database", "impact", "notice", "platform" })
package org.runstate.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
