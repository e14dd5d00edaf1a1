package org.runstate.delivery.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;

/**
 * The figures of many repetitions, by point.
 */
final class KillTable {

	private final Map<Point, List<Killing.Result>> results = new EnumMap<>(Point.class);

	void add(Killing.Result result) {
		this.results.computeIfAbsent(result.point(), (point) -> new ArrayList<>()).add(result);
	}

	List<Killing.Result> all() {
		return this.results.values().stream().flatMap(List::stream).toList();
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder("""
				| point | repetitions | messages | lost | duplicates | most in one | differing | failed runs | mean ms |
				|---|---:|---:|---:|---:|---:|---:|---:|---:|
				""");
		this.results.forEach((point, each) -> line(table, point.toString(), each));
		line(table, "all", all());
		return table.toString();
	}

	private static void line(StringBuilder table, String name, List<Killing.Result> results) {
		IntSummaryStatistics doubled = results.stream()
			.mapToInt((result) -> result.account().duplicates())
			.summaryStatistics();
		long planned = results.stream().mapToLong((result) -> result.account().planned()).sum();
		long lost = results.stream().mapToLong((result) -> result.account().lost()).sum();
		long differing = results.stream().mapToLong((result) -> result.account().differing()).sum();
		int failed = results.stream().mapToInt(Killing.Result::failed).sum();
		long millis = Math.round(results.stream().mapToLong(Killing.Result::millis).average().orElse(0));
		table.append("| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n".formatted(name, results.size(), planned, lost,
				doubled.getSum(), Math.max(0, doubled.getMax()), differing, failed, millis));
	}

}
