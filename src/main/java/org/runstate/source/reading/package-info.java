/**
 * What an answer says: a {@link org.runstate.source.reading.Reader} a kind of source
 * makes entries of a body. Readers keep nothing and reach nobody.
 */
@NullMarked
package org.runstate.source.reading;

import org.jspecify.annotations.NullMarked;
