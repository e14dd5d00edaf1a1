package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds notices for a reader. What also announces something is found under the notice
 * that leads it.
 */
@Repository
class NoticeList {

	/** Words too short or too common for MariaDB's full text index. */
	private static final Set<String> NOT_INDEXED = Set.of("about", "are", "com", "for", "from", "how", "that", "the",
			"this", "und", "was", "what", "when", "where", "who", "will", "with", "www");

	private static final int SHORTEST_INDEXED = 3;

	/** The notice itself, or one that it leads. */
	private static final String SAYS = """
			 and n.id in (select coalesce(f.lead_id, t.notice_id) from notice_text t
				left join follower f on f.notice_id = t.notice_id
				where match (t.title, t.text) against (:words in boolean mode))
			""";

	private final JdbcClient jdbc;

	NoticeList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notices whose newest revision fits, newest first.
	 * @param filter what is wanted
	 * @param personId whose obligations count
	 * @param today their day
	 */
	List<Found> find(NoticeFilter filter, long personId, LocalDate today, int limit) {
		String words = words(filter.q());
		return this.jdbc.sql("""
				-- which notices fit the filter, and how does this person stand with each?
				select r.id revision_id, n.id, r.number, r.title, s.name source, r.seen_at, o.due_on,
					o.closed_at is not null closed, (select count(*) from follower f where f.lead_id = n.id) others
				from revision r
				join notice n on n.id = r.notice_id and n.latest = r.number
				join source s on s.id = n.source_id
				left join impact i on i.revision_id = r.id
				left join obligation o on o.notice_id = n.id and o.person_id = :person
				where r.id < :before and not exists (select 1 from follower f where f.notice_id = n.id)
				""" + (words.isEmpty() ? "" : SAYS)
				+ (words.isEmpty() && !filter.q().isBlank() ? " and r.title like :like" : "")
				+ (filter.platform().isEmpty() ? "" : " and json_contains(i.platforms, json_quote(:platform))")
				+ (filter.category().isEmpty() ? "" : " and i.category = :category") + switch (filter.state()) {
					case "owed" -> " and o.closed_at is null and o.id is not null";
					case "overdue" -> " and o.closed_at is null and o.due_on < :today";
					default -> "";
				} + " order by r.id desc limit :limit")
			.param("person", personId)
			.param("before", filter.before())
			.param("words", words)
			.param("like", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("platform", filter.platform())
			.param("category", filter.category())
			.param("today", today)
			.param("limit", limit)
			.query(Found.class)
			.list();
	}

	/** Every word has to be there, as the beginning of one. */
	private static String words(String q) {
		return Arrays.stream(q.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
			.filter((word) -> word.length() >= SHORTEST_INDEXED && !NOT_INDEXED.contains(word))
			.map((word) -> "+" + word + "*")
			.collect(Collectors.joining(" "));
	}

	/** The newest news whose notices a person neither owes nor has acknowledged. */
	List<Found> newsWithoutDebt(long personId, int limit) {
		return this.jdbc.sql("""
				-- what was told lately that this person has nothing to do with?
				select r.id revision_id, n.id, r.number, r.title, s.name source, r.seen_at, null due_on, false closed,
					(select count(*) from follower f where f.lead_id = n.id) others
				from impact i
				join revision r on r.id = i.revision_id
				join notice n on n.id = i.notice_id and n.latest = r.number
				join source s on s.id = n.source_id
				where i.news
				and not exists (select 1 from follower f where f.notice_id = n.id)
				and not exists (select 1 from obligation o where o.person_id = :person and o.notice_id = n.id)
				and not exists (select 1 from acknowledgement a where a.person_id = :person and a.notice_id = n.id)
				order by i.position desc limit :limit
				""").param("person", personId).param("limit", limit).query(Found.class).list();
	}

	/**
	 * A notice by its newest revision.
	 *
	 * @param number of that revision
	 * @param dueOn the reader's day for it, if they owe or owed one
	 * @param closed whether they have acknowledged it
	 * @param others how many notices also announce it
	 */
	record Found(long revisionId, long id, int number, String title, String source, Instant seenAt,
			@Nullable LocalDate dueOn, boolean closed, int others) {
	}

}
