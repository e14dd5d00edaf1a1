/**
 * What is owed, acknowledged and overdue. Reads only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "audience", "change", "database", "delivery", "impact",
		"notice", "platform", "support" })
package org.runstate.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
