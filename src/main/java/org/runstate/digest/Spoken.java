package org.runstate.digest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.runstate.acknowledgement.Concern;
import org.runstate.acknowledgement.Owing;
import org.runstate.acknowledgement.OwingSettings;
import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Difference;
import org.runstate.impact.News;

/**
 * What there is to tell some people.
 *
 * @param news of notices that lead, by position
 * @param asides what followers say beyond their leads, each as news of its lead; they ask
 * nobody
 * @param settledBy by lead, the notices whose acknowledgement settles it
 * @param acknowledged by person and notice, the newest revision that was acknowledged
 * @param policy who owes what
 * @param asked audiences that are asked beyond the policy, by notice
 */
record Spoken(List<News> news, List<News> asides, Map<Long, Set<Long>> settledBy,
		Map<Long, Map<Long, Integer>> acknowledged, OwingSettings policy, Map<Long, Set<Audience>> asked) {

	Spoken(List<News> news, List<News> asides, Map<Long, Set<Long>> settledBy,
			Map<Long, Map<Long, Integer>> acknowledged) {
		this(news, asides, settledBy, acknowledged, OwingSettings.standard(), Map.of());
	}

	/** News of notices that stand alone. */
	static Spoken of(List<News> news) {
		return new Spoken(news, List.of(), Map.of(), Map.of());
	}

	/** The notices that are spoken of. */
	Set<Long> notices() {
		return Stream.concat(this.news.stream(), this.asides.stream()).map(News::noticeId).collect(Collectors.toSet());
	}

	/** What a piece of news is to a person. */
	Concern concern(Person person, News one) {
		return Owing.of(person, one.impact(), this.policy, this.asked.getOrDefault(one.noticeId(), Set.of()));
	}

	/**
	 * Whether a person acknowledged this under another name, or before it was split off.
	 */
	boolean isSettled(long person, News one) {
		Map<Long, Integer> given = this.acknowledged.getOrDefault(person, Map.of());
		boolean again = one.differences().stream().anyMatch(Difference::material);
		return this.settledBy.getOrDefault(one.noticeId(), Set.of())
			.stream()
			.anyMatch((by) -> (by == one.noticeId()) ? given.getOrDefault(by, 0) >= one.number()
					: given.containsKey(by) && !again);
	}

}
