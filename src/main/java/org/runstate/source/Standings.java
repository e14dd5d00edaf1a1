package org.runstate.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pauses sources and removes them. What they said stays whatever becomes of them.
 */
@Repository
class Standings {

	private final JdbcClient jdbc;

	private final Audit audit;

	Standings(JdbcClient jdbc, Audit audit) {
		this.audit = audit;
		this.jdbc = jdbc;
	}

	Standing of(long id) {
		return this.jdbc.sql("select active, paused_at from source where id = ?")
			.param(id)
			.query(Standings::standing)
			.single();
	}

	/** Those that are not usual, by the id of the source. */
	Map<Long, Standing> unusual() {
		Map<Long, Standing> standings = new HashMap<>();
		this.jdbc.sql("select id, active, paused_at from source where not active or paused_at is not null")
			.query((row) -> {
				standings.put(row.getLong("id"), standing(row, 0));
			});
		return standings;
	}

	/** Leaves an active source alone until further notice. */
	@Transactional
	boolean pause(long id, Instant now) {
		return noted(Did.SOURCE_PAUSED, id,
				this.jdbc.sql("update source set paused_at = ? where id = ? and active and paused_at is null")
					.param(now)
					.param(id)
					.update());
	}

	/** Looks at a source again, at once. That it was left alone alarms nobody. */
	@Transactional
	boolean resume(long id, Instant now) {
		return noted(Did.SOURCE_RESUMED, id, this.jdbc.sql("""
				update source set paused_at = null, next_check_at = :now, failing_since = null, warned_at = :now
				where id = :id and active and paused_at is not null
				""").param("now", now).param("id", id).update());
	}

	/** Takes a source off the list. */
	@Transactional
	boolean remove(long id) {
		return noted(Did.SOURCE_REMOVED, id,
				this.jdbc.sql("update source set active = false, paused_at = null where id = ? and active")
					.param(id)
					.update());
	}

	/** Puts a removed source back on the list, due at once. */
	@Transactional
	boolean putBack(long id, Instant now) {
		return noted(Did.SOURCE_PUT_BACK, id, this.jdbc.sql("""
				update source set active = true, next_check_at = :now, failing_since = null, warned_at = :now
				where id = :id and not active
				""").param("now", now).param("id", id).update());
	}

	private boolean noted(Did did, long id, int changed) {
		if (changed > 0) {
			String key = this.jdbc.sql("select source_key from source where id = ?")
				.param(id)
				.query(String.class)
				.single();
			this.audit.note(did, About.source(key));
		}
		return changed > 0;
	}

	private static Standing standing(ResultSet row, int number) throws SQLException {
		return new Standing(row.getBoolean("active"), row.getObject("paused_at", Instant.class));
	}

}
