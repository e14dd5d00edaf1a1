package org.runstate.delivery;

import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The server that mail is handed to, from {@code spring.mail}.
 */
@Component
class MailServer {

	private final @Nullable JavaMailSenderImpl settings;

	MailServer(ObjectProvider<JavaMailSenderImpl> settings) {
		this.settings = settings.getIfAvailable();
	}

	/** Whether there is one at all. */
	boolean isConfigured() {
		return this.settings != null && StringUtils.hasText(this.settings.getHost());
	}

	/** A connection, not connected yet. */
	SmtpConnection connection() throws MessagingException {
		JavaMailSenderImpl smtp = this.settings;
		if (smtp == null) {
			throw new MessagingException("no mail server is configured");
		}
		String protocol = (smtp.getProtocol() != null) ? smtp.getProtocol() : "smtp";
		return new SmtpConnection(Session.getInstance(properties(protocol, smtp)), protocol, smtp.getHost(),
				smtp.getPort(), smtp.getUsername(), smtp.getPassword());
	}

	/**
	 * The library waits forever unless told. Ten minutes for an answer are what RFC 5321
	 * 4.5.3.2.6 asks for after the final dot: who gives up sooner sends twice.
	 */
	private static Properties properties(String protocol, JavaMailSenderImpl smtp) {
		Properties properties = new Properties();
		properties.setProperty("mail." + protocol + ".connectiontimeout", "10000");
		properties.setProperty("mail." + protocol + ".writetimeout", "60000");
		properties.setProperty("mail." + protocol + ".timeout", "600000");
		// a line that is cut in the middle of a message gets no answer to QUIT
		properties.setProperty("mail." + protocol + ".quitwait", "false");
		if (StringUtils.hasText(smtp.getUsername())) {
			properties.setProperty("mail." + protocol + ".auth", "true");
		}
		properties.putAll(smtp.getJavaMailProperties());
		return properties;
	}

}
