package org.runstate.change;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.change.Relating.Loaded;
import org.runstate.impact.Impacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide about changes. The rules never go against it.
 */
@Component
class ByHand {

	private static final Logger log = LoggerFactory.getLogger(ByHand.class);

	private final ChangeTable changes;

	private final Suggestions suggestions;

	private final Relating relating;

	private final Impacts impacts;

	private final ApplicationEventPublisher events;

	private final Audit audit;

	private final Clock clock;

	ByHand(ChangeTable changes, Suggestions suggestions, Relating relating, Impacts impacts,
			ApplicationEventPublisher events, Audit audit, Clock clock) {
		this.audit = audit;
		this.changes = changes;
		this.suggestions = suggestions;
		this.relating = relating;
		this.impacts = impacts;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Makes one change of two, with all of their notices.
	 * @return false if they are one already
	 */
	@Transactional(isolation = Isolation.READ_COMMITTED)
	boolean join(long one, long other, long person) {
		Groups groups = load(one, other).groups();
		if (groups.lead(one) == groups.lead(other)) {
			return false;
		}
		Set<Long> some = groups.members(one);
		Set<Long> others = groups.members(other);
		groups.join(one, other, "a person joined them");
		this.changes.decide("same", one, Set.of(other), person, this.clock.instant());
		this.suggestions.settle(some, others);
		write(groups, person, List.of());
		note(person, Did.NOTICES_JOINED, one, other);
		log.info("notices joined one={} other={} person={}", one, other, person);
		return true;
	}

	/**
	 * Makes a change of its own of a notice, whose people are told of it again.
	 * @return false if it is one already
	 */
	@Transactional(isolation = Isolation.READ_COMMITTED)
	boolean split(long notice, long person) {
		Groups groups = load(notice).groups();
		Set<Long> rest = groups.members(notice);
		rest.remove(notice);
		if (rest.isEmpty()) {
			return false;
		}
		boolean led = groups.lead(notice) == notice;
		groups.split(notice);
		this.changes.decide("apart", notice, rest, person, this.clock.instant());
		// those who were asked by the one that led are not asked again by it
		write(groups, person, List.of(led ? groups.lead(rest.iterator().next()) : notice));
		note(person, Did.NOTICE_SPLIT, notice, null);
		log.info("notice split off notice={} person={}", notice, person);
		return true;
	}

	/**
	 * Makes a notice the lead of its change.
	 * @return false if it is alone
	 */
	@Transactional(isolation = Isolation.READ_COMMITTED)
	boolean lead(long notice, long person) {
		Groups groups = load(notice).groups();
		if (groups.members(notice).size() == 1) {
			return false;
		}
		this.changes.decide("lead", notice, Set.of(groups.lead(notice)), person, this.clock.instant());
		groups.choose(notice);
		write(groups, person, List.of());
		note(person, Did.LEAD_CHOSEN, notice, null);
		log.info("notice made lead notice={} person={}", notice, person);
		return true;
	}

	/** Says that two changes are not the same thing. */
	@Transactional(isolation = Isolation.READ_COMMITTED)
	void keepApart(long one, long other, long person) {
		Groups groups = load(one, other).groups();
		if (groups.lead(one) != groups.lead(other)) {
			Set<Long> some = groups.members(one);
			Set<Long> others = groups.members(other);
			some.forEach((each) -> this.changes.decide("apart", each, others, person, this.clock.instant()));
			this.suggestions.settle(some, others);
			note(person, Did.NOTICES_KEPT_APART, one, other);
		}
	}

	private void note(long person, Did did, long notice, @Nullable Long other) {
		this.audit.note(Actor.person(person), did, About.notice(notice),
				(other != null) ? Map.of("other", other) : Map.of());
	}

	private Loaded load(Long... notices) {
		this.changes.lock();
		return this.relating.load(List.of(notices));
	}

	private void write(Groups groups, long person, Collection<Long> again) {
		this.changes.write(groups, person, this.clock.instant());
		this.relating.keepSlips(groups, groups.touched());
		Map<Long, Long> leads = new TreeMap<>();
		for (Long notice : new TreeSet<>(groups.touched())) {
			Long lead = groups.leadOrNull(notice);
			if (lead != null) {
				leads.put(notice, lead);
			}
		}
		if (!leads.isEmpty()) {
			this.events.publishEvent(new Followed(leads));
		}
		this.impacts.tellAgain(again);
	}

}
