package org.runstate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which notices have which rare words, so that what is alike is found by them.
 */
@Repository
class WordTable {

	/** What every notice has that was counted. */
	private static final String ALL = "";

	/** A word that more notices have leads to nothing. */
	private static final int RARE = 200;

	/** So many of its rarest words are looked up for a notice. */
	private static final int LOOKED_UP = 8;

	/** So many others are compared with it. */
	private static final int COMPARED = 10;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	WordTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Keeps the words of notices in the place of those that they had, and counts them. A
	 * word that many notices have is counted when a notice first has words, and not kept:
	 * there are few such words, but most rows would be theirs.
	 */
	void keep(Map<Long, Set<String>> words) {
		if (words.isEmpty()) {
			return;
		}
		Map<Long, Set<String>> before = new HashMap<>();
		this.jdbc.sql("select notice_id, word from notice_word where notice_id in (:ids)")
			.param("ids", words.keySet())
			.query((row) -> {
				before.computeIfAbsent(row.getLong(1), (id) -> new HashSet<>()).add(row.getString(2));
			});
		Likeness known = likeness(words.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
		Map<String, Integer> counts = new TreeMap<>();
		List<Object[]> gone = new ArrayList<>();
		List<Object[]> come = new ArrayList<>();
		new TreeMap<>(words).forEach((notice, now) -> {
			Set<String> old = before.getOrDefault(notice, Set.of());
			boolean first = old.isEmpty();
			if (first) {
				come.add(new Object[] { ALL, notice });
				counts.merge(ALL, 1, Integer::sum);
			}
			old.stream().filter((word) -> !now.contains(word) && !word.equals(ALL)).forEach((word) -> {
				gone.add(new Object[] { word, notice });
				counts.merge(word, -1, Integer::sum);
			});
			now.stream().filter((word) -> !old.contains(word)).forEach((word) -> {
				boolean rare = known.having().applyAsInt(word) + counts.getOrDefault(word, 0) < RARE;
				if (rare) {
					come.add(new Object[] { word, notice });
				}
				if (rare || first) {
					counts.merge(word, 1, Integer::sum);
				}
			});
		});
		this.batches.batchUpdate("delete from notice_word where word = ? and notice_id = ?", gone);
		// in the order of the table, whose pages are then written once each
		come.sort(Comparator.comparing((row) -> (String) row[0]));
		this.batches.batchUpdate("insert into notice_word (word, notice_id) values (?, ?)", come);
		this.batches.batchUpdate("""
				insert into word_count (word, notices) values (?, ?)
				on duplicate key update notices = notices + value(notices)
				""",
				counts.entrySet()
					.stream()
					.filter((count) -> count.getValue() != 0)
					.map((count) -> new Object[] { count.getKey(), count.getValue() })
					.toList());
	}

	/** Likeness as it is among all notices now, for these words. */
	Likeness likeness(Collection<String> words) {
		Map<String, Integer> counts = new HashMap<>();
		this.jdbc
			.sql("""
					select c.word, c.notices
					from json_table(?, '$[*]' columns (word varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin path '$')) w
					straight_join word_count c on c.word = w.word
					""")
			.param(JsonColumn.write(with(words)))
			.query((row) -> {
				counts.put(row.getString(1), row.getInt(2));
			});
		return new Likeness(counts.getOrDefault(ALL, 0), (word) -> counts.getOrDefault(word, 0));
	}

	private static Set<String> with(Collection<String> words) {
		Set<String> all = new HashSet<>(words);
		all.add(ALL);
		return all;
	}

	/** The notices of other sources that share the most rare words with each of these. */
	Map<Long, List<Long>> like(Map<Long, Set<String>> words) {
		if (words.isEmpty()) {
			return Map.of();
		}
		Likeness likeness = likeness(words.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
		List<Map<String, Object>> wanted = new ArrayList<>();
		words.forEach((notice, its) -> its.stream()
			.filter((word) -> likeness.having().applyAsInt(word) > 1 && likeness.having().applyAsInt(word) <= RARE)
			.sorted(Comparator.comparingInt(likeness.having()))
			.limit(LOOKED_UP)
			.forEach((word) -> wanted.add(Map.of("notice", notice, "word", word))));
		Map<Long, List<Long>> like = new HashMap<>();
		this.jdbc.sql("""
				-- which notices of other sources share at least two rare words with each of these?
				select w.notice, o.notice_id other, count(*) shared
				from json_table(?, '$[*]' columns (notice bigint path '$.notice',
					word varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin path '$.word')) w
				straight_join notice_word o on o.word = w.word and o.notice_id <> w.notice
				straight_join notice n on n.id = w.notice
				straight_join notice m on m.id = o.notice_id and m.source_id <> n.source_id
				group by w.notice, o.notice_id having count(*) > 1
				order by w.notice, shared desc, other desc
				""").param(JsonColumn.write(wanted)).query((row) -> {
			List<Long> others = like.computeIfAbsent(row.getLong("notice"), (id) -> new ArrayList<>());
			if (others.size() < COMPARED) {
				others.add(row.getLong("other"));
			}
		});
		return like;
	}

}
