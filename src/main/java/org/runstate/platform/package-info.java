/**
 * What can be affected: operating systems and services, and the names people give them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.runstate.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
