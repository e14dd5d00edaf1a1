package org.runstate.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.runstate.run.RunHistory.Run;

/**
 * A line of the list of runs: one of them, or several in a row that had nothing to do.
 *
 * @param run the newest of them
 * @param times how many there are
 * @param seconds since when it runs, 0 when it has ended
 */
public record RunLine(Run run, int times, long seconds) {

	/** What stands in the list, newest first. */
	static List<RunLine> of(List<Run> runs, Instant now) {
		List<RunLine> lines = new ArrayList<>();
		for (Run run : runs) {
			RunLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
			if (last != null && run.quiet() && last.run.quiet()) {
				lines.set(lines.size() - 1, new RunLine(last.run, last.times + 1, 0));
			}
			else {
				lines.add(new RunLine(run, 1, seconds(run, now)));
			}
		}
		return lines;
	}

	private static long seconds(Run run, Instant now) {
		Instant started = run.started();
		return (run.isRunning() && started != null) ? Math.max(0, Duration.between(started, now).toSeconds()) : 0;
	}

}
