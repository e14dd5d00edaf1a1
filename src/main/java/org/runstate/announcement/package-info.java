/**
 * Announcements: notices written by hand for chosen people, approved by somebody else,
 * sent, watched, corrected and withdrawn.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "acknowledgement", "audience", "change", "database", "delivery", "impact",
		"language", "notice", "platform" })
package org.runstate.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
