/**
 * What happens when: a page, and a private address for everybody's own calendar.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "acknowledgement", "audience", "change", "database", "impact", "language", "platform" })
package org.runstate.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
