package org.runstate.digest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.runstate.acknowledgement.NewObligation;
import org.runstate.acknowledgement.Obligations;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.database.JsonColumn;
import org.runstate.change.Leads;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.impact.Difference;
import org.runstate.source.SourceWatch;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells some people what is new for them: obligations, a queued message, a digest and
 * their progress, all in the transaction of the caller.
 */
@Component
class Telling {

	private final ProgressTable progress;

	private final People people;

	private final Reel reel;

	private final Leads leads;

	private final Speaking speaking;

	private final Desk.Reading desk;

	private final Composer composer;

	private final Obligations obligations;

	private final Outbox outbox;

	private final Unsent unsent;

	private final SourceWatch watch;

	private final JdbcTemplate batches;

	private final Clock clock;

	Telling(ProgressTable progress, People people, Reel reel, Leads leads, Speaking speaking, Desk.Reading desk,
			Composer composer, Obligations obligations, Outbox outbox, Unsent unsent, SourceWatch watch,
			JdbcTemplate batches, Clock clock) {
		this.progress = progress;
		this.people = people;
		this.reel = reel;
		this.leads = leads;
		this.speaking = speaking;
		this.desk = desk;
		this.composer = composer;
		this.obligations = obligations;
		this.outbox = outbox;
		this.unsent = unsent;
		this.watch = watch;
		this.batches = batches;
		this.clock = clock;
	}

	/**
	 * Tells these people what is new for them, unless somebody else has just done so.
	 * @return what was made of it
	 */
	Told tell(Collection<Long> ids, Round round) {
		Instant now = this.clock.instant();
		Map<Long, Progress> locked = this.progress.lock(ids);
		// what leads now leads until they are told
		this.leads.hold();
		Map<Long, Person> known = this.people.find(locked.keySet());
		Map<Long, Long> unsent = round.isDigest() ? this.unsent.lock(locked.keySet()) : Map.of();
		long from = locked.values()
			.stream()
			.mapToLong((before) -> round.from(before.with(unsent)))
			.min()
			.orElse(round.to());
		Spoken spoken = this.speaking.of(this.reel.between(from, round.to()), locked.keySet());
		Desk desk = this.desk.of(spoken, known.values());
		String sources = sources(now);
		Told told = new Told();
		for (Progress before : locked.values()) {
			Person person = known.get(before.personId());
			Optional<String> digestWindow = (person != null) ? round.window(person, before, now) : Optional.empty();
			if (person != null && digestWindow.isPresent()) {
				told.moved.add(round.after(person, before, now));
				List<Item> items = round.select(person, before, spoken, now);
				Progress unseen = before.with(unsent);
				if (!items.isEmpty() && unsent.containsKey(person.id())) {
					items = round.select(person, unseen, spoken, now);
					told.replaced.add(person.id());
				}
				if (!items.isEmpty()) {
					tell(person, items, new Window(digestWindow.get(), round.kind(), round.from(unseen), round.to(),
							desk, sources, now), told);
				}
			}
		}
		this.obligations.open(told.owed);
		this.unsent.replace(told.replaced, now);
		this.outbox.add(told.messages);
		this.batches.batchUpdate(
				"""
						insert into digest (person_id, digest_window, message_id, revisions, from_position, to_position, composed_at)
						values (?, ?, ?, ?, ?, ?, ?) on duplicate key update id = id
						""",
				told.digests);
		this.progress.move(told.moved);
		return told;
	}

	private void tell(Person person, List<Item> items, Window window, Told told) {
		Composed composed = this.composer.compose(window.kind(), person, items, window.desk(), window.sources(),
				window.now());
		UUID id = UUID.randomUUID();
		told.messages.add(new NewMessage(id, window.kind() + " " + person.id() + " " + window.name(), window.kind(),
				person.id(), person.email(), person.name(), composed.subject(), composed.body(), composed.unsubscribe(),
				window.now()));
		told.digests.add(new Object[] { person.id(), window.name(), id.toString(),
				JsonColumn.write(items.stream().map((item) -> item.news().revisionId()).toList()), window.from(),
				window.to(), window.now() });
		items.stream()
			.filter((item) -> item.concern().owes())
			.map((item) -> new NewObligation(person.id(), item.news().noticeId(), item.news().number(),
					item.news().differences().stream().anyMatch(Difference::material), item.due(),
					Selection.isUrgent(item.news())))
			.forEach(told.owed::add);
	}

	/** What a person would be told now. Changes nothing. */
	Optional<Composed> preview(Person person) {
		Instant now = this.clock.instant();
		Progress before = this.progress.of(person.id());
		Round round = new Round.Everyone(Long.MAX_VALUE);
		Spoken spoken = this.speaking.of(this.reel.recent(before.toldTo()), List.of(person.id()));
		List<Item> items = round.select(person, before, spoken, now);
		return items.isEmpty() ? Optional.empty() : Optional
			.of(this.composer.preview(person, items, this.desk.of(spoken, List.of(person)), sources(now), now));
	}

	/** Asked once a portion, for all its people. */
	private String sources(Instant now) {
		return Lapse.line(this.watch.health(now), now);
	}

	private record Window(String name, String kind, long from, long to, Desk desk, String sources, Instant now) {
	}

	/** What a portion of people was told. */
	static final class Told {

		private final List<Progress> moved = new ArrayList<>();

		private final List<NewObligation> owed = new ArrayList<>();

		private final List<NewMessage> messages = new ArrayList<>();

		private final List<Object[]> digests = new ArrayList<>();

		private final List<Long> replaced = new ArrayList<>();

		int people() {
			return this.moved.size();
		}

		int messages() {
			return this.messages.size();
		}

		int obligations() {
			return this.owed.size();
		}

	}

}
