package org.runstate.acknowledgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.runstate.database.JsonColumn;
import org.runstate.impact.Difference;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What has changed in notices since somebody acknowledged them.
 */
@Repository
public class Changed {

	private final JdbcClient jdbc;

	Changed(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What the revisions of these notices changed, by notice, the oldest first. */
	public Map<Long, List<Change>> of(Collection<Long> notices) {
		Map<Long, List<Change>> changes = new HashMap<>();
		if (!notices.isEmpty()) {
			this.jdbc.sql("""
					select i.notice_id, r.number, i.difference from impact i join revision r on r.id = i.revision_id
					where i.notice_id in (:notices) and r.number > 1 order by i.notice_id, r.number
					""").param("notices", notices).query((row) -> {
				List<Change> some = changes.computeIfAbsent(row.getLong("notice_id"), (notice) -> new ArrayList<>());
				int number = row.getInt("number");
				JsonColumn.list(row.getString("difference"), Difference.class)
					.forEach((one) -> some.add(new Change(number, one.material(), one.why())));
			});
		}
		return changes;
	}

	/** What changed since a person acknowledged each of these notices, where they did. */
	Map<Long, List<String>> since(long person, Collection<Long> notices) {
		Map<Long, Integer> given = new HashMap<>();
		if (!notices.isEmpty()) {
			this.jdbc.sql("""
					select notice_id, max(revision) from acknowledgement
					where person_id = :person and notice_id in (:notices) group by notice_id
					""").param("person", person).param("notices", notices).query((row) -> {
				given.put(row.getLong(1), row.getInt(2));
			});
		}
		Map<Long, List<Change>> changes = of(given.keySet());
		Map<Long, List<String>> since = new HashMap<>();
		given
			.forEach((notice, revision) -> since.put(notice, since(revision, changes.getOrDefault(notice, List.of()))));
		return since;
	}

	/**
	 * What changed after a revision, in a sentence each: what asks again if anything
	 * does, otherwise everything.
	 */
	public static List<String> since(int revision, List<Change> changes) {
		List<Change> later = changes.stream().filter((one) -> one.revision() > revision).toList();
		boolean material = later.stream().anyMatch(Change::material);
		return later.stream().filter((one) -> one.material() || !material).map(Change::why).distinct().toList();
	}

	/**
	 * One thing that a revision changed.
	 */
	public record Change(int revision, boolean material, String why) {
	}

}
