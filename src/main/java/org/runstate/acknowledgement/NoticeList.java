package org.runstate.acknowledgement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

	/**
	 * As many notices are looked up by their words; more of them are found by looking
	 * through the newest.
	 */
	private static final int RARE = 500;

	private static final int REMEMBERED = 1000;

	/** The notice itself, or one that it leads. */
	private static final String IS_ONE_OF = """
			 and n.id in (select coalesce(f.lead_id, t.notice_id) from notice_text t
				left join follower f on f.notice_id = t.notice_id where t.notice_id in (:ids))
			""";

	/**
	 * The same, where so many say it that some of the newest will. Not by "exists", for
	 * which MariaDB would look through all texts at first.
	 */
	private static final String SAYS = """
			 and (coalesce((select %1$s from notice_text t where t.notice_id = n.id), false)
				or coalesce((select max(%1$s) from follower f join notice_text t on t.notice_id = f.notice_id
					where f.lead_id = n.id), false))
			""";

	private static final String WORD = "concat(t.title, ' ', t.text) regexp '(*UCP)(?i)\\\\b%s'";

	private final JdbcClient jdbc;

	/** What many say stays so for a while, and the index takes long to tell. */
	private final Cache<List<String>, Boolean> common = Caffeine.newBuilder()
		.maximumSize(REMEMBERED)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	NoticeList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notices whose newest revision fits, newest first. The few sources are no part of
	 * the join: MariaDB would look through all of them first, and sort all notices.
	 * @param filter what is wanted
	 * @param personId whose obligations count
	 * @param today their day
	 */
	List<Found> find(NoticeFilter filter, long personId, LocalDate today, int limit) {
		List<String> words = words(filter.q());
		Optional<List<Long>> few = words.isEmpty() ? Optional.empty() : fewSaying(words);
		String says = few.isPresent() ? IS_ONE_OF
				: SAYS.formatted(words.stream().map(WORD::formatted).collect(Collectors.joining(" and ")));
		boolean fromTheNewest = filter.state().isEmpty() && few.isEmpty();
		return this.jdbc.sql("""
				-- which notices fit the filter, and how does this person stand with each?
				select %s r.id revision_id, n.id, r.number, r.title,
					(select s.name from source s where s.id = n.source_id) source, r.seen_at, o.due_on,
					o.closed_at is not null closed, (select count(*) from follower f where f.lead_id = n.id) others
				from revision r %s
				join notice n on n.id = r.notice_id and n.latest = r.number
				left join impact i on i.revision_id = r.id
				left join obligation o on o.notice_id = n.id and o.person_id = :person
				where r.id < :before and not exists (select 1 from follower f where f.notice_id = n.id)
				""".formatted(fromTheNewest ? "straight_join" : "", fromTheNewest ? "force index (primary)" : "")
				+ (words.isEmpty() ? "" : says)
				+ (words.isEmpty() && !filter.q().isBlank() ? " and r.title like :like" : "")
				+ (filter.platform().isEmpty() ? "" : " and json_contains(i.platforms, json_quote(:platform))")
				+ (filter.category().isEmpty() ? "" : " and i.category = :category") + switch (filter.state()) {
					case "owed" -> " and o.closed_at is null and o.id is not null";
					case "overdue" -> " and o.closed_at is null and o.due_on < :today";
					default -> "";
				} + " order by r.id desc limit :limit")
			.param("person", personId)
			.param("before", filter.before())
			.param("ids", few.filter((ids) -> !ids.isEmpty()).orElse(List.of(0L)))
			.param("like", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("platform", filter.platform())
			.param("category", filter.category())
			.param("today", today)
			.param("limit", limit)
			.query(Found.class)
			.list();
	}

	/**
	 * The notices that say all of this, each word as the beginning of one; nothing where
	 * there are more than {@link #RARE}.
	 */
	private Optional<List<Long>> fewSaying(List<String> words) {
		if (this.common.getIfPresent(words) != null) {
			return Optional.empty();
		}
		List<Long> some = this.jdbc
			.sql("select notice_id from notice_text where match (title, text) against (? in boolean mode) limit ?")
			.params(words.stream().map((word) -> "+" + word + "*").collect(Collectors.joining(" ")), RARE + 1)
			.query(Long.class)
			.list();
		if (some.size() > RARE) {
			this.common.put(words, true);
			return Optional.empty();
		}
		return Optional.of(some);
	}

	/** Letters and digits only. */
	private static List<String> words(String q) {
		return Arrays.stream(q.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
			.filter((word) -> word.length() >= SHORTEST_INDEXED && !NOT_INDEXED.contains(word))
			.toList();
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
