/**
 * Mail that came back, and whom it therefore does not reach. A mailbox is read; what
 * names one of our messages counts against its recipient, after the model of Mailman:
 * hard 1, soft a half, at most once a day, suspended at 3, forgotten after seven quiet
 * days.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "delivery" })
package org.runstate.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
