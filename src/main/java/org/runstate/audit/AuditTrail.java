package org.runstate.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what was noted, newest first.
 */
@Repository
public class AuditTrail {

	private final JdbcClient jdbc;

	AuditTrail(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest entries that a filter lets through. */
	public List<Entry> list(Filter filter, int limit) {
		return this.jdbc
			.sql("""
					select number, noted_at, did, person_id, lower(hex(pseudonym)) pseudonym, program, thing, thing_key, what
					from audit
					where (:kind is null or did in (:dids))
						and (:person is null or person_id = :person or thing = 'person' and thing_key = :person)
						and (:from is null or noted_at >= :from) and (:to is null or noted_at < :to)
						and (:before is null or number < :before)
					order by number desc limit :limit
					""")
			.param("kind", (filter.kind() != null) ? filter.kind().key() : null)
			.param("dids", (filter.kind() != null) ? filter.kind().keys() : List.of(""))
			.param("person", filter.personId())
			.param("from", filter.from())
			.param("to", filter.to())
			.param("before", filter.before())
			.param("limit", limit)
			.query(AuditTrail::entry)
			.list();
	}

	private static Entry entry(ResultSet row, int number) throws SQLException {
		return new Entry(row.getLong("number"), row.getObject("noted_at", Instant.class), Did.of(row.getString("did")),
				(Long) row.getObject("person_id"), row.getString("pseudonym"), row.getString("program"),
				new About(row.getString("thing"), row.getString("thing_key")), JsonColumn.map(row.getString("what")));
	}

	/**
	 * What is looked for; null lets everything through.
	 *
	 * @param personId who decided or was decided about
	 * @param from the first moment
	 * @param to the moment after the last
	 * @param before only entries of lower numbers
	 */
	public record Filter(Did.@Nullable Kind kind, @Nullable Long personId, @Nullable Instant from, @Nullable Instant to,
			@Nullable Long before) {

		/** Everything. */
		public static final Filter NONE = new Filter(null, null, null, null, null);

	}

}
