package org.runstate.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.runstate.acknowledgement.Concern;
import org.runstate.acknowledgement.Owing;
import org.runstate.audience.Person;
import org.runstate.impact.Difference;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;

/**
 * What of the news a person is told, and in which order.
 */
final class Selection {

	private Selection() {
	}

	/**
	 * The items of a daily digest: everything that concerns them since the last one, once
	 * a notice, without what they were told as urgent. Whoever declined digests gets only
	 * what they owe.
	 */
	static List<Item> daily(Person person, Progress progress, Spoken spoken, Instant now) {
		return select(person, spoken,
				(one) -> one.position() > progress.toldTo() && (!isUrgent(one) || one.position() > progress.urgentTo()),
				now);
	}

	/** What a person is told at once. */
	static List<Item> urgent(Person person, Progress progress, Spoken spoken, Instant now) {
		return select(person, spoken, (one) -> isUrgent(one) && one.position() > progress.urgentTo(), now);
	}

	static boolean isUrgent(News news) {
		return news.impact().urgency() == Urgency.NOW;
	}

	private static List<Item> select(Person person, Spoken spoken, Predicate<News> wanted, Instant now) {
		Map<Long, Item> items = new LinkedHashMap<>();
		spoken.news()
			.stream()
			.filter(wanted)
			.forEach((one) -> items.put(one.noticeId(), item(person, spoken, one, now)));
		spoken.asides()
			.stream()
			.filter(wanted)
			.forEach((one) -> items.merge(one.noticeId(), aside(person, one, now), Selection::together));
		return items.values().stream().filter((item) -> {
			Concern concern = item.concern();
			return concern.concerns() && (person.wantsDigest() || concern.owes());
		}).sorted(Item.PRESSING).toList();
	}

	static Item item(Person person, Spoken spoken, News news, Instant now) {
		Concern concern = spoken.concern(person, news);
		boolean settled = concern.owes() && spoken.isSettled(person.id(), news);
		return new Item(news, settled ? new Concern(true, false, concern.because()) : concern,
				Owing.due(person, news.impact(), now));
	}

	/** What a follower says beyond its lead asks nobody. */
	private static Item aside(Person person, News news, Instant now) {
		Concern concern = Owing.of(person, news.impact());
		return new Item(news, new Concern(concern.concerns(), false, concern.because()),
				Owing.due(person, news.impact(), now));
	}

	/** The lead's own news with what its follower says. */
	private static Item together(Item own, Item aside) {
		if (!own.concern().concerns()) {
			return aside;
		}
		if (!aside.concern().concerns()) {
			return own;
		}
		List<Difference> differences = new ArrayList<>(own.news().differences());
		aside.news().differences().stream().filter((one) -> !differences.contains(one)).forEach(differences::add);
		return new Item(own.news().saying(differences), own.concern(), own.due());
	}

}
