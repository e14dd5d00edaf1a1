package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
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

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown behind a link in a mail.
 */
@Component
class LinkView {

	private static final Duration FORM_LASTS = Duration.ofHours(12);

	private static final int SHORT_TEXT = 600;

	private final LinkTokens tokens;

	private final People people;

	private final Notices notices;

	private final Impacts impacts;

	private final Acknowledgements acknowledgements;

	private final SignedInOnly signedInOnly;

	private final Clock clock;

	/** A revision never changes. */
	private final Cache<List<Long>, String> titles = Caffeine.newBuilder().maximumSize(10_000).build();

	LinkView(LinkTokens tokens, People people, Notices notices, Impacts impacts, Acknowledgements acknowledgements,
			SignedInOnly signedInOnly, Clock clock) {
		this.tokens = tokens;
		this.people = people;
		this.notices = notices;
		this.impacts = impacts;
		this.acknowledgements = acknowledgements;
		this.signedInOnly = signedInOnly;
		this.clock = clock;
	}

	/** What a link leads to; null when there is nothing, or nobody, any more. */
	@Nullable Opened open(Link.Valid link) {
		List<Revision> revisions = this.notices.revisions(link.notice());
		return this.people.find(link.person())
			.filter((person) -> person.active() && !revisions.isEmpty())
			.map((person) -> new Opened(person, revisions, link.revision()))
			.orElse(null);
	}

	ModelAndView page(String token, Opened link, String message) {
		Revision latest = link.latest();
		long person = link.person().id();
		Map<Long, List<Difference>> differences = this.impacts.differences(latest.noticeId());
		List<String> changed = link.revisions()
			.stream()
			.filter((one) -> one.number() > link.toldOf())
			.flatMap((one) -> differences.getOrDefault(one.id(), List.of()).stream())
			.map(Difference::why)
			.toList();
		String text = latest.text();
		Map<String, Object> model = new HashMap<>();
		model.put("token", token);
		model.put("name", ShortName.of(link.person().name()));
		model.put("notice", latest);
		model.put("text", (text.length() > SHORT_TEXT) ? text.substring(0, SHORT_TEXT) + " …" : text);
		model.put("newer", latest.number() > link.toldOf());
		model.put("changed", changed);
		model.put("message", message);
		model.put("done", this.acknowledgements.given(person, latest.noticeId(), latest.number()));
		model.put("signedInOnly", this.signedInOnly.is(latest.noticeId()));
		model.put("form", this.tokens.issue(Purpose.FORM, person, latest.noticeId(), latest.number(),
				this.clock.instant().plus(FORM_LASTS)));
		return new ModelAndView("acknowledgement/link", model);
	}

	/** A page with nothing more to do. */
	static ModelAndView done(String message, String title) {
		return new ModelAndView("acknowledgement/link-done", Map.of("message", message, "title", title));
	}

	String title(long notice, int revision) {
		return this.titles.get(List.of(notice, (long) revision),
				(key) -> this.notices.revisions(notice)
					.stream()
					.filter((one) -> one.number() == revision)
					.map(Revision::title)
					.findFirst()
					.orElse(""));
	}

	/**
	 * A link that leads somewhere.
	 *
	 * @param revisions of the notice, newest first
	 * @param toldOf the number of the revision that the mail spoke of
	 */
	record Opened(Person person, List<Revision> revisions, int toldOf) {

		Revision latest() {
			return this.revisions.get(0);
		}

	}

}
