package org.runstate.source;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.runstate.notice.Entry;
import org.runstate.notice.Kept;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.TextOf;
import org.runstate.source.reading.UnreadableException;

import org.springframework.stereotype.Component;

/**
 * Takes in notices from a CSV file. A wrong row is told with its line and reason, and the
 * others go in; taking the same file in again changes nothing.
 */
@Component
public class NoticesFile {

	private static final int PROBLEMS_TOLD = 1000;

	private final ManualNotices notices;

	private final Clock clock;

	NoticesFile(ManualNotices notices, Clock clock) {
		this.notices = notices;
		this.clock = clock;
	}

	/**
	 * Takes in the content of a file.
	 * @param source the name of the source that the notices stand under; made when there
	 * is none
	 * @param silent whether they are kept only and nobody is told
	 */
	public NoticesImported load(byte[] content, String source, boolean silent) {
		List<String> problems = new ArrayList<>();
		Map<String, Long> lineOf = new HashMap<>();
		List<Entry> entries = new ArrayList<>();
		try {
			if (source.isBlank()) {
				throw new WrongFieldException("source", "say under which source the notices stand");
			}
			for (CsvRows.Row row : CsvRows.of(TextOf.body(Fetched.Body.of(content)), problems)) {
				try {
					Entry entry = NoticeRow.entry(row.cells(), this.clock.instant());
					Long before = lineOf.putIfAbsent(entry.key(), row.line());
					if (before != null) {
						throw new IllegalArgumentException("the notice of line " + before + " again");
					}
					entries.add(entry);
				}
				catch (IllegalArgumentException ex) {
					problems.add("line " + row.line() + ": " + ex.getMessage());
				}
			}
			return kept(entries, source, silent, problems);
		}
		catch (UnreadableException ex) {
			return new NoticesImported(0, 0, 0, List.of(ex.sentence()));
		}
		catch (WrongFieldException ex) {
			return new NoticesImported(0, 0, 0, List.of(ex.reason()));
		}
	}

	private NoticesImported kept(List<Entry> entries, String source, boolean silent, List<String> problems) {
		Kept kept = entries.isEmpty() ? new Kept(0, 0, 0) : this.notices.keep(source, entries, silent);
		return new NoticesImported(kept.notices(), kept.revisions(), kept.unchanged(), told(problems));
	}

	private static List<String> told(List<String> problems) {
		if (problems.size() <= PROBLEMS_TOLD) {
			return problems;
		}
		List<String> told = new ArrayList<>(problems.subList(0, PROBLEMS_TOLD));
		told.add("and %d more".formatted(problems.size() - PROBLEMS_TOLD));
		return told;
	}

}
