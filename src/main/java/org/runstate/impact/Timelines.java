package org.runstate.impact;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.impact.Promise.Precision;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What revisions promised, as kept.
 */
@Repository
public class Timelines {

	private static final int BATCH = 500;

	/** As many characters of its words are kept. */
	private static final int WORDS = 200;

	private static final String PROMISE = """
			select p.revision_id, p.from_day, p.to_day, p.accuracy, p.words, p.stage, p.cloud, p.milestone,
				p.previous_from, p.previous_to
			from promise p
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Timelines(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Keeps the promises of revisions. What another process kept meanwhile stays as it
	 * is.
	 * @param timelines by revision, each in the order of its text
	 */
	@Transactional
	public void add(Map<Long, List<Promise>> timelines) {
		List<Row> rows = new ArrayList<>();
		timelines.forEach((revision, promises) -> {
			for (int at = 0; at < promises.size(); at++) {
				rows.add(new Row(revision, at, promises.get(at)));
			}
		});
		this.batches.batchUpdate("""
				insert ignore into promise (revision_id, at, from_day, to_day, accuracy, stage, cloud, milestone, words,
					previous_from, previous_to)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", rows, BATCH, (statement, row) -> row.write(statement));
	}

	/** What these revisions promise, by revision; those without promises are absent. */
	public Map<Long, List<Promise>> of(Collection<Long> revisionIds) {
		Map<Long, List<Promise>> timelines = new LinkedHashMap<>();
		if (!revisionIds.isEmpty()) {
			this.jdbc.sql(PROMISE + "where p.revision_id in (:ids) order by p.revision_id, p.at")
				.param("ids", revisionIds)
				.query((row) -> {
					take(row, timelines);
				});
		}
		return timelines;
	}

	/**
	 * What all revisions of some notices promise, by revision and oldest first.
	 */
	public Map<Long, List<Promise>> ofNotices(Collection<Long> noticeIds) {
		Map<Long, List<Promise>> timelines = new LinkedHashMap<>();
		if (!noticeIds.isEmpty()) {
			this.jdbc.sql(PROMISE + """
					join revision r on r.id = p.revision_id
					where r.notice_id in (:ids) order by p.revision_id, p.at
					""").param("ids", noticeIds).query((row) -> {
				take(row, timelines);
			});
		}
		return timelines;
	}

	private static void take(ResultSet row, Map<Long, List<Promise>> timelines) throws SQLException {
		timelines.computeIfAbsent(row.getLong("revision_id"), (id) -> new ArrayList<>()).add(promise(row));
	}

	private static Promise promise(ResultSet row) throws SQLException {
		Precision precision = Precision.valueOf(ImpactRow.name(row.getString("accuracy")));
		LocalDate previousFrom = row.getObject("previous_from", LocalDate.class);
		LocalDate previousTo = row.getObject("previous_to", LocalDate.class);
		Promise previously = (previousFrom != null && previousTo != null)
				? new Promise(previousFrom, previousTo, precision, "") : null;
		return new Promise(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class),
				precision, row.getString("words"), row.getString("stage"), row.getString("cloud"),
				row.getString("milestone"), previously);
	}

	/** A promise as a row of its table. */
	private record Row(long revision, int at, Promise promise) {

		void write(PreparedStatement row) throws SQLException {
			row.setLong(1, this.revision);
			row.setInt(2, this.at);
			row.setObject(3, this.promise.from());
			row.setObject(4, this.promise.to());
			row.setString(5, this.promise.precision().key());
			row.setString(6, this.promise.stage());
			row.setString(7, this.promise.cloud());
			row.setString(8, this.promise.milestone());
			row.setString(9, this.promise.words().substring(0, Math.min(WORDS, this.promise.words().length())));
			Promise previously = this.promise.previously();
			row.setObject(10, (previously != null) ? previously.from() : null);
			row.setObject(11, (previously != null) ? previously.to() : null);
		}

	}

}
