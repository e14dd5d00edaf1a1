/**
 * The kill test: processes that deliver are ended with signal 9 at named points, and
 * afterwards a counting mail server is compared with the outbox. Nothing in here reaches
 * into delivery: it plans through the outbox, and runs the step's tasklet as it is.
 */
@NullMarked
package org.runstate.delivery.kill;

import org.jspecify.annotations.NullMarked;
