package org.runstate.web.oidc;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * At which issuer people sign in, and what is made of what it says of them.
 *
 * @param issuer its address, as its own tokens name it; none: people have passwords
 * @param clientSecret none for a client that is known by its proof alone
 * @param name what people call it, for "Sign in with ..."
 * @param create whether somebody whom Runstate does not know becomes a viewer
 * @param ask whom to ask who is not let in; none: the administrators are named
 * @param rolesClaim where a token says what people may do; none: Runstate's own say
 * counts
 * @param roles which role a value of that claim stands for, each as "value=role"
 */
@ConfigurationProperties("runstate.oidc")
record OidcSettings(@Nullable String issuer, @DefaultValue("") String clientId, @Nullable String clientSecret,
		@DefaultValue("your organisation") String name, @DefaultValue("false") boolean create, @Nullable String ask,
		@Nullable String rolesClaim, @DefaultValue List<String> roles) {

	private static final String ENTRA = "login.microsoftonline.com";

	/**
	 * Refuses what would let in strangers or nobody.
	 * @throws IllegalArgumentException with the setting, the reason and the remedy
	 */
	OidcSettings check() {
		URI address = URI.create((this.issuer != null) ? this.issuer : "");
		boolean loopback = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
		if (!"https".equals(address.getScheme()) && !loopback) {
			throw new IllegalArgumentException(
					"RUNSTATE_OIDC_ISSUER is not an https address. Give the issuer as its tokens name it.");
		}
		if (isEntra() && !address.getPath().matches("/(?!(common|organizations|consumers)/)[^/]+/.*")) {
			throw new IllegalArgumentException("RUNSTATE_OIDC_ISSUER lets in every organisation of Microsoft. "
					+ "Give the address of your tenant: https://login.microsoftonline.com/TENANT-ID/v2.0");
		}
		if (!StringUtils.hasText(this.clientId)) {
			throw new IllegalArgumentException(
					"RUNSTATE_OIDC_CLIENT_ID is missing. Register Runstate at the issuer and give its client id.");
		}
		mapping();
		return this;
	}

	/** Entra gives each application another subject; its object id is the same in all. */
	boolean isEntra() {
		return this.issuer != null && ENTRA.equals(URI.create(this.issuer).getHost());
	}

	Optional<String> claimOfRoles() {
		return Optional.ofNullable(this.rolesClaim).filter(StringUtils::hasText);
	}

	/** Role by the value of the claim that stands for it. */
	Map<String, Role> mapping() {
		Map<String, Role> mapping = new HashMap<>();
		for (String pair : this.roles) {
			int at = pair.lastIndexOf('=');
			Role role = Role.of(pair.substring(at + 1))
				.filter((known) -> at > 0)
				.orElseThrow(() -> new IllegalArgumentException("RUNSTATE_OIDC_ROLES has \"" + pair
						+ "\". Write value=role, with a role of viewer, admin, helpdesk, communications, manager, "
						+ "administrator."));
			mapping.put(pair.substring(0, at).strip(), role);
		}
		return mapping;
	}

}
