package org.runstate.delivery;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.runstate.database.Tried;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * Tries the settings of mail: says hello to the server and signs in, and sends nothing.
 */
public final class MailTrial {

	private static final String ABOUT = "mail";

	private static final String HOST = "SPRING_MAIL_HOST, SPRING_MAIL_PORT";

	private static final int USUAL_PORT = 25;

	private static final String PATIENCE_MILLIS = "15000";

	private final Environment settings;

	private final Clock clock;

	/** Takes the settings to try. */
	public MailTrial(Environment settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/** What came of it: the sender, and the way by which mail leaves. */
	public List<Tried> run() {
		List<Tried> tried = new ArrayList<>();
		String from = this.settings.getProperty("runstate.mail.from", "");
		try {
			new InternetAddress(from, true).validate();
			tried.add(Tried.good("sender", "RUNSTATE_MAIL_FROM", "Mail comes from " + from + "."));
		}
		catch (AddressException ex) {
			tried.add(Tried.bad("sender", "RUNSTATE_MAIL_FROM",
					"\"" + from + "\" is no address. Write Name <name@example.org>."));
		}
		try {
			tried.add(way(Binder.get(this.settings)));
		}
		catch (BindException ex) {
			tried.add(Tried.bad(ABOUT, setting(ex), "It has a value that it cannot have. Correct it."));
		}
		return tried;
	}

	private static String setting(BindException ex) {
		return String.valueOf(ex.getName()).toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
	}

	private Tried way(Binder binder) {
		Https https = new Https();
		try {
			GraphSettings graph = binder.bindOrCreate("runstate.mail.graph", GraphSettings.class);
			if (graph.isConfigured()) {
				return graph(graph, https);
			}
			String host = this.settings.getProperty("spring.mail.host");
			if (!StringUtils.hasText(host)) {
				return Tried.good(ABOUT, HOST, "No mail server is set: messages are kept and shown at /outbox.");
			}
			MailTokens tokens = new MailTokens(binder.bindOrCreate("runstate.mail.oauth", OauthSettings.class), https,
					this.clock);
			return smtp(host, smtp(host, binder), tokens);
		}
		finally {
			close(https);
		}
	}

	private Tried graph(GraphSettings graph, Https https) {
		try {
			new ClientToken(https, this.clock, graph.tokenUrl(), graph.clientId(), graph.clientSecret(), graph.scope())
				.get();
			return Tried.good(ABOUT, "RUNSTATE_MAIL_GRAPH_*", "Graph gave out a token for " + graph.mailbox() + ".");
		}
		catch (IOException | RuntimeException ex) {
			return Tried.bad(ABOUT, "RUNSTATE_MAIL_GRAPH_*", "Graph gave out no token (" + ex.getMessage()
					+ "). Check tenant, client id and secret, and that the application may send mail.");
		}
	}

	private static JavaMailSenderImpl smtp(String host, Binder binder) {
		JavaMailSenderImpl smtp = new JavaMailSenderImpl();
		smtp.setHost(host);
		smtp.setPort(binder.bind("spring.mail.port", Integer.class).orElse(USUAL_PORT));
		smtp.setUsername(binder.bind("spring.mail.username", String.class).orElse(null));
		smtp.setPassword(binder.bind("spring.mail.password", String.class).orElse(null));
		smtp.setProtocol(binder.bind("spring.mail.protocol", String.class).orElse("smtp"));
		smtp.getJavaMailProperties()
			.putAll(binder.bind("spring.mail.properties", Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
		for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
			smtp.getJavaMailProperties().put("mail." + smtp.getProtocol() + "." + wait, PATIENCE_MILLIS);
		}
		return smtp;
	}

	private static Tried smtp(String host, JavaMailSenderImpl settings, MailTokens tokens) {
		String place = host + ":" + settings.getPort();
		try (SmtpConnection line = new MailServer(settings, tokens).connection()) {
			line.connect();
			return Tried.good(ABOUT, HOST, place + " answers" + (StringUtils.hasText(settings.getUsername())
					? " and let " + settings.getUsername() + " in." : "."));
		}
		catch (AuthenticationFailedException ex) {
			return Tried.bad(ABOUT,
					tokens.areConfigured() ? "RUNSTATE_MAIL_OAUTH_*" : "SPRING_MAIL_USERNAME, SPRING_MAIL_PASSWORD",
					place + " refused to let us in (" + ex.getMessage() + "). Give a user who may send there.");
		}
		catch (MessagingException | RuntimeException ex) {
			return Tried.bad(ABOUT, HOST,
					place + " does not answer as a mail server does ("
							+ Objects.requireNonNullElse(ex.getMessage(), ex.toString())
							+ "). Check host and port, and SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE.");
		}
	}

	private static void close(Https https) {
		try {
			https.destroy();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
