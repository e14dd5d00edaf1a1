package org.runstate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Some changes while they are joined and split. Every notice is in exactly one, and each
 * has exactly one lead.
 */
final class Groups {

	private final Map<Long, Announced> notices;

	/** By follower. */
	private final Map<Long, Long> leads;

	/** Newest last: when a person chose it. */
	private final List<Long> chosen;

	private final Map<Long, String> reasons = new HashMap<>();

	private final Set<Long> touched = new TreeSet<>();

	/**
	 * Changes as they are.
	 * @param notices every member of each, by id
	 * @param leads by follower
	 * @param chosen those that a person made lead, the latest choice last
	 */
	Groups(Map<Long, Announced> notices, Map<Long, Long> leads, List<Long> chosen) {
		this.notices = notices;
		this.leads = new LinkedHashMap<>(leads);
		this.chosen = new ArrayList<>(chosen);
	}

	long lead(long notice) {
		return this.leads.getOrDefault(notice, notice);
	}

	/** All notices of the change of one, in the order of their ids. */
	Set<Long> members(long notice) {
		long lead = lead(notice);
		Set<Long> members = new TreeSet<>(Set.of(lead));
		this.leads.forEach((follower, its) -> {
			if (its == lead) {
				members.add(follower);
			}
		});
		return members;
	}

	@Nullable Announced notice(long id) {
		return this.notices.get(id);
	}

	boolean isChosen(long notice) {
		return this.chosen.contains(lead(notice));
	}

	/** Makes one change of two. */
	void join(long one, long other, String why) {
		long first = lead(one);
		long second = lead(other);
		if (first == second) {
			return;
		}
		Set<Long> all = new LinkedHashSet<>(members(first));
		all.addAll(members(second));
		this.reasons.put(first, why);
		this.reasons.put(second, why);
		lead(elect(all), all);
	}

	/** Makes a change of its own of a notice. The others elect a lead if it led them. */
	void split(long notice) {
		Set<Long> rest = members(notice);
		rest.remove(notice);
		if (rest.isEmpty()) {
			return;
		}
		long lead = lead(notice);
		lead((lead == notice) ? elect(rest) : lead, rest);
		lead(notice, Set.of(notice));
	}

	/** Makes a notice the lead of its change, whatever the rule. */
	void choose(long notice) {
		long before = lead(notice);
		if (before != notice) {
			this.reasons.putIfAbsent(before, "a person chose another lead");
			lead(notice, members(notice));
		}
		this.chosen.remove(notice);
		this.chosen.add(notice);
	}

	private void lead(long lead, Collection<Long> members) {
		for (Long member : members) {
			Long before = this.leads.get(member);
			if (member == lead) {
				this.leads.remove(member);
			}
			else {
				this.leads.put(member, lead);
			}
			if (!Objects.equals(before, this.leads.get(member))) {
				this.touched.add(member);
			}
		}
	}

	/**
	 * Who leads: whom a person chose last, else who is not replaced and says it
	 * first-hand.
	 */
	private long elect(Collection<Long> members) {
		for (int at = this.chosen.size() - 1; at >= 0; at--) {
			if (members.contains(this.chosen.get(at))) {
				return this.chosen.get(at);
			}
		}
		List<Announced> candidates = members.stream().map(this.notices::get).filter(Objects::nonNull).toList();
		Set<Long> replaced = replaced(candidates);
		return candidates.stream()
			.min(Comparator.comparing((Announced one) -> replaced.contains(one.id()))
				.thenComparing(Announced::voice)
				.thenComparing(Announced::at)
				.thenComparing(Announced::id))
			.orElseThrow()
			.id();
	}

	private static Set<Long> replaced(List<Announced> members) {
		Set<Long> replaced = new LinkedHashSet<>();
		for (Announced one : members) {
			Replacement.in(one.head())
				.forEach((message, older) -> members.stream()
					.filter((other) -> other.entryKey().equals(message))
					.forEach((other) -> replaced.add(older ? other.id() : one.id())));
		}
		return replaced.size() < members.size() ? replaced : Set.of();
	}

	/** Whose lead is another than at the beginning. */
	Set<Long> touched() {
		return this.touched;
	}

	/** The lead of a follower, or null for what leads itself. */
	@Nullable Long leadOrNull(long notice) {
		return this.leads.get(notice);
	}

	/** Why a notice came to its change in these joins, or null. */
	@Nullable String reason(long notice) {
		return this.reasons.get(notice);
	}

}
