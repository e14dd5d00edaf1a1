package org.runstate.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.acknowledgement.Concern;
import org.runstate.acknowledgement.Owing;
import org.runstate.audience.Person;
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
	 * @param news by position
	 */
	static List<Item> daily(Person person, Progress progress, Collection<News> news, Instant now) {
		return select(person,
				news.stream()
					.filter((one) -> one.position() > progress.toldTo())
					.filter((one) -> !isUrgent(one) || one.position() > progress.urgentTo())
					.toList(),
				now);
	}

	/** What a person is told at once. */
	static List<Item> urgent(Person person, Progress progress, Collection<News> news, Instant now) {
		return select(person,
				news.stream().filter((one) -> isUrgent(one) && one.position() > progress.urgentTo()).toList(), now);
	}

	static boolean isUrgent(News news) {
		return news.impact().urgency() == Urgency.NOW;
	}

	private static List<Item> select(Person person, List<News> news, Instant now) {
		Map<Long, News> latest = new LinkedHashMap<>();
		news.forEach((one) -> latest.put(one.noticeId(), one));
		return latest.values().stream().map((one) -> item(person, one, now)).filter((item) -> {
			Concern concern = item.concern();
			return concern.concerns() && (person.wantsDigest() || concern.owes());
		}).sorted(Item.PRESSING).toList();
	}

	private static Item item(Person person, News news, Instant now) {
		return new Item(news, Owing.of(person, news.impact()), Owing.due(person, news.impact(), now));
	}

}
