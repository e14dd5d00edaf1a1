package org.runstate.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.Obligations;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.change.Leads;
import org.runstate.delivery.Outbox;
import org.runstate.impact.Lasting;
import org.runstate.impact.LastingNews;
import org.runstate.impact.News;
import org.runstate.onboarding.Onboarding;
import org.runstate.onboarding.OnboardingItem;
import org.runstate.source.SourceWatch;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells newcomers what still matters to them: obligations, a queued message, a digest and
 * the mark that it is done, all in the transaction of the caller.
 */
@Component
class CatchingUp {

	private final CatchUpTable table;

	private final ProgressTable progress;

	private final People people;

	private final LastingNews lasting;

	private final Leads leads;

	private final Speaking speaking;

	private final Onboarding onboarding;

	private final Composer composer;

	private final Obligations obligations;

	private final Outbox outbox;

	private final SourceWatch watch;

	private final JdbcTemplate batches;

	private final Clock clock;

	CatchingUp(CatchUpTable table, ProgressTable progress, People people, LastingNews lasting, Leads leads,
			Speaking speaking, Onboarding onboarding, Composer composer, Obligations obligations, Outbox outbox,
			SourceWatch watch, JdbcTemplate batches, Clock clock) {
		this.table = table;
		this.progress = progress;
		this.people = people;
		this.lasting = lasting;
		this.leads = leads;
		this.speaking = speaking;
		this.onboarding = onboarding;
		this.composer = composer;
		this.obligations = obligations;
		this.outbox = outbox;
		this.watch = watch;
		this.batches = batches;
		this.clock = clock;
	}

	/**
	 * Catches these people up, unless somebody else has just done so.
	 * @param to the position up to which notices are looked at
	 * @param anyHour whether their day is enough
	 */
	CaughtUp tell(Collection<Long> ids, long to, boolean anyHour) {
		Instant now = this.clock.instant();
		Map<Long, List<CatchUp>> open = new LinkedHashMap<>();
		this.table.lock(ids).forEach((one) -> open.computeIfAbsent(one.personId(), (id) -> new ArrayList<>()).add(one));
		if (open.isEmpty()) {
			return new CaughtUp(0);
		}
		Map<Long, Progress> known = this.progress.lock(open.keySet());
		// what leads now leads until they are told
		this.leads.hold();
		Map<Long, Person> persons = this.people.find(open.keySet());
		List<Newcomer> newcomers = new ArrayList<>();
		open.forEach((id, reasons) -> {
			Person person = persons.get(id);
			Optional<LocalDate> day = (person != null && person.active()) ? day(person, now, anyHour)
					: Optional.empty();
			List<CatchUp> due = reasons.stream()
				.filter((one) -> day.isPresent() && !one.onDay().isAfter(day.get()))
				.toList();
			if (person != null && !due.isEmpty()) {
				newcomers.add(new Newcomer(person, known.getOrDefault(id, new Progress(id, to, to, null)), due));
			}
		});
		CaughtUp caughtUp = new CaughtUp(newcomers.size());
		Stock stock = stock(newcomers, known.keySet(), to, now);
		compose(newcomers, stock, now).forEach((told) -> take(told, to, now, caughtUp));
		this.obligations.open(caughtUp.owed());
		this.outbox.add(caughtUp.messages());
		this.batches.batchUpdate(
				"""
						insert into digest (person_id, digest_window, message_id, revisions, from_position, to_position, composed_at)
						values (?, ?, ?, ?, ?, ?, ?) on duplicate key update id = id
						""",
				caughtUp.digests());
		this.progress.begin(newcomers.stream()
			.filter((one) -> one.isJoining() && !known.containsKey(one.person().id()))
			.map((one) -> one.person().id())
			.toList(), to);
		this.table.done(newcomers.stream().flatMap((one) -> one.reasons().stream()).toList(), now);
		return caughtUp;
	}

	private static Optional<LocalDate> day(Person person, Instant now, boolean anyHour) {
		return anyHour ? Optional.of(now.atZone(person.zone()).toLocalDate())
				: LocalDays.due(now, person.zone(), person.hour());
	}

	/** What there is to say, asked once for all of them. */
	private Stock stock(List<Newcomer> newcomers, Set<Long> known, long to, Instant now) {
		Set<Long> people = newcomers.stream().map((one) -> one.person().id()).collect(Collectors.toSet());
		List<Lasting> all = newcomers.isEmpty() ? List.of() : this.lasting.upTo(to, now);
		Map<Long, Long> following = this.leads.of(all.stream().map((one) -> one.news().noticeId()).toList());
		Map<Long, Lasting> leading = all.stream()
			.filter((one) -> !following.containsKey(one.news().noticeId()))
			.collect(Collectors.toMap((one) -> one.news().noticeId(), Function.identity()));
		Spoken spoken = this.speaking.of(leading.values().stream().map(Lasting::news).toList(), people);
		Set<Long> joiningAgain = newcomers.stream()
			.filter(Newcomer::isJoining)
			.map((one) -> one.person().id())
			.filter(known::contains)
			.collect(Collectors.toSet());
		return new Stock(leading, spoken, this.table.told(joiningAgain), this.onboarding.all(),
				Lapse.line(this.watch.health(now), now));
	}

	private List<Told> compose(List<Newcomer> newcomers, Stock stock, Instant now) {
		Map<Newcomer, List<Item>> selected = new LinkedHashMap<>();
		newcomers.forEach((one) -> selected.put(one, one.select(stock.lasting(), stock.spoken(),
				stock.told().getOrDefault(one.person().id(), Set.of()), now)));
		Set<Long> listed = new HashSet<>();
		selected.values()
			.forEach((items) -> items.stream()
				.limit(Occasion.CATCH_UP)
				.map(Item::news)
				.map(News::revisionId)
				.forEach(listed::add));
		Map<Long, String> texts = new HashMap<>(this.lasting.beginnings(listed));
		List<Told> told = new ArrayList<>();
		selected.forEach((one, items) -> {
			Occasion occasion = Occasion.catchUp(one.why(), one.onboarding(stock.onboarding()));
			if (!items.isEmpty() || !occasion.onboarding().isEmpty()) {
				told.add(new Told(one, occasion,
						items.stream()
							.map((item) -> item.reading(texts.getOrDefault(item.news().revisionId(), "")))
							.toList(),
						stock.sources()));
			}
		});
		return told;
	}

	private void take(Told told, long to, Instant now, CaughtUp caughtUp) {
		Composed composed = this.composer.compose(told.occasion(), told.whom().person(), told.items(), told.sources(),
				now);
		caughtUp.add(told.whom(), told.items(), composed, to, now);
	}

	/** The catch-up that waits for a person, as it would be now. Changes nothing. */
	Optional<Composed> preview(Person person) {
		Instant now = this.clock.instant();
		List<CatchUp> reasons = person.active() ? this.table.of(person.id()) : List.of();
		if (reasons.isEmpty()) {
			return Optional.empty();
		}
		long to = this.leads.relatedTo();
		Progress before = this.progress.of(person.id());
		boolean begun = before.toldTo() > 0;
		Newcomer one = new Newcomer(person, begun ? before : new Progress(person.id(), to, to, null), reasons);
		return compose(List.of(one), stock(List.of(one), begun ? Set.of(person.id()) : Set.of(), to, now), now).stream()
			.findFirst()
			.map((told) -> this.composer.preview(told.occasion(), person, told.items(), told.sources(), now));
	}

	/**
	 * What newcomers can be told.
	 *
	 * @param lasting what can still matter, by notice
	 * @param told by person who was here before, the notices of which they were told
	 * @param sources how well the sources can be seen, in words
	 */
	private record Stock(Map<Long, Lasting> lasting, Spoken spoken, Map<Long, Set<Long>> told,
			List<OnboardingItem> onboarding, String sources) {
	}

	private record Told(Newcomer whom, Occasion occasion, List<Item> items, String sources) {
	}

}
