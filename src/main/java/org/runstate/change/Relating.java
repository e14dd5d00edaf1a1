package org.runstate.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.runstate.change.Announcements.Arrived;
import org.runstate.change.Key.Kind;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Relates what is new to what is known, a portion at a time and in the order in which
 * impacts became visible. One process at a time: the others wait for its portion.
 */
@Component
class Relating {

	private static final int PORTION = 500;

	private static final int SUGGESTED = 3;

	private final Announcements announcements;

	private final ChangeTable changes;

	private final KeyTable keys;

	private final WordTable words;

	private final Suggestions suggestions;

	private final SlipTable slips;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Relating(Announcements announcements, ChangeTable changes, KeyTable keys, WordTable words, Suggestions suggestions,
			SlipTable slips, ApplicationEventPublisher events, Clock clock) {
		this.announcements = announcements;
		this.changes = changes;
		this.keys = keys;
		this.words = words;
		this.suggestions = suggestions;
		this.slips = slips;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Relates the next portion.
	 * @return how many impacts it had, 0 when all are done, and how many notices began to
	 * follow
	 */
	@Transactional
	public Done portion() {
		List<Arrived> arrived = this.announcements.after(this.changes.lock(), PORTION);
		if (arrived.isEmpty()) {
			return new Done(0, 0);
		}
		Set<Long> ids = arrived.stream().map(Arrived::noticeId).collect(Collectors.toCollection(TreeSet::new));
		Map<Long, Announced> fresh = this.announcements.of(ids);
		fresh.values().removeIf(Announced::isOurs);
		Set<Long> told = arrived.stream().filter(Arrived::news).map(Arrived::noticeId).collect(Collectors.toSet());
		int joined = fresh.isEmpty() ? 0 : relate(fresh, told);
		this.changes.move(arrived.get(arrived.size() - 1).position());
		return new Done(arrived.size(), joined);
	}

	/**
	 * Relates by numbers whatever arrived, by words only what people are told: of what
	 * was there before they listened nobody is asked whether it is the same.
	 */
	private int relate(Map<Long, Announced> fresh, Set<Long> told) {
		Map<Long, Set<Key>> keyed = new TreeMap<>();
		Map<Long, Set<String>> worded = new TreeMap<>();
		fresh.forEach((id, notice) -> {
			keyed.put(id, OwnKeys.of(notice));
			worded.put(id, words(notice).keySet());
		});
		this.keys.keep(keyed);
		this.words.keep(worded);
		worded.keySet().retainAll(told);
		return relate(fresh, keyed, worded);
	}

	private int relate(Map<Long, Announced> fresh, Map<Long, Set<Key>> keyed, Map<Long, Set<String>> worded) {
		Map<Long, Set<Long>> known = byKeys(keyed);
		Map<Long, Set<Long>> replaced = byReplacement(fresh);
		Map<Long, List<Long>> like = this.words.like(worded);
		Set<Long> all = new TreeSet<>(fresh.keySet());
		known.values().forEach(all::addAll);
		replaced.values().forEach(all::addAll);
		like.values().forEach(all::addAll);
		Loaded loaded = load(all, fresh);
		Joining joining = new Joining(loaded.groups(), loaded.decisions(), loaded::likeness);
		List<Bond> asked = new ArrayList<>();
		fresh.forEach((id, notice) -> {
			List<Bond> bonds = new ArrayList<>();
			Set<Long> tied = new HashSet<>(Set.of(id));
			replaced.getOrDefault(id, Set.of()).stream().filter(tied::add).forEach((other) -> {
				bonds.add(Bonds.byReplacement(notice, loaded.notice(other)));
			});
			known.getOrDefault(id, Set.of()).stream().filter(tied::add).forEach((other) -> {
				Set<Key> shared = new LinkedHashSet<>(keyed.getOrDefault(id, Set.of()));
				Set<Key> its = OwnKeys.of(loaded.notice(other));
				shared.retainAll(its);
				Bonds
					.byKeys(notice, loaded.notice(other), shared,
							Math.max(items(keyed.getOrDefault(id, Set.of())), items(its)),
							loaded.likeness(notice, loaded.notice(other)))
					.ifPresent(bonds::add);
			});
			like.getOrDefault(id, List.of()).stream().filter(tied::add).forEach((other) -> {
				Announced its = loaded.notice(other);
				Bonds
					.byWords(notice, its, loaded.likeness(notice, its),
							String.join(", ", loaded.likeness.shared(loaded.words(notice), loaded.words(its))))
					.ifPresent(bonds::add);
			});
			joining.follow(bonds).stream().limit(SUGGESTED).forEach(asked::add);
		});
		this.changes.write(loaded.groups(), null, this.clock.instant());
		this.suggestions.keep(fresh.keySet(),
				asked.stream()
					.filter((bond) -> loaded.groups().lead(bond.one().id()) != loaded.groups().lead(bond.other().id()))
					.toList());
		keepSlips(loaded.groups(), fresh.keySet());
		return tell(loaded.groups());
	}

	/** What changes promised is read anew when one of their notices says something. */
	void keepSlips(Groups groups, Collection<Long> notices) {
		Set<Long> all = new TreeSet<>(notices);
		all.addAll(groups.touched());
		Map<Long, Set<Long>> members = new TreeMap<>();
		all.forEach((one) -> members.computeIfAbsent(groups.lead(one), groups::members));
		this.slips.keep(members);
	}

	/** Says who follows whom now. */
	private int tell(Groups groups) {
		Map<Long, Long> leads = new TreeMap<>();
		for (Long notice : groups.touched()) {
			Long lead = groups.leadOrNull(notice);
			if (lead != null) {
				leads.put(notice, lead);
			}
		}
		if (!leads.isEmpty()) {
			this.events.publishEvent(new Followed(leads));
		}
		return leads.size();
	}

	private Map<Long, Set<Long>> byKeys(Map<Long, Set<Key>> keyed) {
		Map<Key, Set<Long>> carriers = this.keys
			.carriers(keyed.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
		Map<Long, Set<Long>> known = new HashMap<>();
		keyed.forEach((id, keys) -> keys.forEach((key) -> known.computeIfAbsent(id, (one) -> new TreeSet<>())
			.addAll(carriers.getOrDefault(key, Set.of()))));
		return known;
	}

	private Map<Long, Set<Long>> byReplacement(Map<Long, Announced> fresh) {
		Map<Long, Set<String>> named = new LinkedHashMap<>();
		fresh.forEach((id, notice) -> named.put(id, Replacement.in(notice.head()).keySet()));
		Map<String, Set<Long>> messages = this.keys
			.messages(named.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
		Map<Long, Set<Long>> replaced = new HashMap<>();
		named.forEach((id, names) -> names.forEach((name) -> replaced.computeIfAbsent(id, (one) -> new TreeSet<>())
			.addAll(messages.getOrDefault(name, Set.of()))));
		return replaced;
	}

	private static int items(Set<Key> keys) {
		return (int) keys.stream().filter((key) -> key.kind() == Kind.ROADMAP).count();
	}

	static Map<String, Double> words(Announced notice) {
		return Words.of(notice.title(), notice.head());
	}

	/** The changes of these notices, with all their members. */
	Loaded load(Collection<Long> ids) {
		return load(ids, Map.of());
	}

	private Loaded load(Collection<Long> ids, Map<Long, Announced> known) {
		Set<Long> all = new TreeSet<>(ids);
		Map<Long, Long> leads = this.changes.leads(all);
		all.addAll(leads.values());
		leads.putAll(this.changes.followers(all));
		all.addAll(leads.keySet());
		Map<Long, Announced> notices = new TreeMap<>(known);
		notices.putAll(this.announcements.of(all.stream().filter((id) -> !known.containsKey(id)).toList()));
		Decisions decisions = this.changes.decisions(all);
		Map<Long, Map<String, Double>> words = new HashMap<>();
		notices.forEach((id, notice) -> words.put(id, words(notice)));
		Likeness likeness = this.words
			.likeness(words.values().stream().flatMap((its) -> its.keySet().stream()).collect(Collectors.toSet()));
		return new Loaded(notices, words, new Groups(notices, leads, decisions.chosen()), decisions, likeness);
	}

	/** What a portion had, and how many notices began to follow another. */
	record Done(int impacts, int joined) {
	}

	/** Some changes with what is known of them. */
	record Loaded(Map<Long, Announced> notices, Map<Long, Map<String, Double>> words, Groups groups,
			Decisions decisions, Likeness likeness) {

		Announced notice(long id) {
			return java.util.Objects.requireNonNull(this.notices.get(id), () -> "no impact of notice " + id);
		}

		Map<String, Double> words(Announced notice) {
			return this.words.getOrDefault(notice.id(), Map.of());
		}

		double likeness(Announced one, Announced other) {
			return this.likeness.between(words(one), words(other));
		}

	}

}
