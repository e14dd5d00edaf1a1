package org.runstate.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Impact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pages of notices by key range.
 */
@Repository
class NoticeRows {

	private final JdbcClient jdbc;

	NoticeRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Row> before(long id, int limit) {
		return this.jdbc
			.sql("""
					-- the newest notices before this one, each as its newest revision says it
					select n.id, s.source_key source, n.entry_key, r.id revision_id, r.title, r.url, r.number, r.published_at,
						r.seen_at
					from notice n
					join source s on s.id = n.source_id
					join revision r on r.notice_id = n.id and r.number = n.latest
					where n.id < ? order by n.id desc limit ?
					""")
			.param(id)
			.param(limit)
			.query(Row.class)
			.list();
	}

	record Row(long id, String source, String entryKey, long revisionId, String title, @Nullable String url, int number,
			@Nullable Instant publishedAt, Instant seenAt) {

		NoticeSummary summary(Impact impact) {
			return new NoticeSummary(this.id, this.source, this.entryKey, this.title, this.url, this.number,
					this.publishedAt, this.seenAt, ImpactJson.of(impact));
		}

	}

}
