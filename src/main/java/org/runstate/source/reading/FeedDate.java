package org.runstate.source.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates of feeds, read strictly: what leaves room for doubt (no zone, a day that does not
 * exist, month and day that could be swapped) is no date. A missing date does less harm
 * than a wrong one.
 */
final class FeedDate {

	private static final Pattern RFC_822 = Pattern
		.compile("(?:[a-z]{3,9}\\.?(?:,\\s*|\\s+))?(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?[\\s-]+(\\d{4}|\\d{2})\\s+"
				+ "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([a-z]{1,5}|(?:gmt|utc)?[+-]\\d{2}:?\\d{2})"
				+ "(?:\\s*\\([^)]*\\))?", Pattern.CASE_INSENSITIVE);

	private static final Pattern ISO = Pattern.compile(
			"(\\d{4})-(\\d{2})-(\\d{2})[t\\s]\\s*(\\d{2}):(\\d{2})"
					+ "(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?\\s*(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)",
			Pattern.CASE_INSENSITIVE);

	private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec");

	private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("z", 0), Map.entry("gmt", 0),
			Map.entry("ut", 0), Map.entry("utc", 0), Map.entry("est", -5), Map.entry("edt", -4), Map.entry("cst", -6),
			Map.entry("cdt", -5), Map.entry("mst", -7), Map.entry("mdt", -6), Map.entry("pst", -8),
			Map.entry("pdt", -7), Map.entry("akst", -9), Map.entry("akdt", -8), Map.entry("hst", -10),
			Map.entry("wet", 0), Map.entry("west", 1), Map.entry("cet", 1), Map.entry("cest", 2), Map.entry("eet", 2),
			Map.entry("eest", 3), Map.entry("jst", 9));

	private FeedDate() {
	}

	/** The instant that a text names beyond doubt, or null. */
	static @Nullable Instant parse(@Nullable String text) {
		if (text == null || text.length() > 100) {
			return null;
		}
		String plain = text.strip().toLowerCase(Locale.ROOT);
		try {
			Matcher iso = ISO.matcher(plain);
			if (iso.matches()) {
				return plausible(iso(iso));
			}
			Matcher rfc = RFC_822.matcher(plain);
			return rfc.matches() ? plausible(rfc(rfc)) : null;
		}
		catch (DateTimeException ex) {
			return null; // 31 February is no day
		}
	}

	private static Instant iso(Matcher part) {
		LocalDate day = LocalDate.of(number(part, 1), number(part, 2), number(part, 3));
		String fraction = (part.group(7) != null) ? (part.group(7) + "00000000").substring(0, 9) : "0";
		LocalTime time = LocalTime.of(number(part, 4), number(part, 5), number(part, 6), Integer.parseInt(fraction));
		return OffsetDateTime.of(day, time, offset(part.group(8))).toInstant();
	}

	private static Instant rfc(Matcher part) {
		int month = MONTHS.indexOf(part.group(2).substring(0, 3)) + 1;
		LocalDate day = LocalDate.of(year(part.group(3)), month, number(part, 1));
		int second = Math.min(number(part, 6), 59); // leap seconds
		LocalTime time = LocalTime.of(number(part, 4), number(part, 5), second);
		return OffsetDateTime.of(day, time, offset(part.group(7))).toInstant();
	}

	private static int year(String text) {
		int year = Integer.parseInt(text);
		return (text.length() == 4) ? year : (year < 90) ? 2000 + year : 1900 + year;
	}

	private static int number(Matcher part, int group) {
		return (part.group(group) != null) ? Integer.parseInt(part.group(group)) : 0;
	}

	private static ZoneOffset offset(String zone) {
		Integer hours = ZONES.get(zone);
		if (hours != null) {
			return ZoneOffset.ofHours(hours);
		}
		String digits = zone.replaceAll("[^0-9+-]", "");
		return ZoneOffset.of((digits.length() == 3) ? digits + "00" : digits);
	}

	private static @Nullable Instant plausible(Instant instant) {
		int year = instant.atOffset(ZoneOffset.UTC).getYear();
		return (year >= 1990 && year <= 2100) ? instant : null;
	}

}
