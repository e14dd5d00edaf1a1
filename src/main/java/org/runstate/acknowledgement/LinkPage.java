package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.audience.Link;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.ShortName;
import org.runstate.impact.Difference;
import org.runstate.impact.Impacts;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link in a mail leads, without signing in. Machines open such links, so
 * showing changes nothing; recording needs the value of the form that was shown, which
 * also says which revision was on it.
 */
@Controller
class LinkPage {

	private static final Duration FORM_LASTS = Duration.ofHours(12);

	private static final int SHORT_TEXT = 600;

	private final LinkTokens tokens;

	private final People people;

	private final Notices notices;

	private final Impacts impacts;

	private final Acknowledgements acknowledgements;

	private final Clock clock;

	LinkPage(LinkTokens tokens, People people, Notices notices, Impacts impacts, Acknowledgements acknowledgements,
			Clock clock) {
		this.tokens = tokens;
		this.people = people;
		this.notices = notices;
		this.impacts = impacts;
		this.acknowledgements = acknowledgements;
		this.clock = clock;
	}

	@GetMapping("/a/{token}")
	ModelAndView show(@PathVariable String token) {
		return opened(token).map((link) -> page(token, link, "")).orElseGet(LinkPage::over);
	}

	@PostMapping("/a/{token}")
	ModelAndView record(@PathVariable String token, @RequestParam(defaultValue = "") String form) {
		Optional<Opened> opened = opened(token);
		if (opened.isEmpty()) {
			return over();
		}
		Opened link = opened.get();
		if (!(this.tokens.read(Purpose.FORM, form) instanceof Link.Valid shown) || shown.person() != link.person().id()
				|| shown.notice() != link.latest().noticeId()) {
			ModelAndView again = page(token, link,
					"Nothing was recorded, because this page was not shown before or was "
							+ "open for too long. Please press the button again.");
			again.setStatus(HttpStatus.FORBIDDEN);
			return again;
		}
		Recorded recorded = this.acknowledgements.record(shown.person(), shown.notice(), shown.revision(),
				How.MAIL_LINK);
		if (recorded instanceof Recorded.Unknown) {
			return over();
		}
		String already = (recorded instanceof Recorded.Already) ? " already" : "";
		return page(token, link,
				"Thank you. Your acknowledgement of revision %d is recorded%s.".formatted(shown.revision(), already));
	}

	private Optional<Opened> opened(String token) {
		if (!(this.tokens.read(Purpose.ACKNOWLEDGE, token) instanceof Link.Valid link)) {
			return Optional.empty();
		}
		List<Revision> revisions = this.notices.revisions(link.notice());
		return this.people.find(link.person())
			.filter((person) -> person.active() && !revisions.isEmpty())
			.map((person) -> new Opened(person, revisions, link.revision()));
	}

	private ModelAndView page(String token, Opened link, String message) {
		Revision latest = link.latest();
		Map<Long, List<Difference>> differences = this.impacts.differences(latest.noticeId());
		List<String> changed = link.revisions()
			.stream()
			.filter((one) -> one.number() > link.toldOf())
			.flatMap((one) -> differences.getOrDefault(one.id(), List.of()).stream())
			.map(Difference::why)
			.toList();
		String text = latest.text();
		return new ModelAndView("acknowledgement/link",
				Map.of("token", token, "name", ShortName.of(link.person().name()), "notice", latest, "text",
						(text.length() > SHORT_TEXT) ? text.substring(0, SHORT_TEXT) + " …" : text, "newer",
						latest.number() > link.toldOf(), "changed", changed, "message", message, "done",
						this.acknowledgements.given(link.person().id(), latest.noticeId(), latest.number()), "form",
						this.tokens.issue(Purpose.FORM, link.person().id(), latest.noticeId(), latest.number(),
								this.clock.instant().plus(FORM_LASTS))));
	}

	private static ModelAndView over() {
		ModelAndView page = new ModelAndView("audience/link-over");
		page.setStatus(HttpStatus.GONE);
		return page;
	}

	/**
	 * A link that leads somewhere.
	 *
	 * @param revisions of the notice, newest first
	 * @param toldOf the number of the revision that the mail spoke of
	 */
	private record Opened(Person person, List<Revision> revisions, int toldOf) {

		Revision latest() {
			return this.revisions.get(0);
		}

	}

}
