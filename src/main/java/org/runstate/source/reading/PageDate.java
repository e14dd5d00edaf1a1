package org.runstate.source.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates as pages show them: a day, perhaps with a time and the short name of a zone, and
 * words around it. What names no zone is in the zone of the page.
 */
final class PageDate {

	private static final Pattern DAY = Pattern.compile(
			"(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
					+ "|(?<name>[a-z]{3,9})\\.?\\s+(?<day2>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year2>\\d{4})"
					+ "|(?<day3>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?<name3>[a-z]{3,9})\\.?,?\\s+(?<year3>\\d{4})",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern TIME = Pattern.compile(
			"[\\s,t]{0,5}(?:at\\s+)?(\\d{1,2}):(\\d{2})(?::\\d{2})?"
					+ "\\s?([ap]\\.?m\\b\\.?)?\\s?(utc|gmt|z|[pmce][sd]?t)?\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

	private static final Map<Character, ZoneId> AMERICA = Map.of('p', ZoneId.of("America/Los_Angeles"), 'm',
			ZoneId.of("America/Denver"), 'c', ZoneId.of("America/Chicago"), 'e', ZoneId.of("America/New_York"));

	private final ZoneId zone;

	private final @Nullable DateTimeFormatter format;

	/**
	 * Dates of one page.
	 * @param pattern as for {@link DateTimeFormatter}, in English, or null for the usual
	 * forms
	 * @throws IllegalArgumentException when the pattern is none
	 */
	PageDate(ZoneId zone, @Nullable String pattern) {
		this.zone = zone;
		this.format = (pattern != null) ? DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH) : null;
	}

	/** The instant that a text names, or null. */
	@Nullable Instant parse(String text) {
		String line = Markup.line(text);
		Instant exact = FeedDate.parse(line);
		if (exact != null || line.length() > 1000) {
			return exact;
		}
		try {
			Instant found = (this.format != null) ? formatted(line, this.format) : found(line);
			// within the years that are plausible at all
			return (found != null) ? FeedDate.parse(found.toString()) : null;
		}
		catch (DateTimeException ex) {
			return null; // then it is not such a date
		}
	}

	/** The day of an instant where the page is, such as {@code 2026-09-21}. */
	String day(Instant instant) {
		return instant.atZone(this.zone).toLocalDate().toString();
	}

	private Instant formatted(String text, DateTimeFormatter format) {
		TemporalAccessor date = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
		if (date instanceof ZonedDateTime exact) {
			return exact.toInstant();
		}
		LocalDateTime local = (date instanceof LocalDateTime time) ? time : LocalDate.from(date).atStartOfDay();
		return local.atZone(this.zone).toInstant();
	}

	private @Nullable Instant found(String text) {
		Matcher day = DAY.matcher(text);
		while (day.find()) {
			LocalDate date = day(day);
			if (date != null) {
				Matcher time = TIME.matcher(text.substring(day.end()));
				return time.matches() ? date.atTime(time(time)).atZone(zone(time.group(4))).toInstant()
						: date.atStartOfDay(this.zone).toInstant();
			}
		}
		return null;
	}

	private static @Nullable LocalDate day(Matcher part) {
		if (part.group("year") != null) {
			return LocalDate.of(number(part, "year"), number(part, "month"), number(part, "day"));
		}
		String form = (part.group("name") != null) ? "2" : "3";
		String name = part.group((part.group("name") != null) ? "name" : "name3").toLowerCase(Locale.ROOT);
		int month = MONTHS.indexOf(name.substring(0, 3));
		return (month < 0 || month % 3 != 0) ? null
				: LocalDate.of(number(part, "year" + form), month / 3 + 1, number(part, "day" + form));
	}

	private static LocalTime time(Matcher part) {
		int hour = Integer.parseInt(part.group(1));
		String half = part.group(3);
		if (half != null) {
			hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
		}
		return LocalTime.of(hour, Integer.parseInt(part.group(2)));
	}

	/** "PST" in July means what the clocks there show, as "PT" does. */
	private ZoneId zone(@Nullable String name) {
		if (name == null) {
			return this.zone;
		}
		return AMERICA.getOrDefault(Character.toLowerCase(name.charAt(0)), ZoneId.of("UTC"));
	}

	private static int number(Matcher part, String group) {
		return Integer.parseInt(part.group(group));
	}

}
