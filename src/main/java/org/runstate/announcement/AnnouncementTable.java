package org.runstate.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Announcements as kept.
 */
@Repository
class AnnouncementTable {

	private static final String SELECT = """
			select id, state, version, follows_id, relation, title, body, title_de, body_de, circle, publish_at, urgent,
				confirm, deadline, facts_notice_id, facts_revision, approved_hash, first_due, planned_to, recipients,
				notice_id, revision
			from announcement
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	AnnouncementTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Announcement> find(long id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query(AnnouncementTable::row).optional();
	}

	/** The same, which nobody else changes until the transaction ends. */
	Optional<Announcement> lock(long id) {
		return this.jdbc.sql(SELECT + "where id = ? for update").param(id).query(AnnouncementTable::row).optional();
	}

	/** The newest first. */
	List<Announcement> list(int limit) {
		return this.jdbc.sql(SELECT + "order by id desc limit ?").param(limit).query(AnnouncementTable::row).list();
	}

	/** What corrects or withdraws this one, the oldest first. */
	List<Announcement> following(long id) {
		return this.jdbc.sql(SELECT + "where follows_id = ? order by id")
			.param(id)
			.query(AnnouncementTable::row)
			.list();
	}

	/** What is to be planned: its time has come, or a process ended half-way. */
	List<Long> toPlan() {
		return this.jdbc.sql("""
				select id from announcement where state = 'scheduled' and first_due <= :now
				union all select id from announcement where state = 'sending' and planned_to is not null
				""").param("now", this.clock.instant()).query(Long.class).list();
	}

	/**
	 * Adds a draft.
	 * @return its number
	 */
	long add(Content content, @Nullable Long follows, @Nullable Relation relation, @Nullable Long factsNotice,
			@Nullable Integer factsRevision) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		values(this.jdbc
			.sql("""
					insert into announcement (state, follows_id, relation, title, body, title_de, body_de, circle, publish_at,
						urgent, confirm, deadline, facts_notice_id, facts_revision, created_at)
					values ('draft', :follows, :relation, :title, :body, :titleDe, :bodyDe, :circle, :publishAt, :urgent,
						:confirm, :deadline, :notice, :revision, :now)
					"""),
				content)
			.param("follows", follows)
			.param("relation", (relation != null) ? relation.key() : null)
			.param("notice", factsNotice)
			.param("revision", factsRevision)
			.param("now", this.clock.instant())
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/**
	 * Puts another content in the place of what there is: a draft of the next version.
	 */
	void change(long id, Content content, @Nullable Integer factsRevision) {
		values(this.jdbc.sql("""
				update announcement set state = 'draft', version = version + 1, title = :title, body = :body,
					title_de = :titleDe, body_de = :bodyDe, circle = :circle, publish_at = :publishAt, urgent = :urgent,
					confirm = :confirm, deadline = :deadline, facts_revision = :revision, approved_hash = null,
					rendered = null
				where id = :id
				"""), content).param("revision", factsRevision).param("id", id).update();
	}

	private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Content content) {
		return statement.param("title", content.title())
			.param("body", content.body())
			.param("titleDe", content.titleDe())
			.param("bodyDe", content.bodyDe())
			.param("circle", JsonColumn.write(content.circle()))
			.param("publishAt", content.publishAt())
			.param("urgent", content.urgent())
			.param("confirm", content.confirm())
			.param("deadline", content.deadline());
	}

	void move(long id, State to) {
		this.jdbc.sql("update announcement set state = ? where id = ?").params(to.key(), id).update();
	}

	/** Keeps what was approved, as it will leave. */
	void approved(long id, String hash, String rendered) {
		this.jdbc.sql("update announcement set state = 'approved', approved_hash = ?, rendered = ? where id = ?")
			.params(hash, rendered, id)
			.update();
	}

	/** The approved letters, see {@link Letters}. */
	String rendered(long id) {
		return this.jdbc.sql("select rendered from announcement where id = ?").param(id).query(String.class).single();
	}

	/** Its people are fixed; nothing is made yet. */
	void released(long id, Instant firstDue, long recipients) {
		this.jdbc.sql("""
				update announcement set state = 'scheduled', first_due = ?, recipients = ?, released_at = ? where id = ?
				""").params(firstDue, recipients, this.clock.instant(), id).update();
	}

	/** It became a notice, and its messages are made from here on. */
	void becomes(long id, long notice, int revision) {
		this.jdbc.sql("""
				update announcement set state = 'sending', planned_to = 0, notice_id = ?, revision = ? where id = ?
				""").params(notice, revision, id).update();
	}

	void plannedTo(long id, @Nullable Long person) {
		this.jdbc.sql("update announcement set planned_to = :person where id = :id")
			.param("person", person)
			.param("id", id)
			.update();
	}

	/** How many people the largest so far went to. */
	long largest() {
		return this.jdbc.sql("select coalesce(max(recipients), 0) from announcement where state = 'sending'")
			.query(Long.class)
			.single();
	}

	private static Announcement row(ResultSet row, int number) throws SQLException {
		String relation = row.getString("relation");
		return new Announcement(row.getLong("id"), State.of(row.getString("state")), row.getInt("version"),
				row.getObject("follows_id", Long.class), (relation != null) ? Relation.of(relation) : null,
				new Content(row.getString("title"), row.getString("body"), row.getString("title_de"),
						row.getString("body_de"), JsonColumn.read(row.getString("circle"), Circle.class),
						row.getObject("publish_at", LocalDateTime.class), row.getBoolean("urgent"),
						row.getBoolean("confirm"), row.getObject("deadline", LocalDate.class)),
				row.getObject("facts_notice_id", Long.class), row.getObject("facts_revision", Integer.class),
				row.getString("approved_hash"), row.getObject("first_due", Instant.class),
				row.getObject("planned_to", Long.class), row.getObject("recipients", Integer.class),
				row.getObject("notice_id", Long.class), row.getObject("revision", Integer.class));
	}

}
