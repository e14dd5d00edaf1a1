/**
 * What Runstate says on pages and in mail, in every language that it speaks.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.runstate.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
