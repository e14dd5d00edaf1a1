/**
 * Texts of mails in the organisation's own words: a few, without logic, with a fixed list
 * of placeholders, and the built-in words wherever nobody wrote others.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "database", "delivery", "language", "web" })
package org.runstate.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
