/**
 * The help desk: what users will notice and when, a card for each such notice with what
 * to answer, what helps, known issues, and the materials that people are trained with.
 *
 * <p>
 * Cards are drafted by the step {@code desk} from a notice's own sections and timeline,
 * and belong to whoever edits them from then on. A day of calls is the last 24 hours, so
 * that it is the same for a desk in five zones.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "change", "database", "delivery", "impact", "language",
		"notice", "platform" })
package org.runstate.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
