/**
 * Who decided what, and when: entries are added in the transaction of the decision, and
 * never changed or deleted.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package org.runstate.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
