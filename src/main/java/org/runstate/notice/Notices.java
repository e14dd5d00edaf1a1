package org.runstate.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

	Notices(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
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
		Known.ByEntry known = known(said);
		List<Found> added = new ArrayList<>();
		List<Found> revised = new ArrayList<>();
		List<Found> rewritten = new ArrayList<>();
		List<Kept> kept = new ArrayList<>();
		for (Said one : said) {
			int addedBefore = added.size();
			int revisedBefore = revised.size();
			Collection<Entry> entries = distinct(one.entries());
			for (Entry entry : entries) {
				Found found = Found.of(one, entry, known.get(one.sourceId(), entry));
				switch (found.change()) {
					case ADDED -> added.add(found);
					case REVISED -> revised.add(found);
					case REWRITTEN -> rewritten.add(found);
					case NONE -> {
					}
				}
			}
			int notices = added.size() - addedBefore;
			int revisions = revised.size() - revisedBefore;
			kept.add(new Kept(notices, revisions, entries.size() - notices - revisions));
		}
		insertNotices(added, now);
		Known.ByEntry all = added.isEmpty() ? known : known(said);
		insertRevisions(added, all, now);
		insertRevisions(revised, all, now);
		revised.addAll(rewritten);
		updateNotices(revised, all);
		return kept;
	}

	/**
	 * The keys among the entries of each poll under which something is kept already, in
	 * the same order.
	 */
	public List<Set<String>> knownKeys(List<Said> said) {
		Known.ByEntry known = known(said);
		return said.stream()
			.map((one) -> one.entries()
				.stream()
				.filter((entry) -> known.get(one.sourceId(), entry) != null)
				.map(Entry::key)
				.collect(Collectors.toSet()))
			.toList();
	}

	private static Collection<Entry> distinct(List<Entry> entries) {
		Map<String, Entry> distinct = new LinkedHashMap<>();
		entries.forEach((entry) -> distinct.putIfAbsent(entry.key(), entry));
		return distinct.values();
	}

	private Known.ByEntry known(List<Said> said) {
		List<Known.EntryId> wanted = said.stream()
			.flatMap((one) -> one.entries().stream().map((entry) -> new Known.EntryId(one.sourceId(), entry.key())))
			.toList();
		Known.ByEntry known = new Known.ByEntry();
		for (int from = 0; from < wanted.size(); from += BATCH) {
			this.jdbc.sql("""
					-- which of these entries are known, and what did each mean last?
					select n.id, n.source_id, n.entry_key, n.latest, lower(hex(n.raw_hash)) raw_hash,
						lower(hex(r.semantic_hash)) semantic_hash
					from json_table(?, '$[*]' columns (source_id bigint path '$.sourceId',
						entry_key varchar(700) character set utf8mb4 collate utf8mb4_nopad_bin path '$.key')) wanted
					straight_join notice n on n.source_id = wanted.source_id and n.entry_key = wanted.entry_key
					left join revision r on r.notice_id = n.id and r.number = n.latest
					""")
				.param(JsonColumn.write(wanted.subList(from, Math.min(from + BATCH, wanted.size()))))
				.query((row) -> {
					known.put(row.getLong("source_id"), row.getString("entry_key"), new Known(row.getLong("id"),
							row.getInt("latest"), row.getString("raw_hash"), row.getString("semantic_hash")));
				});
		}
		return known;
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
		this.batches.batchUpdate("""
				insert into revision (notice_id, number, title, url, html, text, labels, services, platforms,
					published_at, updated_at, seen_at, semantic_hash, raw_hash, baseline)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?), ?)
				""", found, BATCH, (statement, one) -> {
			Entry entry = one.entry();
			Known notice = one.in(known);
			statement.setLong(1, notice.id());
			statement.setInt(2, one.number());
			statement.setString(3, one.title());
			statement.setString(4, entry.url());
			statement.setString(5, CleanHtml.of(entry.html(), entry.url()));
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

	private void updateNotices(List<Found> changed, Known.ByEntry known) {
		this.batches.batchUpdate("update notice set latest = ?, raw_hash = unhex(?) where id = ?", changed, BATCH,
				(statement, one) -> {
					statement.setInt(1, one.number());
					statement.setString(2, one.rawHash());
					statement.setLong(3, one.in(known).id());
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
				where r.id > ? and not exists (select 1 from impact i where i.revision_id = r.id)
				order by r.id limit ?
				""").param(after).param(limit).query(Notices::revision).list();
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
