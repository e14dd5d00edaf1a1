package org.runstate.wording;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.OwnWords;
import org.runstate.delivery.Rendered;
import org.runstate.delivery.Slots;
import org.runstate.language.Dates;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mails about two notices that nobody gets, rendered by the templates of real ones. Their
 * links lead nowhere.
 */
@Component
class SampleMails {

	private static final int DAYS = 14;

	private final MailTemplates templates;

	private final Words words;

	private final Clock clock;

	private final String home;

	SampleMails(MailTemplates templates, Words words, Clock clock, @Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.words = words;
		this.clock = clock;
		this.home = baseUrl.replaceFirst("/+$", "") + "/";
	}

	/**
	 * A mail with these words of the organisation's own.
	 * @param name of whom it speaks to
	 */
	Rendered render(Sample sample, Locale reader, OwnWords own, String name) {
		Map<String, Object> model = new HashMap<>();
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		model.put("name", name);
		model.put("count", 2);
		model.put("more", 0);
		model.put("day", Dates.longer(today, reader));
		model.put("dayShort", Dates.shorter(today, reader));
		model.put("by", Dates.shorter(today.plusDays(DAYS), reader));
		model.put("byLong", Dates.longer(today.plusDays(DAYS), reader));
		model.put("homeUrl", this.home);
		model.put("preferences", this.home);
		return switch (sample) {
			case DIGEST -> digest(model, reader, today, own);
			case REMINDER -> reminder(model, reader, today, own);
			case ESCALATION -> escalation(model, reader, today, own);
		};
	}

	private Rendered digest(Map<String, Object> model, Locale reader, LocalDate today, OwnWords own) {
		model.putAll(Map.of("kind", "digest", "why", "", "owed", 1, "hasOthers", true, "sources", "", "onboarding",
				List.of(), "title", title(reader, 1), "preheader", title(reader, 1), "owedNotices", Slots.slot("owed"),
				"otherNotices", Slots.slot("others")));
		Rendered frame = this.templates.render("digest", reader, model, own);
		Rendered owed = notice(reader, 1, Dates.longer(today.plusDays(DAYS), reader));
		Rendered other = notice(reader, 2, "");
		return new Rendered(frame.subject(),
				Slots.of(frame.text()).with((slot) -> (slot.equals("owed") ? owed : other).text()),
				Slots.of(frame.html()).with((slot) -> (slot.equals("owed") ? owed : other).html()));
	}

	private Rendered notice(Locale reader, int number, String due) {
		Map<String, Object> model = new HashMap<>(Map.of("title", title(reader, number), "headline",
				title(reader, number), "summary", this.words.say(reader, "wording.sample.summary"), "changes",
				List.of(), "badges", List.of(new Badge("quiet", "update")), "until", "", "due", due, "about", List.of(),
				"because", this.words.say(reader, "wording.sample.because")));
		model.putAll(Map.of("source", this.words.say(reader, "wording.sample.source"), "sourceUrl", "", "pageUrl",
				this.home, "acknowledgeUrl", this.home));
		return this.templates.render("notice", reader, model);
	}

	private Rendered reminder(Map<String, Object> model, Locale reader, LocalDate today, OwnWords own) {
		model.putAll(Map.of("older", 0, "late", 1, "awayUrl", this.home, "notices",
				List.of(owed(reader, 1, today.minusDays(1), true), owed(reader, 2, today.plusDays(2), false))));
		return this.templates.render("reminder", reader, model, own);
	}

	private Rendered escalation(Map<String, Object> model, Locale reader, LocalDate today, OwnWords own) {
		model.putAll(Map.of("persons", 1, "people",
				List.of(Map.of("name", this.words.say(reader, "wording.sample.person"), "email", "person@example.org",
						"because", this.words.say(reader, "wording.sample.lead"), "notices",
						List.of(owed(reader, 1, today.minusDays(DAYS), true), owed(reader, 2, today, true))))));
		return this.templates.render("escalation", reader, model, own);
	}

	private Map<String, Object> owed(Locale reader, int number, LocalDate due, boolean late) {
		return Map.of("title", title(reader, number), "due", Dates.longer(due, reader), "late", late, "changed",
				List.of(), "pressed", false, "owner", "", "from", "", "acknowledgeUrl", this.home, "pageUrl",
				this.home);
	}

	private String title(Locale reader, int number) {
		return this.words.say(reader, (number == 1) ? "wording.sample.first" : "wording.sample.second");
	}

	/** A word about a sample, as the templates ask for it. */
	public record Badge(String tone, String word) {
	}

}
