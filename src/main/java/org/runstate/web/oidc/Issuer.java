package org.runstate.web.oidc;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Runstate as the issuer knows it. The issuer is asked for its addresses when the first
 * person comes, so that Runstate starts without it.
 */
@Component
@WhenOidc
class Issuer implements ClientRegistrationRepository, Iterable<ClientRegistration> {

	static final String ID = "oidc";

	static final String BACK = "/sign-in/oidc/back";

	private final OidcSettings settings;

	private final URI baseUrl;

	private volatile @Nullable ClientRegistration known;

	Issuer(OidcSettings settings, @Value("${runstate.base-url}") URI baseUrl) {
		this.settings = settings.check();
		this.baseUrl = baseUrl;
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		return id.equals(ID) ? registration() : null;
	}

	@Override
	public Iterator<ClientRegistration> iterator() {
		return List.of(registration()).iterator();
	}

	/** Where a session at the issuer is ended; empty when it says nothing of that. */
	Optional<String> endOfSession() {
		return Optional.ofNullable(this.known)
			.map((known) -> known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
			.map(Object::toString);
	}

	private ClientRegistration registration() {
		ClientRegistration registration = this.known;
		if (registration == null) {
			registration = discover();
			this.known = registration;
		}
		return registration;
	}

	private ClientRegistration discover() {
		ClientRegistration.Builder found = ClientRegistrations
			.fromIssuerLocation(Objects.requireNonNull(this.settings.issuer()))
			.registrationId(ID)
			.clientId(this.settings.clientId())
			.clientName(this.settings.name())
			.scope("openid", "profile", "email")
			.redirectUri(this.baseUrl + BACK)
			.clientSettings(ClientSettings.builder().requireProofKey(true).build());
		if (StringUtils.hasText(this.settings.clientSecret())) {
			found.clientSecret(this.settings.clientSecret());
		}
		else {
			found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
		}
		return found.build();
	}

}
