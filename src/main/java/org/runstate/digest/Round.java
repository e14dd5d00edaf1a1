package org.runstate.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.runstate.audience.Person;

/**
 * One way of telling people what is new: once a day, now, or at once because it is
 * urgent. What makes a second telling dull is the {@link #window}, which is the local
 * date, or else the position up to which they are told.
 */
sealed interface Round {

	/** The position up to which people are told in this round. */
	long to();

	/** What the message is called: a digest, unless a round says otherwise. */
	default String kind() {
		return "digest";
	}

	/** Whether it says everything, so that it can take an earlier one's place. */
	default boolean isDigest() {
		return kind().equals("digest");
	}

	/** What this round is for a person, or empty when there is nothing left to do. */
	Optional<String> window(Person person, Progress progress, Instant now);

	/** The position after which this round looks for a person. */
	default long from(Progress progress) {
		return progress.toldTo();
	}

	/** What of the news this person is told in this round, the most pressing first. */
	default List<Item> select(Person person, Progress progress, Spoken spoken, Instant now) {
		return Selection.daily(person, progress, spoken, now);
	}

	/** Where a person stands after it. */
	Progress after(Person person, Progress progress, Instant now);

	/** Each person once a local date. */
	record Daily(long to) implements Round {

		@Override
		public Optional<String> window(Person person, Progress progress, Instant now) {
			return date(person, progress, now).map(LocalDate::toString);
		}

		private static Optional<LocalDate> date(Person person, Progress progress, Instant now) {
			LocalDate last = progress.lastOn();
			return LocalDays.due(now, person.zone(), person.hour())
				.filter((date) -> last == null || last.isBefore(date));
		}

		@Override
		public Progress after(Person person, Progress progress, Instant now) {
			return new Progress(progress.personId(), Math.max(this.to, progress.toldTo()),
					Math.max(this.to, progress.urgentTo()), date(person, progress, now).orElse(progress.lastOn()));
		}

	}

	/** Everyone with something unseen, whatever their hour. */
	record Everyone(long to) implements Round {

		@Override
		public Optional<String> window(Person person, Progress progress, Instant now) {
			return (progress.toldTo() < this.to) ? Optional.of("now " + this.to) : Optional.empty();
		}

		@Override
		public Progress after(Person person, Progress progress, Instant now) {
			return new Progress(progress.personId(), Math.max(this.to, progress.toldTo()),
					Math.max(this.to, progress.urgentTo()), progress.lastOn());
		}

	}

	/** What is urgent, at once. */
	record Urgent(long to) implements Round {

		@Override
		public String kind() {
			return "urgent";
		}

		@Override
		public Optional<String> window(Person person, Progress progress, Instant now) {
			return (progress.urgentTo() < this.to) ? Optional.of("urgent " + this.to) : Optional.empty();
		}

		@Override
		public long from(Progress progress) {
			return progress.urgentTo();
		}

		@Override
		public List<Item> select(Person person, Progress progress, Spoken spoken, Instant now) {
			return Selection.urgent(person, progress, spoken, now);
		}

		@Override
		public Progress after(Person person, Progress progress, Instant now) {
			return new Progress(progress.personId(), progress.toldTo(), this.to, progress.lastOn());
		}

	}

}
