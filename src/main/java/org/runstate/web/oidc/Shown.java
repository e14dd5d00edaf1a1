package org.runstate.web.oidc;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * What an issuer has shown of somebody.
 *
 * @param email their address in lower case; empty unless the issuer has made sure that it
 * is theirs
 * @param groups what the claim of roles holds; null when the token has no such claim,
 * which says nothing
 */
record Shown(String issuer, String subject, String email, String name,
		@Nullable List<String> groups) implements Serializable {

	private static final int LONGEST_SUBJECT = 255;

	static Shown by(OidcIdToken token, OidcSettings settings) {
		String objectId = settings.isEntra() ? token.getClaimAsString("oid") : null;
		String subject = Objects.requireNonNull((objectId != null) ? objectId : token.getSubject());
		if (subject.length() > LONGEST_SUBJECT) {
			throw new IllegalArgumentException("a subject of more than " + LONGEST_SUBJECT + " characters");
		}
		String address = (isVerified(token) && token.getEmail() != null) ? token.getEmail().strip() : "";
		boolean plain = address.chars().allMatch((c) -> c > ' ' && c < 0x7f);
		String email = plain ? address.toLowerCase(Locale.ROOT) : "";
		String name = (token.getFullName() != null) ? token.getFullName().strip() : "";
		return new Shown(Objects.requireNonNull(token.getIssuer()).toString(), subject, email, name,
				settings.claimOfRoles().flatMap((claim) -> texts(token.getClaims(), claim)).orElse(null));
	}

	/** Entra says it in a claim of its own. */
	private static boolean isVerified(OidcIdToken token) {
		return isTrue(token.getClaim("email_verified")) || isTrue(token.getClaim("xms_edov"));
	}

	private static boolean isTrue(@Nullable Object claim) {
		return claim != null && (claim.toString().equals("true") || claim.toString().equals("1"));
	}

	/** A claim by its name, or by a path such as {@code realm_access.roles}. */
	private static Optional<List<String>> texts(Map<String, Object> claims, String path) {
		Object found = claims.get(path);
		int dot = path.indexOf('.');
		if (found == null && dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
			found = inner.get(path.substring(dot + 1));
		}
		if (found instanceof Collection<?> several) {
			return Optional.of(several.stream().map(String::valueOf).toList());
		}
		return Optional.ofNullable(found).map((one) -> one.toString().isEmpty() ? List.of() : List.of(one.toString()));
	}

}
