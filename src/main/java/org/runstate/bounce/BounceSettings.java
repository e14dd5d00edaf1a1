package org.runstate.bounce;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The mailbox that bounces come to, read by IMAP.
 *
 * @param host none: no bounces are read
 * @param tls whether the connection is TLS from its beginning, as on port 993
 * @param password left out where the token of {@code runstate.mail.oauth} signs in
 * @param doneFolder where our bounces are moved once read; none: they stay, marked as
 * read
 * @param every how often the mailbox is looked at
 */
@ConfigurationProperties("runstate.bounces")
record BounceSettings(@Nullable String host, @DefaultValue("993") int port, @DefaultValue("true") boolean tls,
		@Nullable String user, @Nullable String password, @DefaultValue("INBOX") String folder,
		@Nullable String doneFolder, @DefaultValue("5m") Duration every) {

	boolean isConfigured() {
		return StringUtils.hasText(this.host);
	}

}
