package org.runstate.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.runstate.audience.Person;
import org.runstate.impact.Difference;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;
import org.runstate.platform.Platform;
import org.runstate.support.Card.Issue;

import org.springframework.stereotype.Component;

/**
 * What digests say to the help desk.
 */
@Component
public class DeskCards {

	/** More than this nobody reads in a mail; the board lists all. */
	private static final int ISSUES = 10;

	private final Cards cards;

	private final Calls calls;

	private final CardStaleness staleness;

	private final Impacts impacts;

	DeskCards(Cards cards, Calls calls, CardStaleness staleness, Impacts impacts) {
		this.cards = cards;
		this.calls = calls;
		this.staleness = staleness;
		this.impacts = impacts;
	}

	/** The cards of these notices, by notice; those without one are absent. */
	public Map<Long, Told> of(Collection<Long> noticeIds) {
		Map<Long, Card> cards = this.cards.of(noticeIds);
		Map<Long, List<Difference>> stale = this.staleness.of(cards.values());
		Map<Long, Integer> calls = this.calls.today(cards.keySet());
		Map<Long, Told> told = new LinkedHashMap<>();
		cards.forEach((notice, card) -> told.put(notice,
				told(card, stale.getOrDefault(notice, List.of()), calls.getOrDefault(notice, 0))));
		return told;
	}

	/** Known issues that are not resolved, the oldest first, whatever was told before. */
	public List<OpenIssue> openIssues() {
		Map<Long, Card> open = this.cards.openIssues(ISSUES);
		Map<Long, News> latest = this.impacts.latest(open.keySet());
		List<OpenIssue> issues = new ArrayList<>();
		open.forEach((notice, card) -> {
			News news = latest.get(notice);
			Issue issue = card.issue();
			if (news != null && issue != null) {
				issues.add(new OpenIssue(notice, card.version(), news.title(), issue.workaround(),
						LocalDate.ofInstant(issue.since().at(), ZoneOffset.UTC), news.impact().platforms(),
						news.impact().services()));
			}
		});
		return issues;
	}

	private Told told(Card card, List<Difference> stale, int calls) {
		CardText text = card.text();
		List<Look> looks = new ArrayList<>();
		text.looks().forEach((key, look) -> looks.add(new Look(label(key), look)));
		Issue issue = card.issue();
		return new Told(card.noticeId(), card.version(), card.approved() != null && stale.isEmpty(), text.says(), looks,
				text.answer(), text.escalate(), this.calls.isMany(calls) ? calls : 0,
				(issue != null) ? issue.state().key() : "", (issue != null) ? issue.workaround() : "");
	}

	static String label(String key) {
		return Platform.of(key).map(Platform::label).orElse("");
	}

	/** A day as this module writes it. */
	public static String day(LocalDate day, Locale locale) {
		return Days.day(day, locale);
	}

	/**
	 * A card as a mail shows it.
	 *
	 * @param approved whether a person said that it is right, and nothing changed since
	 * @param calls how many users called today, 0 if not many did
	 * @param issue how far the known issue is, empty if it is none
	 */
	public record Told(long noticeId, int version, boolean approved, String says, List<Look> looks, String answer,
			String escalate, int calls, String issue, String workaround) {
	}

	/**
	 * What it looks like.
	 *
	 * @param platform its name, empty for all
	 */
	public record Look(String platform, String text) {
	}

	/**
	 * A known issue that is not resolved.
	 *
	 * @param workaround empty as long as nobody knows one
	 */
	public record OpenIssue(long noticeId, int version, String title, String workaround, LocalDate since,
			Set<Platform> platforms, List<String> services) {

		/** Whether somebody supports what it is about. */
		public boolean isFor(Person person) {
			return isFor(person, this.platforms, this.services);
		}

		static boolean isFor(Person person, Set<Platform> platforms, List<String> services) {
			boolean system = person.platforms().isEmpty() || platforms.isEmpty()
					|| person.platforms().stream().anyMatch(platforms::contains);
			boolean service = person.services().isEmpty() || services.isEmpty()
					|| person.services()
						.stream()
						.anyMatch((mine) -> services.stream().anyMatch(mine::equalsIgnoreCase));
			return system && service;
		}

	}

}
