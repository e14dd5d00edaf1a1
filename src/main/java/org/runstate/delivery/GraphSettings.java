package org.runstate.delivery;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * How mail leaves through Microsoft Graph instead of SMTP. The application needs
 * {@code Mail.Send} for the mailbox.
 *
 * @param tenant none: SMTP is used
 * @param mailbox the address in whose name is sent
 * @param url of Graph, for other clouds
 * @param login of the service that gives out tokens, for other clouds
 */
@ConfigurationProperties("runstate.mail.graph")
record GraphSettings(@Nullable String tenant, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
		@DefaultValue("") String mailbox, @DefaultValue("https://graph.microsoft.com/v1.0") String url,
		@DefaultValue("https://login.microsoftonline.com") String login) {

	boolean isConfigured() {
		return StringUtils.hasText(this.tenant);
	}

	URI tokenUrl() {
		return URI.create(this.login + "/" + this.tenant + "/oauth2/v2.0/token");
	}

	String scope() {
		URI graph = URI.create(this.url);
		return graph.getScheme() + "://" + graph.getAuthority() + "/.default";
	}

	URI sendMail() {
		return URI.create(this.url + "/users/" + this.mailbox + "/sendMail");
	}

}
