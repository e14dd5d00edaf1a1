package org.runstate.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which notices are known under which numbers.
 */
@Repository
class KeyTable {

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	KeyTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Keeps the keys of notices in the place of those that they had. */
	void keep(Map<Long, Set<Key>> keys) {
		if (keys.isEmpty()) {
			return;
		}
		this.jdbc.sql("delete from notice_key where notice_id in (:ids)").param("ids", keys.keySet()).update();
		this.batches.batchUpdate("insert into notice_key (kind, value, notice_id) values (?, ?, ?)",
				new TreeMap<>(keys).entrySet()
					.stream()
					.flatMap((notice) -> notice.getValue()
						.stream()
						.map((key) -> new Object[] { key.kind().key(), key.value(), notice.getKey() }))
					.toList());
	}

	/** Who carries these keys, without keys that are topics. */
	Map<Key, Set<Long>> carriers(Collection<Key> keys) {
		List<Row> rows = keys.isEmpty() ? List.of()
				: this.jdbc
					.sql("""
							-- who else is known under these numbers? what many are known under is a topic
							select k.kind, k.value, k.notice_id, n.source_id
							from (select c.kind, c.value, count(*) carriers
								from json_table(:keys, '$[*]' columns (kind varchar(10) character set utf8mb4 collate utf8mb4_uca1400_ai_ci path '$.kind',
									value varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin path '$.value')) wanted
								straight_join notice_key c on c.kind = wanted.kind and c.value = wanted.value
								group by c.kind, c.value having count(*) between 2 and :most) few
							straight_join notice_key k on k.kind = few.kind and k.value = few.value
							straight_join notice n on n.id = k.notice_id
							""")
					.param("keys",
							JsonColumn.write(new HashSet<>(keys).stream()
								.map((key) -> Map.of("kind", key.kind().key(), "value", key.value()))
								.toList()))
					.param("most", Bonds.MOST_CARRIERS)
					.query(Row.class)
					.list();
		Map<Key, Map<Long, Set<Long>>> bySource = new HashMap<>();
		rows.forEach((row) -> bySource.computeIfAbsent(Key.of(row.kind(), row.value()), (key) -> new HashMap<>())
			.computeIfAbsent(row.sourceId(), (source) -> new TreeSet<>())
			.add(row.noticeId()));
		Map<Key, Set<Long>> carriers = new HashMap<>();
		bySource.forEach((key, sources) -> {
			if (sources.values().stream().allMatch((some) -> some.size() <= Bonds.MOST_OF_ONE_SOURCE)) {
				Set<Long> all = new TreeSet<>();
				sources.values().forEach(all::addAll);
				carriers.put(key, all);
			}
		});
		return carriers;
	}

	/** The notices whose own message id is one of these. */
	Map<String, Set<Long>> messages(Collection<String> ids) {
		return named("message", ids);
	}

	/** The notices that are known under one of these numbers of any kind. */
	Set<Long> known(String value) {
		return new TreeSet<>(this.jdbc.sql("select notice_id from notice_key where kind in (:kinds) and value = :value")
			.param("kinds", java.util.Arrays.stream(Key.Kind.values()).map(Key.Kind::key).toList())
			.param("value", value)
			.query(Long.class)
			.list());
	}

	private Map<String, Set<Long>> named(String kind, Collection<String> values) {
		Map<String, Set<Long>> found = new HashMap<>();
		if (!values.isEmpty()) {
			this.jdbc.sql("select value, notice_id from notice_key where kind = :kind and value in (:values)")
				.param("kind", kind)
				.param("values", values)
				.query((row) -> {
					found.computeIfAbsent(row.getString(1), (value) -> new TreeSet<>()).add(row.getLong(2));
				});
		}
		return found;
	}

	private record Row(String kind, String value, long noticeId, long sourceId) {
	}

}
