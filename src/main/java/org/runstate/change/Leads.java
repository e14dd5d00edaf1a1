package org.runstate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who leads whom, for those who ask, list and tell.
 */
@Component
public class Leads {

	private final ChangeTable changes;

	private final Impacts impacts;

	Leads(ChangeTable changes, Impacts impacts) {
		this.changes = changes;
		this.impacts = impacts;
	}

	/** Up to which impact, by position, it is known what speaks of the same thing. */
	public long relatedTo() {
		return this.changes.position();
	}

	/** Whether there are impacts that were not related yet. */
	public boolean isAnyWaiting() {
		return this.impacts.lastPosition() > this.changes.position();
	}

	/** Keeps changes as they are until the transaction ends. */
	@Transactional
	public void hold() {
		this.changes.share();
	}

	/** The lead of each of these notices that follows one. */
	public Map<Long, Long> of(Collection<Long> notices) {
		return this.changes.leads(notices);
	}

	/** All notices of the change of one, in the order of their ids. */
	public Set<Long> members(long notice) {
		long lead = of(List.of(notice)).getOrDefault(notice, notice);
		Set<Long> members = new TreeSet<>(this.changes.followers(List.of(lead)).keySet());
		members.add(lead);
		return members;
	}

	/**
	 * Whose acknowledgement settles each of these leads as well, because the lead says
	 * nothing beyond them that matters: its followers, and itself if it was told before.
	 * @return by lead; those without any are absent
	 */
	public Map<Long, Set<Long>> settledBy(Collection<Long> leads) {
		Map<Long, Long> followers = this.changes.followers(leads);
		Map<Long, Set<Long>> settledBy = new HashMap<>();
		this.changes.split(leads).forEach((one) -> settledBy.computeIfAbsent(one, (id) -> new HashSet<>()).add(one));
		if (!followers.isEmpty()) {
			Map<Long, Impact> meant = meant(followers);
			followers.forEach((follower, lead) -> {
				Impact first = meant.get(follower);
				Impact then = meant.get(lead);
				if (first != null && then != null && Additions.of(first, then).isEmpty()) {
					settledBy.computeIfAbsent(lead, (id) -> new HashSet<>()).add(follower);
				}
			});
		}
		return settledBy;
	}

	/**
	 * The other notice of its change that an acknowledgement of each of these settles as
	 * well; those that settle none are absent.
	 */
	public Map<Long, Long> settled(Collection<Long> notices) {
		Map<Long, Long> settled = new HashMap<>(of(notices));
		if (!settled.isEmpty()) {
			Map<Long, Set<Long>> by = settledBy(new TreeSet<>(settled.values()));
			settled.entrySet().removeIf((one) -> !by.getOrDefault(one.getValue(), Set.of()).contains(one.getKey()));
		}
		return settled;
	}

	/** What the newest revisions of followers and of their leads mean. */
	private Map<Long, Impact> meant(Map<Long, Long> followers) {
		List<Long> all = new ArrayList<>(followers.keySet());
		all.addAll(new HashSet<>(followers.values()));
		Map<Long, Impact> meant = new TreeMap<>();
		this.impacts.latest(all).forEach((notice, news) -> meant.put(notice, news.impact()));
		return meant;
	}

	/** What notices say now. */
	public Map<Long, News> latest(Collection<Long> notices) {
		return this.impacts.latest(notices);
	}

}
