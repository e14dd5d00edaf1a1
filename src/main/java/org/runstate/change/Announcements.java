package org.runstate.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.runstate.database.JsonColumn;
import org.runstate.impact.Category;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notices as they are compared with each other.
 */
@Repository
class Announcements {

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	Announcements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The next impacts after a position, by position. */
	List<Arrived> after(long position, int limit) {
		return this.jdbc
			.sql("select position, notice_id, news from impact where position > ? order by position limit ?")
			.params(position, limit)
			.query(Arrived.class)
			.list();
	}

	/** These notices by id, as their newest classified revision says them. */
	Map<Long, Announced> of(Collection<Long> ids) {
		Map<Long, Announced> found = new LinkedHashMap<>();
		List<Long> wanted = new ArrayList<>(ids);
		for (int from = 0; from < wanted.size(); from += BATCH) {
			this.jdbc
				.sql("""
						-- how does each of these notices say it now, and who says it?
						select n.id, n.source_id, s.name, s.kind, n.entry_key, r.title, r.url, left(r.text, :head) head, r.labels,
							i.services, i.category, coalesce(r.published_at, n.first_seen_at) at
						from notice n
						join source s on s.id = n.source_id
						join impact i on i.revision_id = (select max(l.revision_id) from impact l where l.notice_id = n.id)
						join revision r on r.id = i.revision_id
						where n.id in (:ids) order by n.id
						""")
				.param("head", Announced.HEAD)
				.param("ids", wanted.subList(from, Math.min(from + BATCH, wanted.size())))
				.query((row) -> {
					found.put(row.getLong("id"), announced(row));
				});
		}
		return found;
	}

	private static Announced announced(ResultSet row) throws SQLException {
		return new Announced(row.getLong("id"), row.getLong("source_id"), row.getString("name"), row.getString("kind"),
				row.getString("entry_key"), row.getString("title"), row.getString("url"), row.getString("head"),
				JsonColumn.texts(row.getString("labels")), Set.copyOf(JsonColumn.texts(row.getString("services"))),
				Category.valueOf(row.getString("category").toUpperCase(Locale.ROOT).replace('-', '_')),
				row.getObject("at", Instant.class));
	}

	/**
	 * An impact in the order in which impacts became visible, and whether people are
	 * told.
	 */
	record Arrived(long position, long noticeId, boolean news) {
	}

}
