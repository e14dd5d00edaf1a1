package org.runstate.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.source.SourceHealth.Unwell;
import org.runstate.source.fetch.Failure;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which sources cannot be seen or have fallen silent. Silence is an alarm: what a source
 * does not say is missed by nobody.
 */
@Repository
public class SourceWatch {

	private static final Duration FAILING = Duration.ofHours(24);

	private static final int CADENCES = 3;

	/** After this time an owner is told again. */
	private static final Duration AGAIN = Duration.ofDays(7);

	private static final String UNWELL = """
			select id, source_key, name, owner, failing_since, news_at, failure, detail, warned_at
			from source
			where %s and (failing_since <= :failing or (failing_since is null and timestampdiff(second, news_at, :now)
				> :cadences * greatest(cadence_seconds, every_seconds, 3600)))
			""".formatted(Sources.POLLED);

	private final JdbcClient jdbc;

	SourceWatch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How well the sources can be seen, those longest unwell first. */
	public SourceHealth health(Instant now) {
		int total = this.jdbc.sql("select count(*) from source where " + Sources.POLLED).query(Integer.class).single();
		return new SourceHealth(total, unwell(UNWELL, now));
	}

	/** The unwell sources whose owners were not told in the last week. */
	public List<Unwell> unwarned(Instant now) {
		return unwell(UNWELL + " and (warned_at is null or warned_at <= :again)", now);
	}

	/** Notes that the owners of sources were told. */
	public void warned(Collection<Unwell> sources, Instant now) {
		if (!sources.isEmpty()) {
			this.jdbc.sql("update source set warned_at = :now where id in (:ids)")
				.param("now", now)
				.param("ids", sources.stream().map(Unwell::id).toList())
				.update();
		}
	}

	private List<Unwell> unwell(String sql, Instant now) {
		return this.jdbc.sql(sql + " order by coalesce(failing_since, news_at), id")
			.param("now", now)
			.param("failing", now.minus(FAILING))
			.param("cadences", CADENCES)
			.param("again", now.minus(AGAIN))
			.query(SourceWatch::unwell)
			.list();
	}

	private static Unwell unwell(ResultSet row, int number) throws SQLException {
		Instant failing = row.getObject("failing_since", Instant.class);
		String failure = row.getString("failure");
		return new Unwell(row.getLong("id"), row.getString("source_key"), row.getString("name"), failing != null,
				(failing != null) ? failing : row.getObject("news_at", Instant.class), row.getString("owner"),
				words(failure), row.getString("detail"));
	}

	private static @Nullable String words(@Nullable String failure) {
		return (failure != null) ? Failure.of(failure).words() : null;
	}

}
