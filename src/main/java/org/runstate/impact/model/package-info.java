/**
 * What the words of a notice suggest: a linear model over words, how it is trained, and
 * the file that it is kept in. It knows nothing of rules and labels.
 */
@NullMarked
package org.runstate.impact.model;

import org.jspecify.annotations.NullMarked;
