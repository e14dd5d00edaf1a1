/**
 * Runstate: collects update notices, works out what each means for whom, tells exactly
 * those people, and proves who acknowledged which version. Each package below is a module
 * with one door; calls go one way.
 */
@NullMarked
package org.runstate;

import org.jspecify.annotations.NullMarked;
