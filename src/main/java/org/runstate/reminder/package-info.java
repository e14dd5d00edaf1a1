/**
 * The ladder: reminders of what people owe, in one mail a day, then word to those who
 * answer for them. Ends with the acknowledgement.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "acknowledgement", "audience", "bounce", "database", "delivery", "impact", "language" })
package org.runstate.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
