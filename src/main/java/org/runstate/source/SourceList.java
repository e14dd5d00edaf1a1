package org.runstate.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of sources as a page shows a part of it.
 *
 * @param watched how many are looked at by themselves
 * @param fresh how many of these are as they should be
 * @param states how many there are in each state
 * @param rows those that were asked for
 * @param more whether others follow
 */
public record SourceList(int watched, int fresh, Map<String, Long> states, int found, List<SourceRow> rows,
		boolean more) {

	static final int ON_ONE_PAGE = 100;

	/**
	 * The list, narrowed.
	 * @param health of all that are looked at by themselves
	 * @param words all of which stand in the name, key, kind, address or owner
	 * @param state a word of {@link SourceRow#state()}, blank for all that are on the
	 * list
	 * @param page from 1 on
	 */
	static SourceList of(SourceHealth health, List<SourceRow> active, List<SourceRow> removed, String words,
			String state, int page) {
		Map<String, Long> states = Stream.concat(active.stream(), removed.stream())
			.collect(Collectors.groupingBy(SourceRow::state, LinkedHashMap::new, Collectors.counting()));
		List<SourceRow> found = (state.equals("removed") ? removed : active).stream()
			.filter((row) -> state.isBlank() || row.state().equals(state))
			.filter((row) -> says(row.source(), words))
			.toList();
		int from = Math.min(found.size(), (page - 1) * ON_ONE_PAGE);
		int to = Math.min(found.size(), from + ON_ONE_PAGE);
		return new SourceList(health.total(), health.fresh(), states, found.size(), found.subList(from, to),
				to < found.size());
	}

	private static boolean says(Source source, String words) {
		String all = String
			.join(" ", source.name(), source.key(), source.kind(), source.url(), String.valueOf(source.owner()),
					String.join(" ", source.services()), String.join(" ", source.platforms()))
			.toLowerCase(Locale.ROOT);
		return words.isBlank()
				|| Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
	}

}
