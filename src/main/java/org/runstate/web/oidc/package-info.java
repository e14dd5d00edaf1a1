/**
 * Sign-in at the organisation's own issuer (OpenID Connect), beside passwords. Nothing of
 * it exists until {@code runstate.oidc.issuer} is set.
 */
@NullMarked
@NamedInterface("oidc")
package org.runstate.web.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
