package org.runstate.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Metrics;
import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;
import org.runstate.database.Worker;
import org.runstate.source.reading.Options;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sources, what is due among them, and how looking went.
 */
@Repository
public class Sources {

	private static final int BATCH = 500;

	private static final String SOURCE = """
			select id, source_key, name, kind, url, every_seconds, cadence_seconds, services, platforms, owner, baseline, options, state,
				etag,
				last_modified, lower(hex(body_hash)) body_hash, entries, last_attempt_at, last_good_at, news_at, whole_at,
				next_check_at, failures, failing_since, failure, detail
			from source
			""";

	/** What is paused, or written by hand, is nothing to look at. */
	static final String POLLED = "active and paused_at is null and kind <> 'manual'";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Worker worker;

	Sources(JdbcClient jdbc, JdbcTemplate batches, Worker worker) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.worker = worker;
	}

	/** All active sources by name. */
	public List<Source> list() {
		return this.jdbc.sql(SOURCE + "where active order by name, id").query(Sources::source).list();
	}

	/** Those that were removed, by name; what they said is still there. */
	List<Source> removed() {
		return this.jdbc.sql(SOURCE + "where not active and kind <> 'announcement' order by name, id")
			.query(Sources::source)
			.list();
	}

	/** The source with a key, removed or not. */
	public Optional<Source> find(String key) {
		return this.jdbc.sql(SOURCE + "where source_key = ?").param(key).query(Sources::source).optional();
	}

	/**
	 * The source with a key that stands in an address.
	 * @throws NoSuchSourceException when there is none
	 */
	Source get(String key) {
		return find(key).orElseThrow(() -> new NoSuchSourceException(key));
	}

	/** Whether a source waits to be polled that nobody alive is polling. */
	public boolean isAnyDue(Instant now) {
		return this.jdbc
			.sql("select exists (select 1 from source where %s and next_check_at <= ? and %s)".formatted(POLLED,
					Worker.UNCLAIMED))
			.param(now)
			.query(Boolean.class)
			.single();
	}

	/** Makes a source due at once. */
	public void checkNow(long id, Instant now) {
		this.jdbc.sql("update source set next_check_at = ? where id = ?").param(now).param(id).update();
	}

	/** The last polls of a source, newest first. */
	List<PollRecord> polls(long sourceId, int limit) {
		return this.jdbc.sql("""
				select polled_at, millis, outcome, status, bytes, entries, notices, revisions, detail
				from poll where source_id = ? order by id desc limit ?
				""").param(sourceId).param(limit).query(PollRecord.class).list();
	}

	/**
	 * Claims sources that were due at a time, those that failed before last. The claims
	 * are visible to others at once.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	List<Source> claim(Instant due, int limit) {
		long me = this.worker.id();
		List<Long> ids = this.jdbc.sql("""
				select id from source where %s and next_check_at <= ? and %s
				order by failures > 0, next_check_at, id limit ?
				for update skip locked
				""".formatted(POLLED, Worker.UNCLAIMED)).param(due).param(limit).query(Long.class).list();
		if (ids.isEmpty()) {
			return List.of();
		}
		this.jdbc.sql("update source set claimed_by = :me where id in (:ids)")
			.param("me", me)
			.param("ids", ids)
			.update();
		return this.jdbc.sql(SOURCE + "where id in (:ids) order by failures > 0, next_check_at, id")
			.param("ids", ids)
			.query(Sources::source)
			.list();
	}

	/** Lets go of sources that were claimed and not polled. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void release(List<Long> ids) {
		if (!ids.isEmpty()) {
			this.jdbc.sql("update source set claimed_by = null where id in (:ids) and claimed_by = :me")
				.param("ids", ids)
				.param("me", this.worker.id())
				.update();
		}
	}

	/** Records how polls ended, and lets go of their sources. */
	void record(List<Outcome> outcomes) {
		outcomes.forEach((one) -> Metrics.counter("runstate.polls", "outcome", one.poll().outcome()).increment());
		this.batches.batchUpdate("""
				-- warned_at first: an assignment sees what those before it left
				update source set
					warned_at = if(news_at <=> ? and (failing_since is null or ?), warned_at, null),
					state = ?, etag = ?, last_modified = ?, body_hash = unhex(?), entries = ?, cadence_seconds = ?,
					last_attempt_at = ?, last_good_at = ?, news_at = ?, whole_at = ?, next_check_at = ?, failures = ?,
					failing_since = ?, failure = ?, detail = ?, claimed_by = null
				where id = ? and claimed_by = ?
				""", outcomes, BATCH, this::update);
		this.batches.batchUpdate("""
				insert into poll (source_id, polled_at, millis, outcome, status, bytes, entries, notices, revisions,
					detail)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", outcomes, BATCH, Sources::insert);
	}

	private void update(PreparedStatement statement, Outcome outcome) throws SQLException {
		Source after = outcome.after();
		Duration cadence = after.cadence();
		List<@Nullable Object> values = Arrays.asList(after.newsAt(), after.failingSince() != null, after.state(),
				after.etag(), after.lastModified(), after.bodyHash(), after.entries(),
				(cadence != null) ? (Long) cadence.toSeconds() : null, after.lastAttemptAt(), after.lastGoodAt(),
				after.newsAt(), after.wholeAt(), after.nextCheckAt(), after.failures(), after.failingSince(),
				after.failure(), after.detail(), after.id(), this.worker.id());
		for (int i = 0; i < values.size(); i++) {
			statement.setObject(i + 1, values.get(i));
		}
	}

	private static void insert(PreparedStatement statement, Outcome outcome) throws SQLException {
		PollRecord poll = outcome.poll();
		statement.setLong(1, outcome.after().id());
		statement.setObject(2, poll.polledAt());
		statement.setLong(3, poll.millis());
		statement.setString(4, poll.outcome());
		statement.setObject(5, poll.status());
		statement.setLong(6, poll.bytes());
		statement.setInt(7, poll.entries());
		statement.setInt(8, poll.notices());
		statement.setInt(9, poll.revisions());
		statement.setString(10, poll.detail());
	}

	private static Source source(ResultSet row, int number) throws SQLException {
		Number cadence = (Number) row.getObject("cadence_seconds");
		return new Source(row.getLong("id"), row.getString("source_key"), row.getString("name"), row.getString("kind"),
				row.getString("url"), Duration.ofSeconds(row.getLong("every_seconds")),
				(cadence != null) ? Duration.ofSeconds(cadence.longValue()) : null,
				JsonColumn.texts(row.getString("services")), JsonColumn.texts(row.getString("platforms")),
				row.getString("owner"), row.getBoolean("baseline"),
				new Options(JsonColumn.map(row.getString("options"))), row.getString("state"), row.getString("etag"),
				row.getString("last_modified"), row.getString("body_hash"), (Integer) row.getObject("entries"),
				instant(row, "last_attempt_at"), instant(row, "last_good_at"), instant(row, "news_at"),
				instant(row, "whole_at"), row.getObject("next_check_at", Instant.class), row.getInt("failures"),
				instant(row, "failing_since"), row.getString("failure"), row.getString("detail"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, Instant.class);
	}

}
