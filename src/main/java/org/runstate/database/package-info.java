/**
 * The database server that Runstate starts when none is configured, and this process as
 * the database knows it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.runstate.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
