package org.runstate.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Promise.Precision;
import org.runstate.platform.Phrases;

/**
 * Finds the dates in a text. What is past, such as "(previously late February)" and
 * "Updated March 27, 2025:", promises nothing and is left out.
 */
final class Timeline {

	/** More dates than this are no notice but a calendar. */
	private static final int MOST = 500;

	/** How many promises are kept of one text. */
	private static final int KEPT = 100;

	private Timeline() {
	}

	/** The promises of a text, each once, in its order. */
	static List<Promise> of(List<Dated> dates) {
		List<Promise> promises = new ArrayList<>();
		for (Dated date : dates) {
			Promise promise = date.promise();
			if (promises.stream().noneMatch((one) -> says(one, promise))) {
				promises.removeIf((one) -> !one.isLabelled() && says(promise, one));
				promises.add(promise);
			}
			if (promises.size() == KEPT) {
				break;
			}
		}
		return List.copyOf(promises);
	}

	/** Whether one promise says all that another one does. */
	private static boolean says(Promise one, Promise other) {
		return one.isWhen(other) && (!other.isLabelled() || (Objects.equals(one.stage(), other.stage())
				&& Objects.equals(one.cloud(), other.cloud()) && Objects.equals(one.milestone(), other.milestone())));
	}

	/** Every promised date in a text with its place. */
	static List<Dated> in(String text, @Nullable LocalDate published) {
		return in(Marks.in(text), published);
	}

	static List<Dated> in(Marks marks, @Nullable LocalDate published) {
		String text = marks.text();
		List<Mention> mentions = mentions(marks);
		Years years = new Years(mentions, published);
		List<Dated> dated = new ArrayList<>();
		Dated last = null;
		for (int at = 0; at < mentions.size(); at++) {
			Mention mention = mentions.get(at);
			if (mention.standing() == Standing.ASIDE) {
				continue;
			}
			if (mention.standing() == Standing.PREVIOUS) {
				if (last != null && mention.start() - last.end() < 40) {
					last = last.previously(mention.date().in(years.nearest(mention.date(), last.promise()), text));
					dated.set(dated.size() - 1, last);
				}
				continue;
			}
			Integer year = years.of(at);
			Promise promise = (year != null) ? mention.date().in(year, text) : null;
			if (promise == null || mention.isEdition(promise, published)) {
				continue;
			}
			if (last != null && last.isJoined(mention, promise, text)) {
				last = last.to(mention, promise, text);
				dated.set(dated.size() - 1, last);
				continue;
			}
			int behind = (last != null) ? last.end() : 0;
			last = new Dated(Milestones.label(promise, mention, behind, marks), mention.start(), mention.end(),
					mention.sentenceStart(), mention.sentenceEnd());
			dated.add(last);
		}
		return dated;
	}

	private static List<Mention> mentions(Marks marks) {
		List<Mention> mentions = new ArrayList<>();
		int done = 0;
		for (Phrases.Hit mark : marks.all(Mark.DATE)) {
			if (mark.start() >= done) {
				FuzzyDate date = FuzzyDate.at(marks.text(), mark, done);
				if (date != null) {
					mentions.add(Mention.of(marks, date));
					done = date.end();
				}
				if (mentions.size() == MOST) {
					break;
				}
			}
		}
		return mentions;
	}

	/** What a date is in its text. */
	enum Standing {

		PROMISED, PREVIOUS, ASIDE

	}

	/**
	 * A promise and its place in the text.
	 *
	 * @param sentenceStart where its sentence begins
	 * @param sentenceEnd and ends
	 */
	record Dated(Promise promise, int start, int end, int sentenceStart, int sentenceEnd) {

		boolean isExact() {
			return this.promise.precision() == Precision.DAY;
		}

		/** Whether another one directly behind is the end of the same interval. */
		boolean isJoined(Mention next, Promise promise, String text) {
			if (next.start() - this.end > 50 || promise.to().isBefore(this.promise.from())) {
				return false;
			}
			String between = text.substring(this.end, next.start()).strip();
			int bracket = between.lastIndexOf(')');
			if (between.startsWith("(") && bracket == between.indexOf(')')) {
				between = between.substring(bracket + 1).strip();
			}
			between = between.startsWith(",") ? between.substring(1).strip() : between;
			boolean and = between.equals("and") && text.startsWith("between", Math.max(0, this.start - 8));
			return and || switch (between) {
				case "to", "-", "\u2013", "\u2014", "through", "until", "thru", "to the" -> true;
				default -> false;
			};
		}

		Dated to(Mention next, Promise end, String text) {
			Precision coarser = (end.precision().compareTo(this.promise.precision()) > 0) ? end.precision()
					: this.promise.precision();
			return new Dated(
					new Promise(this.promise.from(), end.to(), coarser,
							text.substring(this.start, next.end()).replaceAll("\\s+", " "), this.promise.stage(),
							this.promise.cloud(), null, this.promise.previously()),
					this.start, next.end(), this.sentenceStart, next.sentenceEnd());
		}

		/** With what was promised before; the second one of an interval is its end. */
		Dated previously(@Nullable Promise before) {
			Promise first = this.promise.previously();
			Promise whole = (first != null && before != null && !before.to().isBefore(first.from()))
					? new Promise(first.from(), before.to(), before.precision(),
							first.words() + " to " + before.words())
					: (before != null) ? before : first;
			return new Dated(
					new Promise(this.promise.from(), this.promise.to(), this.promise.precision(), this.promise.words(),
							this.promise.stage(), this.promise.cloud(), this.promise.milestone(), whole),
					this.start, this.end, this.sentenceStart, this.sentenceEnd);
		}

	}

}
