package org.runstate.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file row by row. Cells may hold line breaks; a stray quotation mark still spoils
 * no more than the line it stands in.
 */
final class CsvRows {

	private static final int MOST_LINES = 1000;

	private final List<String> lines;

	private final CSVFormat format;

	private final List<String> problems;

	private CsvRows(List<String> lines, List<String> problems) {
		this.lines = lines;
		this.problems = problems;
		String header = lines.get(0);
		this.format = CSVFormat.RFC4180.builder()
			.setDelimiter(
					header.chars().filter((c) -> c == ';').count() > header.chars().filter((c) -> c == ',').count()
							? ';' : ',')
			.setIgnoreSurroundingSpaces(true)
			.get();
	}

	/**
	 * A row.
	 *
	 * @param line where it begins, 1 for the header
	 * @param cells those that are not empty, by the name of their column
	 */
	record Row(long line, Map<String, String> cells) {
	}

	/** The rows of a file; what cannot be read is a problem. */
	static List<Row> of(String text, List<String> problems) {
		List<String> lines = text.lines().toList();
		if (lines.isEmpty()) {
			problems.add("The file is empty.");
			return List.of();
		}
		return new CsvRows(lines, problems).rows();
	}

	private List<Row> rows() {
		List<String> header = cells(this.lines.get(0));
		List<String> names = (header != null) ? header.stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList()
				: List.of();
		if (!names.contains("title") || new HashSet<>(names).size() < names.size()) {
			this.problems.add("The first line must name each column once, and one of them is title; the columns are "
					+ String.join(",", NoticeRow.COLUMNS) + ".");
			return List.of();
		}
		List<Row> rows = new ArrayList<>();
		for (int at = 1; at < this.lines.size();) {
			at += this.lines.get(at).isBlank() ? 1 : row(at, names, rows);
		}
		return rows;
	}

	/** Reads the row that begins at a line, and says how many lines it has. */
	private int row(int at, List<String> names, List<Row> rows) {
		StringBuilder text = new StringBuilder();
		boolean open = false;
		int last = Math.min(this.lines.size(), at + MOST_LINES);
		for (int line = at; line < last; line++) {
			String next = this.lines.get(line);
			text.append((line > at) ? "\n" : "").append(next);
			open ^= next.chars().filter((character) -> character == '"').count() % 2 == 1;
			List<String> cells = (open && line > at) ? null : cells(text.toString());
			if (cells != null) {
				take(at + 1L, cells, names, rows);
				return line - at + 1;
			}
			if (!open) {
				break;
			}
		}
		this.problems.add("line " + (at + 1) + ": has a quotation mark that does not belong there");
		return 1;
	}

	private void take(long line, List<String> cells, List<String> names, List<Row> rows) {
		if (cells.size() > names.size()) {
			this.problems
				.add("line %d: has %d cells where the header has %d".formatted(line, cells.size(), names.size()));
			return;
		}
		Map<String, String> row = new HashMap<>();
		for (int i = 0; i < cells.size(); i++) {
			if (!cells.get(i).isEmpty()) {
				row.put(names.get(i), cells.get(i));
			}
		}
		if (!row.isEmpty()) {
			rows.add(new Row(line, row));
		}
	}

	private @Nullable List<String> cells(String text) {
		try (CSVParser parser = CSVParser.parse(text, this.format)) {
			List<CSVRecord> records = parser.getRecords();
			return (records.size() == 1) ? records.get(0).stream().map(String::strip).toList() : null;
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			return null; // the caller tells where
		}
	}

}
