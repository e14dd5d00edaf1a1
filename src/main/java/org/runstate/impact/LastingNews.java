package org.runstate.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notices that can still matter to somebody who comes late, a baseline as well as news.
 * Announcements are not among them: they go to people who were chosen, some by what no
 * impact says, such as their team.
 */
@Repository
public class LastingNews {

	/** What stands further back than this is found on the pages. */
	static final int MOST = 5000;

	/** As much of a text is looked at for a summary. */
	private static final int OF_A_TEXT = 4000;

	/** How sources say that something is over. */
	private static final Set<String> OVER = Set.of("status:resolved", "status:postmortem", "status:completed",
			"status:servicerestored", "status:falsepositive", "status:postincidentreviewpublished");

	private final JdbcClient jdbc;

	LastingNews(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What can still matter to somebody, wherever they are, each with the newest revision
	 * that is not withdrawn; of very many the {@value #MOST} most pressing.
	 * @param to up to which position
	 */
	public List<Lasting> upTo(long to, Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
		return this.jdbc
			.sql("""
					-- which notices are in effect or coming, or were said of late, and what do they say now?
					select i.position, i.revision_id, i.notice_id, '[]' difference, r.number, r.title, r.url, '' text,
						r.seen_at, s.name source, r.labels, lasting.news_at, lasting.last_day,
						least(r.seen_at, coalesce(r.updated_at, r.published_at, if(r.baseline, '1970-01-01', r.seen_at)))
							said_at,\s"""
					+ Impacts.IMPACT
					+ """
							from (
								select newest.*, (select max(p.to_day) from promise p where p.revision_id = newest.revision_id) last_day
								from (
									select found.notice_id,
										(select max(l.revision_id) from impact l
											where l.notice_id = found.notice_id and l.position <= :to) revision_id,
										(select max(l.position) from impact l where l.notice_id = found.notice_id and l.news) news_at
									from (
										select notice_id from impact where act_by >= :today
										union select notice_id from revision where seen_at >= :since
										union select r.notice_id from promise p straight_join revision r on r.id = p.revision_id
											where p.to_day >= :ended
									) found
								) newest
							) lasting
							straight_join impact i on i.revision_id = lasting.revision_id
							straight_join revision r on r.id = i.revision_id
							straight_join notice n on n.id = i.notice_id
							straight_join source s on s.id = n.source_id
							where s.kind <> 'announcement'
								and (i.act_by >= :today or lasting.last_day >= :ended or r.seen_at >= :since)
								and not exists (select 1 from impact w where w.notice_id = i.notice_id
									and w.revision_id <= i.revision_id and w.difference like '%"WITHDRAWN"%'
									and not exists (select 1 from impact b where b.notice_id = w.notice_id
										and b.revision_id > w.revision_id and b.difference like '%"REINSTATED"%'))
							order by field(i.urgency, 'now', 'soon', 'later', 'none'), i.act_by is null, i.act_by,
								i.position desc
							limit :most
							""")
			.param("to", to)
			.param("today", today)
			.param("ended", today.minusDays(Lasting.DAYS_AFTER_THE_END))
			.param("since", now.minus(Duration.ofDays(Math.max(Lasting.DAYS_URGENT, Lasting.DAYS_FRESH))))
			.param("most", MOST)
			.query((row, number) -> lasting(row))
			.list();
	}

	private static Lasting lasting(ResultSet row) throws SQLException {
		return new Lasting(ImpactRow.news(row), row.getObject("news_at", Long.class),
				row.getObject("last_day", LocalDate.class), row.getObject("said_at", Instant.class),
				JsonColumn.texts(row.getString("labels"))
					.stream()
					.anyMatch((label) -> OVER.contains(label.toLowerCase(Locale.ROOT))));
	}

	/** How the texts of these revisions begin, by revision. */
	public Map<Long, String> beginnings(Collection<Long> revisions) {
		Map<Long, String> texts = new HashMap<>();
		if (!revisions.isEmpty()) {
			this.jdbc.sql("select id, left(text, :long) from revision where id in (:ids)")
				.param("long", OF_A_TEXT)
				.param("ids", revisions)
				.query((row) -> {
					texts.put(row.getLong(1), row.getString(2));
				});
		}
		return texts;
	}

}
