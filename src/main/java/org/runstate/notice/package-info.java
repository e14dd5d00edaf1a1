/**
 * What was said: notices, their immutable revisions, and what makes two of them the same.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database" })
package org.runstate.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
