package org.runstate.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Concern;
import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Lasting;
import org.runstate.onboarding.Onboarding;
import org.runstate.onboarding.OnboardingItem;

/**
 * Somebody who joins, or enters an audience, and what they have to hear because of it.
 *
 * @param progress how far they have been told
 * @param reasons why they are caught up; at least one
 */
record Newcomer(Person person, Progress progress, List<CatchUp> reasons) {

	Newcomer {
		reasons = List.copyOf(reasons);
	}

	boolean isJoining() {
		return this.reasons.stream().anyMatch(CatchUp::isJoining);
	}

	/** {@code joined}, the one audience that they gained, or {@code several}. */
	String why() {
		Set<Audience> gained = gained();
		return isJoining() ? CatchUp.JOINED : (gained.size() == 1) ? gained.iterator().next().key() : "several";
	}

	/** The day from which on they are. */
	LocalDate onDay() {
		return this.reasons.stream().map(CatchUp::onDay).max(Comparator.naturalOrder()).orElseThrow();
	}

	/** What they gained and still have. */
	private Set<Audience> gained() {
		Set<Audience> gained = EnumSet.noneOf(Audience.class);
		this.reasons.forEach((reason) -> Audience.of(reason.because()).ifPresent(gained::add));
		gained.retainAll(this.person.audiences());
		return gained;
	}

	/** Who they are in what they have to hear. */
	private Set<Audience> as() {
		return isJoining() ? this.person.audiences() : gained();
	}

	/**
	 * What still matters to them and nobody told them or is going to, the most pressing
	 * first. Whoever declined digests gets only what they owe.
	 * @param lasting by notice
	 * @param told notices of which they were told
	 */
	List<Item> select(Map<Long, Lasting> lasting, Spoken spoken, Set<Long> told, Instant now) {
		Person whom = with(as());
		Set<Audience> others = EnumSet.noneOf(Audience.class);
		others.addAll(this.person.audiences());
		others.removeAll(as());
		Person before = with(others);
		LocalDate today = now.atZone(this.person.zone()).toLocalDate();
		return spoken.news()
			.stream()
			.filter((one) -> !told.contains(one.noticeId()) && isToTell(lasting.get(one.noticeId()), today, now))
			.map((one) -> Selection.item(whom, spoken, one, now))
			.filter((item) -> concerns(item, spoken.concern(before, item.news())))
			.sorted(Item.PRESSING)
			.toList();
	}

	private boolean isToTell(@Nullable Lasting one, LocalDate today, Instant now) {
		return one != null && one.matters(today, now) && !isToldLater(one);
	}

	private boolean concerns(Item item, Concern before) {
		Concern concern = item.concern();
		return concern.concerns() && (this.person.wantsDigest() || concern.owes())
				&& (!before.concerns() || (concern.owes() && !before.owes()));
	}

	/** Whether an ordinary digest says it, or an urgent mail. */
	private boolean isToldLater(Lasting lasting) {
		Long newsAt = lasting.newsAt();
		return newsAt != null && newsAt > this.progress.toldTo()
				&& (!Selection.isUrgent(lasting.news()) || newsAt > this.progress.urgentTo());
	}

	private Person with(Set<Audience> audiences) {
		Person one = this.person;
		return new Person(one.id(), one.email(), one.name(), audiences, one.roles(), one.platforms(), one.services(),
				one.team(), one.manager(), one.locale(), one.zone(), one.hour(), one.joined(), one.active(),
				one.wantsDigest());
	}

	/**
	 * What stands in the onboarding set for them; whoever was here before knows what is
	 * for everybody.
	 */
	List<OnboardingItem> onboarding(List<OnboardingItem> all) {
		return this.person.wantsDigest() ? Onboarding.of(all, this.person.locale(), as())
			.stream()
			.filter((item) -> isJoining() || !item.audiences().isEmpty())
			.toList() : List.of();
	}

}
