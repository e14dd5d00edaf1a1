package org.runstate.delivery;

import java.net.URI;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Who sends, as every mail says.
 */
@Component
class Sender {

	private final InternetAddress from;

	private final @Nullable InternetAddress replyTo;

	private final String host;

	@Autowired
	Sender(MailSettings settings, @Value("${runstate.base-url}") String baseUrl) {
		this.from = parsed("RUNSTATE_MAIL_FROM", settings.from());
		this.replyTo = StringUtils.hasText(settings.replyTo()) ? parsed("RUNSTATE_MAIL_REPLY_TO", settings.replyTo())
				: null;
		String address = URI.create(baseUrl).getHost();
		this.host = (address != null) ? address : "localhost";
	}

	private static InternetAddress parsed(String setting, String value) {
		try {
			return new InternetAddress(OneLine.of(value, 500), true);
		}
		catch (AddressException ex) {
			throw new IllegalStateException(
					setting + " is not an address such as \"Runstate <runstate@example.org>\": " + value, ex);
		}
	}

	InternetAddress from() {
		return this.from;
	}

	@Nullable InternetAddress replyTo() {
		return this.replyTo;
	}

	/** The host of the base address, which stands in each Message-ID. */
	String host() {
		return this.host;
	}

}
