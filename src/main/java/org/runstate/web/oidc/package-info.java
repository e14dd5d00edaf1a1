/**
 * Sign-in at the organisation's own issuer (OpenID Connect), beside passwords. Nothing of
 * it exists until {@code runstate.oidc.issuer} is set.
 */
@NullMarked
package org.runstate.web.oidc;

import org.jspecify.annotations.NullMarked;
