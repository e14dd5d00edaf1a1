package org.runstate.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The story as it stands at a stage.
 *
 * @param opened the moment from which days are counted
 * @param began when the baseline had been collected; none before that
 * @param stage the number of the stage
 * @param site where browsers reach the pages of the entries, without a slash at its end
 */
record Telling(Story story, Instant opened, @Nullable Instant began, int stage, String site) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

	private static final Pattern PLACE = Pattern.compile("\\{\\{(?:([+-]\\d+)d|(year))}}");

	/** Publishing hours of the baseline, in UTC. */
	private static final int FIRST_HOUR = 7;

	private static final int MINUTES_OF_WORK = 9 * 60;

	/** What a source says now, the newest first. */
	List<Told> entries(StorySource source) {
		return source.entries()
			.stream()
			.filter((entry) -> stageOf(entry.stage()) <= this.stage)
			.map((entry) -> told(source, entry))
			.sorted(Comparator.comparing(Told::published).reversed())
			.toList();
	}

	private Told told(StorySource source, StoryEntry entry) {
		List<StoryVersion> versions = Objects.requireNonNull(entry.versions())
			.stream()
			.filter((version) -> stageOf(version.stage()) <= this.stage)
			.toList();
		String title = entry.title();
		List<String> labels = entry.labels();
		String html = entry.html();
		Instant published = published(entry);
		Instant updated = published;
		for (StoryVersion version : versions) {
			title = Objects.requireNonNullElse(version.title(), title);
			labels = Objects.requireNonNullElse(version.labels(), labels);
			html = version.html();
			updated = momentOf(stageOf(version.stage()));
		}
		return new Told(entry.key(), title, this.site + "/demo/notices/" + source.key() + "/" + entry.key(),
				filled(html), new ArrayList<>(labels), published, updated);
	}

	private Instant published(StoryEntry entry) {
		int number = stageOf(entry.stage());
		if (number > 0 || entry.published() == null) {
			return momentOf(number);
		}
		int days = Integer.parseInt(entry.published().replace("d", ""));
		int minute = Math.floorMod(entry.key().hashCode(), MINUTES_OF_WORK);
		return day(days).atTime(FIRST_HOUR, 0).plusMinutes(minute).toInstant(ZoneOffset.UTC);
	}

	private Instant momentOf(int number) {
		Duration after = this.story.beginOf(number);
		return Objects.requireNonNullElse(this.began, this.opened).plus(after);
	}

	private int stageOf(@Nullable String name) {
		return (name != null) ? this.story.numberOf(name) : 0;
	}

	private String filled(String html) {
		return PLACE.matcher(html).replaceAll(this::place);
	}

	private String place(MatchResult place) {
		return (place.group(1) != null) ? day(Integer.parseInt(place.group(1))).format(DAY)
				: String.valueOf(day(0).getYear());
	}

	private LocalDate day(int days) {
		return this.opened.atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
	}

}
