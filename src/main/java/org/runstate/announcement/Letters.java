package org.runstate.announcement;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.runstate.database.JsonColumn;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.Rendered;
import org.runstate.delivery.Slots;
import org.runstate.delivery.Stencil;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Announcements as mail: rendered once a language, when they are approved, and kept like
 * that. What differs from person to person stands in slots.
 */
@Component
class Letters {

	static final String ENGLISH = Locale.ENGLISH.getLanguage();

	static final String GERMAN = Locale.GERMAN.getLanguage();

	/**
	 * Around the name of a slot in what is kept; no text that somebody types has these.
	 */
	private static final String OPEN = "\uE000";

	private static final String CLOSE = "\uE001";

	private static final List<String> SLOTS = List.of("name", "notice", "acknowledge");

	private final MailTemplates templates;

	private final Words words;

	private final String baseUrl;

	Letters(MailTemplates templates, Words words, @Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.words = words;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/** The letter of each language in which it is written, for keeping. */
	String render(Announcement one) {
		Map<String, Letter> letters = new LinkedHashMap<>();
		for (String language : languages(one.content())) {
			Rendered mail = render(one, language);
			letters.put(language, new Letter(mail.subject(), closed(mail.text()), closed(mail.html())));
		}
		return JsonColumn.write(letters);
	}

	/** The languages in which it is written. */
	static List<String> languages(Content content) {
		return content.isGermanToo() ? List.of(ENGLISH, GERMAN) : List.of(ENGLISH);
	}

	/** How somebody would see it, with links that lead nowhere. */
	Rendered sample(Announcement one, String language, String name) {
		Rendered mail = render(one, language);
		return new Rendered(mail.subject(), filled(mail.text(), name), filled(mail.html(), name));
	}

	private static String filled(String text, String name) {
		return Slots.of(text).with((slot) -> slot.equals("name") ? name.replaceAll("[<>&\"]", "") : "0");
	}

	private Rendered render(Announcement one, String language) {
		Content content = one.content();
		Locale locale = Locale.forLanguageTag(language);
		boolean german = language.equals(GERMAN) && content.isGermanToo();
		String title = (german && !content.titleDe().isEmpty()) ? content.titleDe() : content.title();
		Map<String, Object> model = new HashMap<>();
		model.put("title", title);
		model.put("relation", (one.relation() != null) ? one.relation().key() : "");
		model.put("urgent", content.urgent());
		model.put("blocks", Prose.of(german ? content.bodyDe() : content.body()).blocks());
		model.put("due", (content.confirm() && content.deadline() != null)
				? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(content.deadline())
				: "");
		model.put("name", Slots.slot("name"));
		model.put("pageUrl", this.baseUrl + "/notices/" + Slots.slot("notice"));
		model.put("acknowledgeUrl", this.baseUrl + "/a/" + Slots.slot("acknowledge"));
		model.put("preheader", this.words.say(locale, "announcement.mail.preheader", title));
		return this.templates.render("announcement", locale, model);
	}

	private static String closed(String rendered) {
		return Slots.of(rendered).with((slot) -> OPEN + slot + CLOSE);
	}

	/** What was kept, ready to be put in envelopes. */
	Map<String, Ready> open(String kept) {
		Map<String, Ready> ready = new HashMap<>();
		JsonColumn.map(kept).forEach((language, letter) -> {
			Map<?, ?> parts = (Map<?, ?>) letter;
			ready.put(language, new Ready(String.valueOf(parts.get("subject")),
					Stencil.of(opened(String.valueOf(parts.get("text"))), opened(String.valueOf(parts.get("html"))))));
		});
		return ready;
	}

	private static String opened(String part) {
		String text = part;
		for (String slot : SLOTS) {
			text = text.replace(OPEN + slot + CLOSE, Slots.slot(slot));
		}
		return text;
	}

	/** A letter as it is kept. */
	record Letter(String subject, String text, String html) {
	}

	/** A letter that lacks only what is personal. */
	record Ready(String subject, Stencil stencil) {
	}

}
