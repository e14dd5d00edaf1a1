package org.runstate.audience;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A people file line by line. Each line is read by itself, so that a stray quotation mark
 * spoils its own line and no other; a cell therefore has no line breaks.
 */
final class PeopleLines {

	static final List<String> COLUMNS = List.of("email", "name", "audiences", "roles", "platforms", "services", "team",
			"manager", "locale", "zone", "hour", "joined");

	private final BufferedReader in;

	private final CSVFormat format;

	private final List<String> header;

	private long line;

	/**
	 * Reads the header.
	 * @throws WrongRow if it is none
	 */
	PeopleLines(BufferedReader in) throws IOException {
		this.in = in;
		String first = nextLine();
		if (first == null) {
			throw new WrongRow("the file is empty");
		}
		first = first.startsWith("\uFEFF") ? first.substring(1) : first;
		this.format = CSVFormat.RFC4180.builder()
			.setDelimiter(count(first, ';') > count(first, ',') ? ';' : ',')
			.setIgnoreSurroundingSpaces(true)
			.get();
		this.header = cells(first).stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
		if (!this.header.contains("email")) {
			throw new WrongRow("the first line must name the columns, and one of them is email; the columns are "
					+ String.join(",", COLUMNS));
		}
		if (new HashSet<>(this.header).size() < this.header.size()) {
			throw new WrongRow("the first line names a column twice");
		}
	}

	/** Columns that are not known and are left out. */
	List<String> unknown() {
		return this.header.stream().filter((name) -> !name.isEmpty() && !COLUMNS.contains(name)).toList();
	}

	/** The columns that the file has. */
	Set<String> columns() {
		return Set.copyOf(this.header);
	}

	/** The number of the line that was read last, 1 for the header. */
	long line() {
		return this.line;
	}

	/** Goes to the next line that is not blank; null at the end. */
	@Nullable String nextLine() throws IOException {
		String next = this.in.readLine();
		this.line++;
		while (next != null && next.isBlank()) {
			next = this.in.readLine();
			this.line++;
		}
		return next;
	}

	/**
	 * A line as cells by column name; empty when all of its cells are.
	 * @throws WrongRow if it is not a row of this file
	 */
	Map<String, String> row(String line) {
		List<String> cells = cells(line);
		if (cells.size() > this.header.size()) {
			throw new WrongRow("has %d cells where the header has %d".formatted(cells.size(), this.header.size()));
		}
		Map<String, String> row = new HashMap<>();
		for (int i = 0; i < cells.size(); i++) {
			if (!cells.get(i).isEmpty()) {
				row.put(this.header.get(i), cells.get(i));
			}
		}
		return row;
	}

	private List<String> cells(String line) {
		if (line.indexOf('\uFFFD') >= 0) {
			throw new WrongRow("is not UTF-8");
		}
		try (CSVParser parser = CSVParser.parse(line, this.format)) {
			List<String> cells = new ArrayList<>();
			for (CSVRecord record : parser) {
				record.forEach((cell) -> cells.add(cell.strip()));
			}
			return cells;
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			throw new WrongRow("has a quotation mark that does not belong there, or a line break in a cell", ex);
		}
	}

	private static long count(String text, char what) {
		return text.chars().filter((character) -> character == what).count();
	}

}
