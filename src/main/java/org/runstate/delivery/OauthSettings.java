package org.runstate.delivery;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * How an application signs in to the mail server by token (XOAUTH2), instead of by
 * password.
 *
 * @param tokenUrl where tokens are given out; none: passwords are used
 */
@ConfigurationProperties("runstate.mail.oauth")
record OauthSettings(@Nullable String tokenUrl, @DefaultValue("") String clientId,
		@DefaultValue("") String clientSecret, @DefaultValue("https://outlook.office365.com/.default") String scope) {

	boolean isConfigured() {
		return StringUtils.hasText(this.tokenUrl);
	}

}
