package org.runstate.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;
import org.runstate.notice.Entry;
import org.runstate.notice.Kept;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.source.reading.ManualReader;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices that were written by hand, and the sources they stand under.
 */
@Repository
class ManualNotices {

	private static final int SHOWN = 100;

	private final JdbcClient jdbc;

	private final Notices notices;

	private final Sources sources;

	private final SourceChange change;

	private final Audit audit;

	private final Clock clock;

	ManualNotices(JdbcClient jdbc, Notices notices, Sources sources, SourceChange change, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.notices = notices;
		this.sources = sources;
		this.change = change;
		this.clock = clock;
	}

	/** A notice as a line of its source. */
	public record Line(long id, String title, int revision, Instant seen) {
	}

	/**
	 * A notice as it was written last.
	 *
	 * @param source the name of the source that it stands under
	 */
	record Written(String source, String key, String title, @Nullable String url, String text, List<String> labels,
			List<String> services, List<String> platforms, @Nullable Instant published) {
	}

	/** The names of the sources that notices may be written under. */
	List<String> sources() {
		return this.sources.list()
			.stream()
			.filter((source) -> source.kind().equals(ManualReader.KIND))
			.map(Source::name)
			.toList();
	}

	/** The latest notices of a source, newest first. */
	List<Line> list(long sourceId) {
		return this.jdbc.sql("""
				select n.id, r.title, r.number, r.seen_at
				from notice n join revision r on r.notice_id = n.id and r.number = n.latest
				where n.source_id = ? order by n.id desc limit ?
				""")
			.param(sourceId)
			.param(SHOWN)
			.query((row, number) -> new Line(row.getLong("id"), row.getString("title"), row.getInt("number"),
					row.getObject("seen_at", Instant.class)))
			.list();
	}

	/** A notice by its number, if it was written by hand. */
	Optional<Written> find(long id) {
		return this.jdbc.sql("""
				select s.name, n.entry_key, r.title, r.url, r.text, r.labels, r.services, r.platforms, r.published_at
				from notice n join source s on s.id = n.source_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where n.id = ? and s.kind = ? and s.active
				""").param(id).param(ManualReader.KIND).query(ManualNotices::written).optional();
	}

	/**
	 * Keeps entries under the source of a name, which is made when there is none.
	 * @param silent whether they are nobody's news
	 * @throws WrongFieldException when no source can have that name
	 */
	@Transactional
	Kept keep(String name, List<Entry> entries, boolean silent) {
		Source source = find(name).orElseGet(() -> made(name));
		Instant now = this.clock.instant();
		Kept kept = this.notices
			.keep(List.of(new Said(source.id(), silent, source.services(), source.platforms(), entries)), now)
			.get(0);
		if (kept.notices() + kept.revisions() > 0) {
			this.audit.note(Did.NOTICES_WRITTEN, About.source(source.key()),
					Map.of("notices", kept.notices(), "revisions", kept.revisions()));
		}
		this.jdbc.sql("update source set last_good_at = ?, state = 'good' where id = ?")
			.param(now)
			.param(source.id())
			.update();
		return kept;
	}

	/** The key of the source of a name. */
	String key(String name) {
		return find(name).map(Source::key).orElse("");
	}

	private Optional<Source> find(String name) {
		return this.sources.list()
			.stream()
			.filter((source) -> source.kind().equals(ManualReader.KIND) && source.name().equalsIgnoreCase(name.strip()))
			.findFirst();
	}

	private Source made(String name) {
		Listed source = this.change.fresh(new SourceForm("", name, "", ManualReader.KIND, Listed.EVERY.toString(), "",
				List.of(), "", "false", List.of(), ""));
		this.change.keep(source);
		return this.sources.find(source.key()).orElseThrow();
	}

	private static Written written(ResultSet row, int number) throws SQLException {
		return new Written(row.getString("name"), row.getString("entry_key"), row.getString("title"),
				row.getString("url"), row.getString("text"), JsonColumn.texts(row.getString("labels")),
				JsonColumn.texts(row.getString("services")), JsonColumn.texts(row.getString("platforms")),
				row.getObject("published_at", Instant.class));
	}

}
