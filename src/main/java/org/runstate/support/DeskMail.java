package org.runstate.support;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.runstate.audience.Person;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Rendered;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mails of the help desk. Each is a few sentences and one link, so they share a template.
 */
@Component
class DeskMail {

	private final MailTemplates templates;

	private final Words words;

	private final String baseUrl;

	DeskMail(MailTemplates templates, Words words, @Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.words = words;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/**
	 * A mail.
	 * @param kind what it is in the outbox
	 * @param cause that no other mail has
	 * @param path where its button leads
	 * @param letter says what stands in it, by the language of the reader
	 */
	NewMessage to(Person person, String kind, String cause, String path, Writing letter, Instant now) {
		Letter said = letter.in((key, values) -> this.words.say(person.locale(), "support.mail." + key, values));
		Map<String, Object> model = new HashMap<>();
		model.put("subject", said.subject());
		model.put("heading", said.heading());
		model.put("lines", said.lines());
		model.put("items", said.items());
		model.put("button", said.button());
		model.put("why", said.why());
		model.put("pageUrl", this.baseUrl + path);
		model.put("name", person.name());
		Rendered mail = this.templates.render("desk", person.locale(), model);
		return new NewMessage(UUID.randomUUID(), cause, kind, person.id(), person.email(), person.name(),
				mail.subject(), mail.text(), mail.html(), null, now);
	}

	/** Says what stands in a mail. */
	interface Writing {

		Letter in(Say say);

	}

	/** The words of the reader's language. */
	interface Say {

		String say(String key, Object... values);

	}

	/** What stands in a mail. */
	record Letter(String subject, String heading, List<String> lines, List<String> items, String button, String why) {
	}

}
