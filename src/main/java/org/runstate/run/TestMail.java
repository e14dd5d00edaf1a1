package org.runstate.run;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.runstate.audience.SignedIn;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.delivery.Rendered;
import org.runstate.language.Dates;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A mail to oneself, which takes the way that all mail takes.
 */
@Component
class TestMail {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final MailTemplates templates;

	private final Outbox outbox;

	private final String baseUrl;

	private final Clock clock;

	TestMail(MailTemplates templates, Outbox outbox, @Value("${runstate.base-url}") String baseUrl, Clock clock) {
		this.templates = templates;
		this.outbox = outbox;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
		this.clock = clock;
	}

	/**
	 * Queues it.
	 * @param reader their language
	 * @return the message's id
	 */
	@Transactional
	String to(SignedIn me, Locale reader) {
		UUID id = UUID.randomUUID();
		Instant now = this.clock.instant();
		Rendered mail = this.templates.render("test", reader,
				Map.of("name", me.name(), "at",
						Dates.longer(now.atZone(ZoneOffset.UTC), reader) + ", " + TIME.format(now), "messageUrl",
						this.baseUrl + "/outbox/" + id, "runsUrl", this.baseUrl + "/runs"));
		this.outbox.add(List.of(new NewMessage(id, "test " + id, "test", me.personId(), me.email(), me.name(),
				mail.subject(), mail.text(), mail.html(), null, now)));
		return id.toString();
	}

}
