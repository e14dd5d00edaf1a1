package org.runstate.delivery;

import java.util.Locale;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The server that mail is handed to, from {@code spring.mail}.
 */
@Component
class MailServer {

	private final @Nullable JavaMailSenderImpl settings;

	private final @Nullable MailTokens tokens;

	private final @Nullable ReturnPath returnPath;

	private final @Nullable Graph graph;

	@Autowired
	MailServer(ObjectProvider<JavaMailSenderImpl> settings, MailTokens tokens, ReturnPath returnPath, Graph graph) {
		this.settings = settings.getIfAvailable();
		this.tokens = tokens.areConfigured() ? tokens : null;
		this.returnPath = returnPath;
		this.graph = graph.isConfigured() ? graph : null;
	}

	/** A server that is signed in to by password, if at all. */
	MailServer(ObjectProvider<JavaMailSenderImpl> settings) {
		this.settings = settings.getIfAvailable();
		this.tokens = null;
		this.returnPath = null;
		this.graph = null;
	}

	/** A server to try the settings of, with which nothing is sent. */
	MailServer(JavaMailSenderImpl settings, MailTokens tokens) {
		this.settings = settings;
		this.tokens = tokens.areConfigured() ? tokens : null;
		this.returnPath = null;
		this.graph = null;
	}

	/** Whether there is one at all. */
	boolean isConfigured() {
		return this.graph != null || (this.settings != null && StringUtils.hasText(this.settings.getHost()));
	}

	/** Somebody who hands messages over, by whichever way is configured. */
	Carrier carrier(Sender sender) {
		return (this.graph != null) ? this.graph.carrier(sender) : new Postman(this, sender);
	}

	/**
	 * Forgets a token that the server refused, so that the next connection asks anew.
	 * @return false if it was a password
	 */
	boolean isRenewed(SmtpConnection line) {
		String refused = line.password();
		if (this.tokens == null || refused == null) {
			return false;
		}
		this.tokens.forget(refused);
		return true;
	}

	/** Its name in lower case, blank when there is none. */
	String host() {
		String host = (this.settings != null) ? this.settings.getHost() : null;
		return (host != null) ? host.toLowerCase(Locale.ROOT) : "";
	}

	/** A connection, not connected yet. */
	SmtpConnection connection() throws MessagingException {
		JavaMailSenderImpl smtp = this.settings;
		if (smtp == null) {
			throw new MessagingException("no mail server is configured");
		}
		String protocol = (smtp.getProtocol() != null) ? smtp.getProtocol() : "smtp";
		Properties properties = properties(protocol, smtp);
		String password = smtp.getPassword();
		if (this.tokens != null) {
			properties.setProperty("mail." + protocol + ".auth", "true");
			properties.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
			password = this.tokens.token();
		}
		return new SmtpConnection(Session.getInstance(properties), protocol, smtp.getHost(), smtp.getPort(),
				smtp.getUsername(), password, this.returnPath);
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
		properties.put("mail." + protocol + ".socketFactory", new PromptSockets());
		properties.putAll(smtp.getJavaMailProperties());
		return properties;
	}

}
