package org.runstate.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a change promised over time, stage by stage and cloud by cloud.
 *
 * @param tracks that which slipped most first
 */
public record Slips(List<Track> tracks) {

	public Slips {
		tracks = List.copyOf(tracks);
	}

	/** The track that slipped most, if any slipped. */
	public Optional<Track> worst() {
		return this.tracks.stream().filter((track) -> track.slipped() > 0).findFirst();
	}

	/**
	 * Reads what the notices of a change said, in the order in which they said it. That a
	 * notice says the same again, or the same more or less exactly, is no move.
	 */
	static Slips of(List<Said> said) {
		Map<Place, List<Step>> tracks = new LinkedHashMap<>();
		Map<Place, Step> held = new LinkedHashMap<>();
		Map<Long, Map<Place, Span>> before = new LinkedHashMap<>();
		said.stream().sorted(Comparator.comparing(Said::at)).forEach((one) -> {
			Map<Place, Span> its = before.computeIfAbsent(one.noticeId(), (id) -> new LinkedHashMap<>());
			Span.of(one.promises()).forEach((place, span) -> {
				Span last = its.put(place, span);
				if (last == null || !last.isWhen(span)) {
					List<Step> steps = tracks.computeIfAbsent(place, (key) -> new ArrayList<>());
					Span previous = span.previously();
					if (previous != null && steps.stream().noneMatch((step) -> step.isWhen(previous))) {
						add(place, previous, null, one.source(), steps, held);
					}
					add(place, span, one.at(), one.source(), steps, held);
				}
			});
		});
		return new Slips(together(tracks));
	}

	/** A step, measured against what was last promised so exactly. */
	private static void add(Place place, Span span, @Nullable Instant at, String source, List<Step> steps,
			Map<Place, Step> held) {
		Step mark = held.get(place);
		long moved = (mark == null || span.isWithin(mark) || span.contains(mark)) ? 0
				: ChronoUnit.DAYS.between(mark.to(), span.to());
		Step step = new Step(span.from(), span.to(), span.words(), at, source, moved);
		if (steps.isEmpty() || !steps.get(steps.size() - 1).isWhen(span)) {
			steps.add(step);
		}
		if (mark == null || !span.contains(mark)) {
			held.put(place, step);
		}
	}

	/** Clouds for which the same was promised stand in one track. */
	private static List<Track> together(Map<Place, List<Step>> tracks) {
		Map<String, Map<List<Step>, List<String>>> same = new LinkedHashMap<>();
		tracks.forEach((place, steps) -> same.computeIfAbsent(place.stage(), (stage) -> new LinkedHashMap<>())
			.computeIfAbsent(steps, (key) -> new ArrayList<>())
			.add(place.cloud()));
		List<Track> all = new ArrayList<>();
		same.forEach((stage, its) -> its.forEach((steps, clouds) -> all.add(new Track(stage, clouds, steps))));
		all.sort(Comparator.comparingLong(Track::days).reversed());
		return all;
	}

	/** A stage in a cloud. */
	record Place(String stage, String cloud) {
	}

	/**
	 * What was promised for one stage.
	 *
	 * @param stage as in a promise, or {@code date} where the text names none
	 * @param clouds as in a promise
	 * @param steps in the order in which they were said
	 */
	public record Track(String stage, List<String> clouds, List<Step> steps) {

		public Track {
			clouds = List.copyOf(clouds);
			steps = List.copyOf(steps);
		}

		/** How often it was put off. */
		public int slipped() {
			return (int) this.steps.stream().filter((step) -> step.moved() > 0).count();
		}

		/** By how many days it was put off in all. */
		public long days() {
			return this.steps.stream().mapToLong(Step::moved).filter((moved) -> moved > 0).sum();
		}

		/** The first day of all that was promised. */
		public LocalDate first() {
			return this.steps.stream().map(Step::from).min(LocalDate::compareTo).orElseThrow();
		}

		/** The last day of all that was promised. */
		public LocalDate last() {
			return this.steps.stream().map(Step::to).max(LocalDate::compareTo).orElseThrow();
		}

	}

	/**
	 * What was promised at one time.
	 *
	 * @param words as the text names it
	 * @param at when it was said; null for what a later text says was promised before
	 * @param source who said it
	 * @param moved by how many days later than before, earlier if negative; 0 for the
	 * first, and where it was only made more or less exact
	 */
	public record Step(LocalDate from, LocalDate to, String words, @Nullable Instant at, String source, long moved) {

		boolean isWhen(Span span) {
			return this.from.equals(span.from()) && this.to.equals(span.to());
		}

	}

}
