/**
 * Sign-in, who may see which page, and the frame around every page.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "database", "language" })
package org.runstate.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
