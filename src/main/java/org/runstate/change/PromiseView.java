package org.runstate.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.runstate.change.Slips.Step;
import org.runstate.change.Slips.Track;

/**
 * What was promised for one stage, as a page shows it.
 *
 * @param name of the stage, with its clouds
 * @param verdict how it was kept
 * @param slipped how often it was put off
 */
public record PromiseView(String name, String verdict, int slipped, List<Line> lines) {

	public PromiseView {
		lines = List.copyOf(lines);
	}

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

	/** How wide the picture is that the places of bars are of. */
	private static final int WIDTH = 1000;

	private static final int NARROWEST = 14;

	/**
	 * One promise.
	 *
	 * @param interval "11 to 20 Mar 2026"
	 * @param words as the text names it; may be empty
	 * @param said when, and by whom
	 * @param moved "41 days later", or empty
	 * @param start where its bar begins, of 1000
	 * @param length of its bar, of 1000
	 * @param now whether it is what is promised now
	 */
	public record Line(String interval, String words, String said, String moved, boolean later, long start, long length,
			boolean now) {
	}

	static PromiseView of(Track track, ZoneId zone) {
		List<Line> lines = new ArrayList<>();
		track.steps().forEach((step) -> lines.add(line(step, track, lines.size() == track.steps().size() - 1, zone)));
		return new PromiseView(stage(track.stage()) + clouds(track.clouds()), verdict(track), track.slipped(), lines);
	}

	private static Line line(Step step, Track track, boolean now, ZoneId zone) {
		LocalDate first = track.first();
		long days = Math.max(1, ChronoUnit.DAYS.between(first, track.last()) + 1);
		long start = ChronoUnit.DAYS.between(first, step.from()) * WIDTH / days;
		long length = Math.max(NARROWEST, (ChronoUnit.DAYS.between(step.from(), step.to()) + 1) * WIDTH / days);
		return new Line(interval(step.from(), step.to()), step.words(), said(step, zone),
				(step.moved() == 0) ? "" : distance(step.moved()), step.moved() > 0, Math.min(start, WIDTH - length),
				length, now);
	}

	/** "slipped 3 times, 72 days in all". */
	static String verdict(Track track) {
		if (track.slipped() > 0) {
			return "slipped " + times(track.slipped()) + ", " + days(track.days()) + " in all";
		}
		return track.steps().stream().anyMatch((step) -> step.moved() < 0) ? "brought forward" : "not put off so far";
	}

	static String stage(String key) {
		String words = key.equals("date") ? "The day it names" : key.replace('-', ' ');
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	static String clouds(List<String> keys) {
		return (keys.isEmpty() || keys.equals(List.of("worldwide"))) ? ""
				: " (" + keys.stream().map(PromiseView::cloud).collect(Collectors.joining(", ")) + ")";
	}

	private static String cloud(String key) {
		return switch (key) {
			case "gcc" -> "GCC";
			case "gcc-high" -> "GCC High";
			case "dod" -> "DoD";
			case "china" -> "China";
			default -> key;
		};
	}

	private static String said(Step step, ZoneId zone) {
		Instant at = step.at();
		return (at != null) ? "said " + DAY.format(at.atZone(zone)) + ", " + step.source()
				: "said before, as " + step.source() + " tells";
	}

	private static String interval(LocalDate from, LocalDate to) {
		if (from.equals(to)) {
			return DAY.format(from);
		}
		if (from.getYear() == to.getYear() && from.getMonth() == to.getMonth()) {
			return from.getDayOfMonth() + " to " + DAY.format(to);
		}
		return ((from.getYear() == to.getYear()) ? SHORT : DAY).format(from) + " to " + DAY.format(to);
	}

	private static String distance(long moved) {
		return days(Math.abs(moved)) + ((moved < 0) ? " earlier" : " later");
	}

	private static String days(long days) {
		return days + ((days == 1) ? " day" : " days");
	}

	private static String times(int times) {
		return (times == 1) ? "once" : (times == 2) ? "twice" : times + " times";
	}

}
