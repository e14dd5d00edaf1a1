package org.runstate.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said: notices and their revisions.
 */
@Repository
public class Notices {

	private static final int BATCH = 500;

	private static final String REVISION = """
			select r.id, r.notice_id, r.number, r.title, r.url, r.html, r.text, r.labels, r.services, r.platforms,
				r.published_at, r.updated_at, r.seen_at, lower(hex(r.semantic_hash)) semantic_hash, r.baseline
			from revision r
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Knowledge knowledge;

	Notices(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.knowledge = new Knowledge(jdbc);
	}

	/**
	 * Keeps what sources said: an entry with a new key as a notice, an entry that means
	 * something else than before as the next revision of its notice. Whatever is not
	 * among the entries stays as it is.
	 * @param said any number of polls, at most one for each source
	 * @param now when they were read
	 * @return what became of each, in the same order
	 */
	@Transactional
	public List<Kept> keep(List<Said> said, Instant now) {
		return write(compare(said), now);
	}

	/**
	 * Compares what sources said with what is known.
	 * @param said any number of polls, at most one for each source
	 * @return in the same order, for {@link #write} in the same transaction
	 */
	public List<Compared> compare(List<Said> said) {
		Known.ByEntry known = this.knowledge.of(said.stream()
			.flatMap((one) -> one.entries().stream().map((entry) -> new Known.EntryId(one.sourceId(), entry.key())))
			.toList());
		return said.stream().map((one) -> compare(one, known)).toList();
	}

	private Compared compare(Said said, Known.ByEntry known) {
		Collection<Entry> entries = distinct(said.entries());
		List<Found> found = entries.parallelStream()
			.map((entry) -> Found.of(said, entry, known.get(said.sourceId(), entry)))
			.toList();
		boolean strange = !found.isEmpty() && found.stream().allMatch((one) -> one.known() == null);
		List<Found> recognised = strange ? this.knowledge.recognise(said, found) : found;
		return new Compared(said, recognised, recognised != found);
	}

	/** Keeps what was compared, see {@link #keep}. */
	@Transactional
	public List<Kept> write(List<Compared> compared, Instant now) {
		List<Found> added = all(compared, Found.Change.ADDED);
		List<Found> revised = all(compared, Found.Change.REVISED);
		insertNotices(added, now);
		Known.ByEntry fresh = this.knowledge
			.of(added.stream().map((one) -> new Known.EntryId(one.said().sourceId(), one.entry().key())).toList());
		insertRevisions(added, fresh, now);
		insertRevisions(revised, fresh, now);
		updateNotices(compared.stream().flatMap((one) -> one.found().stream()).filter(Found::touches).toList());
		return compared.stream().map((one) -> {
			int notices = one.added().size();
			int revisions = one.revised().size();
			return new Kept(notices, revisions, one.entries() - notices - revisions);
		}).toList();
	}

	private static List<Found> all(List<Compared> compared, Found.Change change) {
		return compared.stream()
			.flatMap((one) -> one.found().stream())
			.filter((one) -> one.change() == change)
			.toList();
	}

	private static Collection<Entry> distinct(List<Entry> entries) {
		Map<String, Entry> distinct = new LinkedHashMap<>();
		entries.forEach((entry) -> distinct.putIfAbsent(entry.key(), entry));
		return distinct.values();
	}

	private void insertNotices(List<Found> added, Instant now) {
		this.batches.batchUpdate("""
				insert into notice (source_id, entry_key, latest, raw_hash, first_seen_at)
				values (?, ?, 1, unhex(?), ?)
				""", added, BATCH, (statement, found) -> {
			statement.setLong(1, found.said().sourceId());
			statement.setString(2, found.entry().key());
			statement.setString(3, found.rawHash());
			statement.setObject(4, now);
		});
	}

	private void insertRevisions(List<Found> found, Known.ByEntry known, Instant now) {
		List<Cleaned> cleaned = found.parallelStream().map(Cleaned::of).toList();
		this.batches.batchUpdate("""
				insert into revision (notice_id, number, title, url, html, text, labels, services, platforms,
					published_at, updated_at, seen_at, semantic_hash, raw_hash, baseline)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?), ?)
				""", cleaned, BATCH, (statement, clean) -> {
			Found one = clean.found();
			Entry entry = one.entry();
			Known notice = one.in(known);
			statement.setLong(1, notice.id());
			statement.setInt(2, one.number());
			statement.setString(3, one.title());
			statement.setString(4, entry.url());
			statement.setString(5, clean.html());
			statement.setString(6, one.text());
			statement.setString(7, JsonColumn.write(entry.labels()));
			statement.setString(8, JsonColumn.write(one.services()));
			statement.setString(9, JsonColumn.write(one.platforms()));
			statement.setObject(10, entry.published());
			statement.setObject(11, entry.updated());
			statement.setObject(12, now);
			statement.setString(13, one.semanticHash());
			statement.setString(14, one.rawHash());
			statement.setBoolean(15, one.said().baseline());
		});
	}

	/** What says something else is to be found by its new words. */
	private void updateNotices(List<Found> changed) {
		this.batches.batchUpdate("""
				update notice set searchable = searchable and latest = ?, latest = ?, raw_hash = unhex(?),
					absent_since = null
				where id = ?
				""", changed, BATCH, (statement, one) -> {
			statement.setInt(1, one.number());
			statement.setInt(2, one.number());
			statement.setString(3, one.rawHash());
			statement.setLong(4, Objects.requireNonNull(one.known()).id());
		});
	}

	/**
	 * Revisions whose impact nobody has worked out yet.
	 * @param after only those with a higher id
	 * @param limit how many at most
	 * @return in the order of their ids
	 */
	public List<Revision> unclassified(long after, int limit) {
		return this.jdbc.sql(REVISION + """
				where not r.classified and r.id > ? order by r.id limit ?
				""").param(after).param(limit).query(Notices::revision).list();
	}

	/**
	 * Notices as they stand now, newest first.
	 * @param before only those with a lower number
	 * @param limit how many at most
	 */
	public List<Revision> latest(long before, int limit) {
		return this.jdbc.sql(REVISION + """
				join notice n on n.id = r.notice_id and n.latest = r.number
				where n.id < ? order by n.id desc limit ?
				""").param(before).param(limit).query(Notices::revision).list();
	}

	/** These notices as they stand now, in the order of their numbers. */
	public List<Revision> latest(Collection<Long> noticeIds) {
		if (noticeIds.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql(REVISION + """
				join notice n on n.id = r.notice_id and n.latest = r.number where n.id in (:ids) order by n.id
				""").param("ids", noticeIds).query(Notices::revision).list();
	}

	/** These revisions, by their ids. */
	public Map<Long, Revision> find(Collection<Long> revisionIds) {
		if (revisionIds.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql(REVISION + "where r.id in (:ids)")
			.param("ids", revisionIds)
			.query(Notices::revision)
			.list()
			.stream()
			.collect(Collectors.toMap(Revision::id, Function.identity()));
	}

	/** The revisions of a notice, newest first; none for an unknown notice. */
	public List<Revision> revisions(long noticeId) {
		return this.jdbc.sql(REVISION + "where r.notice_id = ? order by r.number desc")
			.param(noticeId)
			.query(Notices::revision)
			.list();
	}

	/**
	 * The revision before each of these, by the id of the later one; first revisions have
	 * none.
	 */
	public Map<Long, Revision> previous(Collection<Long> revisionIds) {
		if (revisionIds.isEmpty()) {
			return Map.of();
		}
		Map<Long, Long> later = new HashMap<>();
		this.jdbc.sql("""
				select b.id earlier, a.id later
				from revision a join revision b on b.notice_id = a.notice_id and b.number = a.number - 1
				where a.id in (:ids)
				""").param("ids", revisionIds).query((row) -> {
			later.put(row.getLong("earlier"), row.getLong("later"));
		});
		if (later.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql(REVISION + "where r.id in (:ids)")
			.param("ids", later.keySet())
			.query(Notices::revision)
			.list()
			.stream()
			.collect(Collectors.toMap((earlier) -> later.getOrDefault(earlier.id(), 0L), Function.identity()));
	}

	private static Revision revision(ResultSet row, int number) throws SQLException {
		return new Revision(row.getLong("id"), row.getLong("notice_id"), row.getInt("number"), row.getString("title"),
				row.getString("url"), row.getString("html"), row.getString("text"),
				JsonColumn.texts(row.getString("labels")), JsonColumn.texts(row.getString("services")),
				JsonColumn.texts(row.getString("platforms")), instant(row, "published_at"), instant(row, "updated_at"),
				row.getObject("seen_at", Instant.class), row.getString("semantic_hash"), row.getBoolean("baseline"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, Instant.class);
	}

}
