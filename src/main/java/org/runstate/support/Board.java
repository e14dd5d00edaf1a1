package org.runstate.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.runstate.change.Leads;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Timelines;
import org.runstate.platform.Platform;

import org.springframework.stereotype.Component;

/**
 * What users will notice, by when, and on what.
 */
@Component
class Board {

	/** More than this nobody oversees; the newest are shown. */
	static final int MOST = 400;

	/** What is on more systems than this is on several. */
	private static final int NAMED = 3;

	private final Cards cards;

	private final Calls calls;

	private final CardStaleness staleness;

	private final Impacts impacts;

	private final Timelines timelines;

	private final Leads leads;

	Board(Cards cards, Calls calls, CardStaleness staleness, Impacts impacts, Timelines timelines, Leads leads) {
		this.cards = cards;
		this.calls = calls;
		this.staleness = staleness;
		this.impacts = impacts;
		this.timelines = timelines;
		this.leads = leads;
	}

	/** Everything that users will notice, seen from a day. */
	List<Shown> all(LocalDate today, Locale reader) {
		Map<Long, Card> cards = this.cards.shown(today, MOST);
		cards.keySet().removeAll(this.leads.of(cards.keySet()).keySet());
		Map<Long, News> latest = this.impacts.latest(cards.keySet());
		Map<Long, List<Promise>> promises = this.timelines.of(latest.values().stream().map(News::revisionId).toList());
		Map<Long, List<Difference>> stale = this.staleness.of(cards.values());
		Map<Long, Integer> calls = this.calls.today(cards.keySet());
		List<Shown> shown = new ArrayList<>();
		for (News news : latest.values()) {
			long id = news.noticeId();
			Card card = cards.get(id);
			int called = calls.getOrDefault(id, 0);
			List<Promise> promised = promises.getOrDefault(news.revisionId(), List.of());
			if (card != null) {
				when(news, promised, card, called, today)
					.map((moment) -> line(news, promised, card, moment, stale.containsKey(id), called, today, reader))
					.ifPresent((line) -> shown.add(new Shown(line, text(news, card))));
			}
		}
		shown.sort(Comparator.comparing(Shown::line, order()));
		return shown;
	}

	private static Comparator<BoardLine> order() {
		return Comparator.comparing(BoardLine::raised, Comparator.reverseOrder())
			.thenComparing(BoardLine::isOpenIssue, Comparator.reverseOrder())
			.thenComparing(BoardLine::first, Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(BoardLine::noticeId, Comparator.reverseOrder());
	}

	/** What users call about, or cannot be mended yet, is now, whatever its dates say. */
	private Optional<Moment> when(News news, List<Promise> promises, Card card, int calls, LocalDate today) {
		if (card.isOpenIssue() || this.calls.isMany(calls)) {
			return Optional.of(Moment.NOW);
		}
		return DeskWork.isNoticed(news) ? Moment.of(news, promises, today) : Optional.empty();
	}

	private BoardLine line(News news, List<Promise> promises, Card card, Moment when, boolean stale, int calls,
			LocalDate today, Locale reader) {
		Impact impact = news.impact();
		Promise next = promises.stream()
			.filter((one) -> !one.to().isBefore(today))
			.min(Comparator.comparing(Promise::from))
			.orElse(null);
		String days = (next != null) ? Days.span(next.from(), next.to(), reader) : Days.orEmpty(impact.actBy(), reader);
		Card.Issue issue = card.issue();
		Level level = (impact.user().compareTo(impact.helpdesk()) >= 0) ? impact.user() : impact.helpdesk();
		return new BoardLine(news.noticeId(), news.title(), when.key(), card.text().says(), days,
				(next != null) ? next.from() : impact.actBy(), impact.platforms(), impact.services(), level.key(),
				(card.approved() == null) ? "draft" : stale ? "stale" : "approved",
				(issue != null) ? issue.state().key() : "", (issue != null) ? issue.workaround() : "", calls,
				this.calls.isMany(calls));
	}

	private static String text(News news, Card card) {
		CardText text = card.text();
		return String.join("\n", news.title(), text.says(), text.answer(), text.escalate(),
				String.join("\n", text.looks().values()), String.join("\n", news.impact().services()),
				(card.issue() != null) ? card.issue().workaround() : "", cut(news.text()));
	}

	private static String cut(String text) {
		return text.substring(0, Math.min(text.length(), 20_000));
	}

	/**
	 * The lines by when, and each time by system or service: under each system that a
	 * notice names, if these are few; under its services if it names none.
	 * @param platform the one that is asked for, or empty
	 */
	static Map<Moment, List<Group>> grouped(Collection<BoardLine> lines, String platform) {
		Map<Moment, List<Group>> grouped = new EnumMap<>(Moment.class);
		for (Moment moment : Moment.values()) {
			Map<String, Group> groups = new TreeMap<>();
			lines.stream()
				.filter((line) -> line.when().equals(moment.key()))
				.forEach((line) -> places(line, platform).forEach((place) -> groups
					.computeIfAbsent(place, (key) -> new Group(key.substring(2), new ArrayList<>()))
					.lines()
					.add(line)));
			if (!groups.isEmpty()) {
				grouped.put(moment, List.copyOf(groups.values()));
			}
		}
		return grouped;
	}

	/** Systems in their usual order, then services by name, then what is everywhere. */
	private static List<String> places(BoardLine line, String platform) {
		if (!platform.isEmpty() && !line.platforms().isEmpty()) {
			return Platform.of(platform).map((one) -> List.of(place(one))).orElse(List.of());
		}
		if (!line.platforms().isEmpty() && line.platforms().size() <= NAMED) {
			return line.platforms().stream().sorted().map(Board::place).toList();
		}
		if (line.platforms().isEmpty() && !line.services().isEmpty() && line.services().size() <= NAMED) {
			return line.services().stream().distinct().map((service) -> "x " + service).toList();
		}
		return List.of("y ");
	}

	private static String place(Platform platform) {
		return (char) ('a' + List.of(Platform.values()).indexOf(platform)) + " " + platform.label();
	}

	/**
	 * A line, and the words that it is found by.
	 */
	record Shown(BoardLine line, String text) {
	}

	/**
	 * The notices on one system or of one service.
	 *
	 * @param name empty for several
	 */
	public record Group(String name, List<BoardLine> lines) {
	}

}
