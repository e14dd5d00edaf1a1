package org.runstate.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Troubleshooting articles, and what people said of them on cards.
 */
@Repository
public class Articles {

	private static final String SELECT = """
			select a.id, a.version, a.title, a.url, a.text, a.platforms, a.services, a.keywords, a.retired, a.edited_at
			""";

	private final JdbcClient jdbc;

	private final Audit audit;

	Articles(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	Optional<Article> find(long id) {
		return this.jdbc.sql(SELECT + "from article a where a.id = ?").param(id).query(Articles::article).optional();
	}

	/**
	 * Articles by title.
	 * @param q text that occurs in the title, the keywords or the text; empty for all
	 * @param retired those that are no longer offered, instead of the others
	 */
	List<Article> list(String q, String platform, boolean retired, int most) {
		return this.jdbc.sql(SELECT + """
				from article a
				where a.retired = :retired and (:q = '' or concat_ws(' ', a.title, a.keywords, a.services, a.text)
						collate utf8mb4_uca1400_ai_ci like :like)
					and (:platform = '' or json_contains(a.platforms, json_quote(:platform)))
				order by a.title, a.id limit :most
				""")
			.param("retired", retired)
			.param("q", q)
			.param("like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("platform", platform)
			.param("most", most)
			.query(Articles::article)
			.list();
	}

	/**
	 * Keeps a new article.
	 * @throws WrongFieldException if it cannot be kept
	 */
	@Transactional
	public long add(ArticleForm form, long person, Instant now) {
		String link = form.checkedLink();
		Topics topics = form.topics();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into article (title, url, text, platforms, services, keywords, edited_by, edited_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.param(form.title())
			.param(link)
			.param(form.text())
			.param(topics.platformsJson())
			.param(topics.servicesJson())
			.param(topics.keywordsText())
			.param(person)
			.param(now)
			.update(key, "id");
		long id = Objects.requireNonNull(key.getKey()).longValue();
		this.audit.note(Did.ARTICLE_WRITTEN, about(id));
		return id;
	}

	/**
	 * Keeps what was typed, over exactly the version that was seen.
	 * @return whether nobody else was faster
	 * @throws WrongFieldException if it cannot be kept
	 */
	@Transactional
	boolean change(long id, ArticleForm form, long person, Instant now) {
		String link = form.checkedLink();
		Topics topics = form.topics();
		boolean first = this.jdbc.sql("""
				update article set version = version + 1, title = ?, url = ?, text = ?, platforms = ?, services = ?,
					keywords = ?, edited_by = ?, edited_at = ? where id = ? and version = ?
				""")
			.param(form.title())
			.param(link)
			.param(form.text())
			.param(topics.platformsJson())
			.param(topics.servicesJson())
			.param(topics.keywordsText())
			.param(person)
			.param(now)
			.param(id)
			.param(form.version())
			.update() == 1;
		if (first) {
			this.audit.note(Did.ARTICLE_WRITTEN, about(id));
		}
		return first;
	}

	/** Offers an article no longer, or again. */
	@Transactional
	void retire(long id, boolean retired, long person, Instant now) {
		this.jdbc
			.sql("update article set version = version + 1, retired = ?, edited_by = ?, edited_at = ? where id = ?")
			.params(retired, person, now, id)
			.update();
		this.audit.note(retired ? Did.ARTICLE_RETIRED : Did.ARTICLE_BACK, about(id));
	}

	/**
	 * Articles that have words in common with a text, with how much they have, and those
	 * that somebody pinned.
	 */
	List<Likely> likely(long noticeId, String words, int most) {
		return this.jdbc.sql(SELECT + """
				, match (a.title, a.keywords, a.text) against (:words in natural language mode) relevance,
					coalesce(d.pinned, 0) pinned
				from article a left join card_article d on d.article_id = a.id and d.notice_id = :notice
				where not a.retired and coalesce(d.pinned, 1)
					and (d.pinned or match (a.title, a.keywords, a.text) against (:words in natural language mode))
				order by relevance desc, a.id limit :most
				""")
			.param("notice", noticeId)
			.param("words", words)
			.param("most", most)
			.query((row, number) -> new Likely(article(row, number), row.getDouble("relevance"),
					row.getBoolean("pinned")))
			.list();
	}

	/** What a person says of an article on a card. */
	@Transactional
	void decide(long noticeId, long articleId, boolean pinned, long person, Instant now) {
		this.jdbc.sql("""
				insert into card_article (notice_id, article_id, pinned, person_id, decided_at) values (?, ?, ?, ?, ?)
				on duplicate key update pinned = value(pinned), person_id = value(person_id),
					decided_at = value(decided_at)
				""").params(noticeId, articleId, pinned, person, now).update();
		chosen(noticeId, articleId, pinned ? "pinned" : "taken off");
	}

	/** Lets likeness decide again. */
	@Transactional
	void forget(long noticeId, long articleId) {
		this.jdbc.sql("delete from card_article where notice_id = ? and article_id = ?")
			.params(noticeId, articleId)
			.update();
		chosen(noticeId, articleId, "as likely");
	}

	private void chosen(long noticeId, long articleId, String how) {
		this.audit.note(Did.ARTICLE_CHOSEN, About.notice(noticeId), Map.of("article", articleId, "card", how));
	}

	private static About about(long id) {
		return About.named("article", String.valueOf(id));
	}

	/** Articles that somebody took off a card, by title. */
	List<LikelyArticles.Dismissed> dismissed(long noticeId) {
		return this.jdbc.sql("""
				select a.id, a.title from card_article d join article a on a.id = d.article_id
				where d.notice_id = ? and not d.pinned and not a.retired order by a.title
				""").param(noticeId).query(LikelyArticles.Dismissed.class).list();
	}

	private static Article article(ResultSet row, int number) throws SQLException {
		return new Article(row.getLong("id"), row.getInt("version"), row.getString("title"), row.getString("url"),
				row.getString("text"),
				Topics.kept(row.getString("platforms"), row.getString("services"), row.getString("keywords")),
				row.getBoolean("retired"), row.getObject("edited_at", Instant.class));
	}

	/**
	 * An article that may help.
	 *
	 * @param relevance how much MariaDB's full text index thinks that they have in common
	 */
	record Likely(Article article, double relevance, boolean pinned) {
	}

}
