/**
 * Every job on one page, when it runs, and how each run went.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "audience", "bounce", "change", "database", "delivery",
		"digest", "impact", "language", "reminder", "source" })
package org.runstate.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
