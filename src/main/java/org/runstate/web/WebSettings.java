package org.runstate.web;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is set from outside for the pages.
 *
 * @param baseUrl where browsers reach this installation; https makes cookies secure
 * @param admin the first account, when it is not made at the setup page
 */
@ConfigurationProperties("runstate")
record WebSettings(URI baseUrl, @Nullable Admin admin) {

	boolean isHttps() {
		return "https".equalsIgnoreCase(this.baseUrl.getScheme());
	}

	record Admin(@Nullable String email, @Nullable String password) {
	}

}
