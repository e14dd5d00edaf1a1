package org.runstate.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.runstate.acknowledgement.Changed;
import org.runstate.acknowledgement.Changed.Change;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Person;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Rendered;
import org.runstate.language.Dates;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes the mails of the ladder.
 */
@Component
class LadderMail {

	static final String REMINDER = "reminder";

	static final String ESCALATION = "escalation";

	/** More than this nobody reads; the rest is counted and linked. */
	static final int IN_FULL = 40;

	private static final Duration LINKS_LAST = Duration.ofDays(90);

	private final MailTemplates templates;

	private final LinkTokens tokens;

	private final String baseUrl;

	LadderMail(MailTemplates templates, LinkTokens tokens, @Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.tokens = tokens;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/**
	 * A reminder.
	 * @param climb with something said
	 * @param owners people by number, of whom some are stood in for
	 * @param changes what changed, by notice
	 */
	NewMessage reminder(Person person, Climb climb, Map<Long, Person> owners, Map<Long, List<Change>> changes,
			String cause, Instant now) {
		LocalDate today = now.atZone(person.zone()).toLocalDate();
		List<Map<String, Object>> notices = new ArrayList<>();
		for (Owed one : climb.said().subList(0, Math.min(IN_FULL, climb.said().size()))) {
			Map<String, Object> notice = notice(one, today, person.locale());
			Integer again = one.again();
			notice.put("changed", (again != null)
					? Changed.since(again, changes.getOrDefault(one.noticeId(), List.of())) : List.of());
			boolean own = one.personId() == person.id();
			notice.put("pressed", own && one.pressed());
			notice.put("owner", own ? "" : name(owners.get(one.personId())));
			notice.put("from", (one.givenBy() != null) ? name(owners.get(one.givenBy())) : "");
			// what somebody does for somebody else is done signed in
			notice.put(
					"acknowledgeUrl", own
							? this.baseUrl + "/a/"
									+ this.tokens.issue(Purpose.ACKNOWLEDGE, person.id(), one.noticeId(),
											one.revision(), LinkTokens.end(now, one.dueOn()))
							: this.baseUrl + "/me#for");
			notices.add(notice);
		}
		Map<String, Object> model = new HashMap<>();
		model.put("name", person.name());
		model.put("notices", notices);
		model.put("count", climb.said().size());
		model.put("more", climb.said().size() - notices.size());
		model.put("older", climb.older());
		model.put("late", climb.said().stream().filter((one) -> one.dueOn().isBefore(today)).count());
		model.put("by", Dates.shorter(climb.said().get(0).dueOn(), person.locale()));
		model.put("dayShort", Dates.shorter(today, person.locale()));
		model.put("homeUrl", this.baseUrl + "/");
		model.put("awayUrl", this.baseUrl + "/me");
		model.put("preferences",
				this.baseUrl + "/u/" + this.tokens.issue(Purpose.PREFERENCES, person.id(), 0, 0, now.plus(LINKS_LAST)));
		return message(REMINDER, person.locale(), cause, person.id(), person.email(), person.name(), model, now);
	}

	/**
	 * Tells somebody what others did not acknowledge.
	 * @param told at least one, the same person's together
	 */
	NewMessage escalation(Recipient to, List<Escalated> told, String cause, Instant now) {
		LocalDate today = now.atZone(to.zone()).toLocalDate();
		Map<Long, Map<String, Object>> people = new java.util.LinkedHashMap<>();
		int listed = 0;
		for (Escalated one : told.subList(0, Math.min(IN_FULL, told.size()))) {
			Map<String, Object> person = people.computeIfAbsent(one.owner().id(), (id) -> {
				Map<String, Object> some = new HashMap<>();
				some.put("name", one.owner().name());
				some.put("email", one.owner().email());
				some.put("because", one.because());
				some.put("notices", new ArrayList<Map<String, Object>>());
				return some;
			});
			@SuppressWarnings("unchecked") // put there above
			List<Map<String, Object>> notices = (List<Map<String, Object>>) person.getOrDefault("notices", List.of());
			notices.add(notice(one.owed(), today, to.locale()));
			listed++;
		}
		Map<String, Object> model = new HashMap<>();
		model.put("name", to.name());
		model.put("people", List.copyOf(people.values()));
		model.put("persons", told.stream().map((one) -> one.owner().id()).distinct().count());
		model.put("count", told.size());
		model.put("more", told.size() - listed);
		model.put("dayShort", Dates.shorter(today, to.locale()));
		model.put("homeUrl", this.baseUrl + "/");
		return message(ESCALATION, to.locale(), cause, (to.personId() != 0) ? to.personId() : told.get(0).owner().id(),
				to.email(), to.name(), model, now);
	}

	private Map<String, Object> notice(Owed one, LocalDate today, Locale reader) {
		Map<String, Object> notice = new HashMap<>();
		notice.put("title", one.title());
		notice.put("due", Dates.longer(one.dueOn(), reader));
		notice.put("late", one.dueOn().isBefore(today));
		notice.put("pageUrl", this.baseUrl + "/notices/" + one.noticeId());
		return notice;
	}

	private static String name(@org.jspecify.annotations.Nullable Person person) {
		return (person != null) ? person.name() : "";
	}

	private NewMessage message(String kind, Locale reader, String cause, long personId, String recipient, String name,
			Map<String, Object> model, Instant now) {
		Rendered mail = this.templates.render(kind, reader, model);
		return new NewMessage(UUID.randomUUID(), cause, kind, personId, recipient, name, mail.subject(), mail.text(),
				mail.html(), null, now);
	}

}
