package org.runstate.source;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the table of sources to what a file lists.
 */
@Repository
class SourceTable {

	private static final int BATCH = 500;

	private final JdbcTemplate jdbc;

	private final Audit audit;

	private final Clock clock;

	SourceTable(JdbcTemplate jdbc, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Adds what is new and changes what differs; what the list lacks stays as it is. */
	@Transactional
	Imported keep(List<Listed> sources, List<String> problems) {
		Map<String, List<String>> known = known(" for update");
		Planned planned = compare(sources, known);
		List<Listed> changed = new ArrayList<>(planned.added());
		changed.addAll(planned.changed());
		write(changed);
		this.audit.noteEach(Did.SOURCE_ADDED, planned.added().stream().map(SourceNote::added).toList());
		this.audit.noteEach(Did.SOURCE_CHANGED,
				planned.changed()
					.stream()
					.map((source) -> SourceNote.changed(source.key(), known.getOrDefault(source.key(), List.of()),
							columns(source)))
					.toList());
		return new Imported(planned.added().size(), planned.changed().size(), planned.unchanged().size(), problems);
	}

	/** What keeping a list would do. Changes nothing. */
	Planned plan(List<Listed> sources) {
		return compare(sources, known(""));
	}

	/** What a list means against what is there. */
	record Planned(List<Listed> added, List<Listed> changed, List<Listed> unchanged) {
	}

	private static Planned compare(List<Listed> sources, Map<String, List<String>> known) {
		Planned planned = new Planned(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (Listed source : sources) {
			List<String> before = known.get(source.key());
			((before == null) ? planned.added()
					: before.equals(columns(source)) ? planned.unchanged() : planned.changed())
				.add(source);
		}
		return planned;
	}

	private Map<String, List<String>> known(String lock) {
		Map<String, List<String>> known = new HashMap<>();
		this.jdbc.query("""
				select source_key, name, kind, url, every_seconds, services, platforms, coalesce(owner, '') owner,
					baseline, options
				from source where active
				""" + lock, (row) -> {
			List<String> columns = new ArrayList<>();
			for (int i = 1; i <= 10; i++) {
				columns.add(row.getString(i));
			}
			known.put(row.getString(1), columns);
		});
		return known;
	}

	/** The active sources as a file would list them, by key. */
	List<Listed> list() {
		return this.jdbc.query("""
				select source_key, name, kind, url, every_seconds, services, platforms, owner, baseline, options
				from source where active order by source_key
				""",
				(row, number) -> new Listed(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
						Duration.ofSeconds(row.getLong(5)), JsonColumn.texts(row.getString(6)),
						JsonColumn.texts(row.getString(7)), row.getString(8), row.getBoolean(9),
						JsonColumn.map(row.getString(10))));
	}

	/** A new source, or one that moved, is due at once. */
	private void write(List<Listed> sources) {
		Instant now = this.clock.instant();
		this.jdbc.batchUpdate("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, owner, baseline,
					options, next_check_at)
				values (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)
				on duplicate key update
					next_check_at = if(active and url = values(url) and kind = values(kind),
						least(next_check_at, values(next_check_at) + interval values(every_seconds) second),
						values(next_check_at)),
					etag = if(url = values(url) and kind = values(kind), etag, null),
					last_modified = if(url = values(url) and kind = values(kind), last_modified, null),
					body_hash = if(url = values(url) and kind = values(kind), body_hash, null),
					whole_at = if(url = values(url) and kind = values(kind), whole_at, null),
					name = values(name), kind = values(kind), url = values(url), every_seconds = values(every_seconds),
					services = values(services), platforms = values(platforms), owner = values(owner),
					baseline = values(baseline), options = values(options), active = true
				""", sources, BATCH, (statement, source) -> bind(statement, source, now));
	}

	private static void bind(PreparedStatement statement, Listed source, Instant now) throws SQLException {
		List<String> columns = columns(source);
		for (int i = 0; i < columns.size(); i++) {
			statement.setString(i + 1, columns.get(i));
		}
		statement.setObject(columns.size() + 1, now);
	}

	private static List<String> columns(Listed source) {
		return List.of(source.key(), source.name(), source.kind(), source.url(),
				String.valueOf(source.every().toSeconds()), JsonColumn.write(source.services()),
				JsonColumn.write(source.platforms()), (source.owner() != null) ? source.owner() : "",
				source.baseline() ? "1" : "0", JsonColumn.write(source.options()));
	}

}
