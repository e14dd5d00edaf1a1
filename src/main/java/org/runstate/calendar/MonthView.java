package org.runstate.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month as a page shows it.
 *
 * @param name "December 2026"
 * @param before the month before, as in the address
 * @param after the month after
 * @param through what goes on for long, or has begun before
 * @param days those on which something happens
 */
public record MonthView(String name, String month, String before, String after, List<Line> through, List<Day> days) {

	public MonthView {
		through = List.copyOf(through);
		days = List.copyOf(days);
	}

	static MonthView of(YearMonth month, List<Happening> happenings, LocalDate today, DayWords words) {
		List<Line> through = new ArrayList<>();
		Map<LocalDate, List<Line>> days = new TreeMap<>();
		for (Happening one : happenings) {
			Line line = Line.of(one, words);
			if (one.isLong() || one.from().isBefore(month.atDay(1))) {
				through.add(line);
			}
			else {
				days.computeIfAbsent(one.from(), (day) -> new ArrayList<>()).add(line);
			}
		}
		List<Day> shown = new ArrayList<>();
		days.forEach((day, lines) -> shown
			.add(new Day(day.toString(), words.weekday(day), day.equals(today), day.isBefore(today), lines)));
		return new MonthView(words.month(month), month.toString(), month.minusMonths(1).toString(),
				month.plusMonths(1).toString(), through, shown);
	}

	/** A day on which something happens. */
	public record Day(String date, String name, boolean today, boolean past, List<Line> lines) {

		public Day {
			lines = List.copyOf(lines);
		}

	}

	/**
	 * Something that happens.
	 *
	 * @param name the key of the words that say what it is
	 * @param until its last day where it has several; else empty
	 * @param words as the text names the days
	 */
	public record Line(long noticeId, String title, String name, boolean actBy, String cloud, String from, String until,
			String words, int moves, boolean off, List<String> about) {

		public Line {
			about = List.copyOf(about);
		}

		static Line of(Happening one, DayWords words) {
			List<String> about = new ArrayList<>();
			one.impact().platforms().stream().sorted().forEach((platform) -> about.add(platform.label()));
			one.impact().services().stream().filter((service) -> !about.contains(service)).limit(3).forEach(about::add);
			return new Line(one.noticeId(), one.title(), one.name(), one.what().equals(Happening.ACT_BY),
					one.cloud().equals("worldwide") ? "" : one.cloud().replace(",", ", "), words.day(one.from()),
					one.to().equals(one.from()) ? "" : words.day(one.to()), one.words(), one.moves(), one.off(), about);
		}

	}

}
