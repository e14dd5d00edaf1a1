package org.runstate.web.oidc;

import java.util.Objects;

import org.runstate.database.Tried;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.util.StringUtils;

/**
 * Tries the settings of the issuer: reads what it says of itself, and signs nobody in.
 */
public final class IssuerTrial {

	private static final String ABOUT = "sign-in";

	private static final String ISSUER = "RUNSTATE_OIDC_ISSUER";

	private final Environment settings;

	/** Takes the settings to try. */
	public IssuerTrial(Environment settings) {
		this.settings = settings;
	}

	/** What came of it. */
	public Tried run() {
		String issuer = this.settings.getProperty("runstate.oidc.issuer");
		if (!StringUtils.hasText(issuer)) {
			return Tried.good(ABOUT, ISSUER, "No issuer is set: people sign in with passwords.");
		}
		try {
			OidcSettings known = Binder.get(this.settings).bindOrCreate("runstate.oidc", OidcSettings.class).check();
			ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(known.issuer()))
				.registrationId("tried")
				.clientId(known.clientId())
				.build();
			return Tried.good(ABOUT, ISSUER, issuer + " answers as an issuer.");
		}
		catch (BindException ex) {
			return Tried.bad(ABOUT, "RUNSTATE_OIDC_*", "A value cannot be read (" + ex.getMessage() + "). Correct it.");
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			String message = String.valueOf(ex.getMessage());
			boolean ours = message.startsWith("RUNSTATE_OIDC_");
			return Tried.bad(ABOUT, ours ? message.replaceFirst(" .*", "") : ISSUER,
					ours ? message : issuer + " does not answer as an issuer (" + message
							+ "). Give the address that its tokens name, and see that this machine reaches it.");
		}
	}

}
