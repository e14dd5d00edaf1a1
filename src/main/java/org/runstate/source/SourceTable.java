package org.runstate.source;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	private final Clock clock;

	SourceTable(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Adds what is new and changes what differs; what the list lacks stays as it is. */
	@Transactional
	Imported keep(List<Listed> sources, List<String> problems) {
		Map<String, List<String>> known = new HashMap<>();
		this.jdbc.query("""
				select source_key, name, kind, url, every_seconds, services, platforms, coalesce(owner, '') owner,
					baseline, options
				from source where active for update
				""", (row) -> {
			List<String> columns = new ArrayList<>();
			for (int i = 1; i <= 10; i++) {
				columns.add(row.getString(i));
			}
			known.put(row.getString(1), columns);
		});
		List<Listed> changed = sources.stream()
			.filter((source) -> !columns(source).equals(known.get(source.key())))
			.toList();
		write(changed);
		int added = (int) changed.stream().filter((source) -> !known.containsKey(source.key())).count();
		return new Imported(added, changed.size() - added, sources.size() - changed.size(), problems);
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
