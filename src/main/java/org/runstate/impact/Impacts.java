package org.runstate.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What revisions mean, as kept.
 */
@Repository
public class Impacts {

	private static final int BATCH = 500;

	static final String IMPACT = """
			i.platforms, i.services, i.category, i.action, i.major, i.touches_admin, i.touches_helpdesk,
			i.touches_user, i.urgency, i.act_by, i.reasons
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Impacts(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Keeps impacts, each at the next position. What another process kept meanwhile stays
	 * as it is.
	 * @return how many were kept
	 */
	@Transactional
	public int add(List<NewImpact> impacts, Instant now) {
		if (impacts.isEmpty()) {
			return 0;
		}
		// Takes the lock, so that nobody else adds until this is committed.
		this.jdbc.sql("update impact_position set last = last + ? where id = 1").param(impacts.size()).update();
		long last = this.jdbc.sql("select last from impact_position where id = 1").query(Long.class).single();
		Set<Long> known = new HashSet<>(this.jdbc.sql("""
				select revision_id from impact where revision_id in (:ids) lock in share mode
				""")
			.param("ids", impacts.stream().map((one) -> one.revision().id()).toList())
			.query(Long.class)
			.list());
		List<NewImpact> added = impacts.stream().filter((one) -> known.add(one.revision().id())).toList();
		long[] position = { last - impacts.size() };
		this.batches.batchUpdate(
				"""
						insert into impact (revision_id, notice_id, position, news, platforms, services, category, action, major,
							touches_admin, touches_helpdesk, touches_user, urgency, act_by, difference, material, reasons,
							classified_at, in_doubt)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				added, BATCH, (row, one) -> ImpactRow.write(row, one, ++position[0], now));
		this.jdbc.sql("update revision set classified = true where id in (:ids)").param("ids", known).update();
		return added.size();
	}

	/**
	 * The impacts of these revisions, by revision; those not classified yet are absent.
	 */
	public Map<Long, Impact> of(Collection<Long> revisionIds) {
		Map<Long, Impact> impacts = new LinkedHashMap<>();
		if (!revisionIds.isEmpty()) {
			this.jdbc.sql("select i.revision_id, " + IMPACT + " from impact i where i.revision_id in (:ids)")
				.param("ids", revisionIds)
				.query((row) -> {
					impacts.put(row.getLong("revision_id"), ImpactRow.impact(row));
				});
		}
		return impacts;
	}

	/** The impact of the newest revision of a notice that is classified. */
	public Optional<Impact> ofNotice(long noticeId) {
		return this.jdbc
			.sql("select " + IMPACT + " from impact i where i.notice_id = ? order by i.revision_id desc limit 1")
			.param(noticeId)
			.query((row, number) -> ImpactRow.impact(row))
			.optional();
	}

	/**
	 * The impact of the newest revision that is classified, which nobody else changes
	 * until the transaction ends.
	 * @throws NoSuchElementException if there is none
	 */
	Impact lock(long noticeId) {
		// in the order in which others take these locks
		this.jdbc.sql("select last from impact_position where id = 1 for update").query(Long.class).single();
		return this.jdbc.sql("select " + IMPACT + """
				from impact i where i.notice_id = ? order by i.revision_id desc limit 1 for update
				""")
			.param(noticeId)
			.query((row, number) -> ImpactRow.impact(row))
			.optional()
			.orElseThrow(() -> new NoSuchElementException("There is no notice " + noticeId + " that means anything."));
	}

	/**
	 * Puts another impact in the place of the newest one of a notice.
	 * @param raised what people are told of, as news; null to tell nobody
	 */
	void replace(long noticeId, Impact impact, @Nullable Difference raised, Instant now) {
		Map<String, Object> newest = this.jdbc
			.sql("select revision_id, difference from impact where notice_id = ? order by revision_id desc limit 1")
			.param(noticeId)
			.query()
			.singleRow();
		Object revision = newest.get("revision_id");
		List<Difference> differences = new ArrayList<>(
				JsonColumn.list(String.valueOf(newest.get("difference")), Difference.class));
		JdbcClient.StatementSpec update = this.jdbc
			.sql("""
					update impact set platforms = ?, category = ?, action = ?, major = ?, touches_admin = ?,
						touches_helpdesk = ?, touches_user = ?, urgency = ?, act_by = ?, reasons = ?, in_doubt = in_doubt and ?, classified_at = ?
					where revision_id = ?
					""");
		update.params(ImpactRow.changeable(impact)).param(now).param(revision).update();
		if (raised != null) {
			differences.add(raised);
			this.jdbc.sql("update impact_position set last = last + 1 where id = 1").update();
			this.jdbc.sql("""
					update impact set position = (select last from impact_position where id = 1), news = true,
						material = true, difference = ?
					where revision_id = ?
					""").param(JsonColumn.write(differences)).param(revision).update();
		}
	}

	/** What each revision of a notice changed, by revision. */
	public Map<Long, List<Difference>> differences(long noticeId) {
		Map<Long, List<Difference>> differences = new LinkedHashMap<>();
		this.jdbc.sql("select revision_id, difference from impact where notice_id = ? order by revision_id desc")
			.param(noticeId)
			.query((row) -> {
				differences.put(row.getLong("revision_id"),
						JsonColumn.list(row.getString("difference"), Difference.class));
			});
		return differences;
	}

	/** Whether a revision has no impact yet. */
	public boolean isAnyWaiting() {
		return this.jdbc.sql("select exists (select 1 from revision where not classified)")
			.query(Boolean.class)
			.single();
	}

	/** The position of the newest impact, 0 if there is none. */
	public long lastPosition() {
		return this.jdbc.sql("select coalesce(max(position), 0) from impact").query(Long.class).single();
	}

	/**
	 * What people are to be told of, in the order in which it became visible. Of a notice
	 * that is there several times only the newest.
	 * @param after without this position
	 * @param to with this position
	 */
	public List<News> news(long after, long to) {
		return this.jdbc
			.sql("""
					-- what is new after one position and up to another, once for each notice?
					select i.position, i.revision_id, i.notice_id, i.difference, r.number, r.title, r.url, r.text, r.seen_at,
						s.name source,\s"""
					+ IMPACT + """
							from (
								select max(position) position from impact
								where news = true and position > ? and position <= ? group by notice_id
							) newest
							join impact i on i.position = newest.position
							join revision r on r.id = i.revision_id
							join notice n on n.id = i.notice_id
							join source s on s.id = n.source_id
							order by i.position
							""")
			.param(after)
			.param(to)
			.query((row, number) -> ImpactRow.news(row))
			.list();
	}

	/** What the newest classified revision of each of these notices says, by notice. */
	public Map<Long, News> latest(Collection<Long> noticeIds) {
		Map<Long, News> latest = new LinkedHashMap<>();
		if (!noticeIds.isEmpty()) {
			this.jdbc
				.sql("""
						-- what do these notices say now, as far as it is understood?
						select i.position, i.revision_id, i.notice_id, i.difference, r.number, r.title, r.url, r.text, r.seen_at,
							s.name source,\s"""
						+ IMPACT
						+ """
								from notice n
								join impact i on i.revision_id = (select max(l.revision_id) from impact l where l.notice_id = n.id)
								join revision r on r.id = i.revision_id
								join source s on s.id = n.source_id
								where n.id in (:ids) order by n.id
								""")
				.param("ids", noticeIds)
				.query((row) -> {
					latest.put(row.getLong("notice_id"), ImpactRow.news(row));
				});
		}
		return latest;
	}

	/**
	 * Lets people be told once more of what was news of these notices: their newest news
	 * moves to the end.
	 */
	@Transactional
	public void tellAgain(Collection<Long> noticeIds) {
		for (Long notice : noticeIds) {
			this.jdbc.sql("update impact_position set last = last + 1 where id = 1").update();
			this.jdbc.sql("""
					update impact set position = (select last from impact_position where id = 1)
					where revision_id = (select max(l.revision_id) from impact l where l.notice_id = ? and l.news)
					""").param(notice).update();
		}
	}

	/**
	 * The position of the newest impact that was there at a time, 0 if there was none.
	 */
	public long positionAt(Instant then) {
		return this.jdbc.sql("select coalesce(max(position), 0) from impact where classified_at < ?")
			.param(then)
			.query(Long.class)
			.single();
	}

	/** The reasons of the newest impacts, one of each notice. */
	List<List<Reason>> recentReasons(int limit) {
		return this.jdbc.sql("""
				-- in the order of the index, so that as many rows are read as are asked for
				select straight_join i.reasons from impact i
				join revision r on r.id = i.revision_id
				join notice n on n.id = i.notice_id and n.latest = r.number
				order by i.position desc limit ?
				""")
			.param(limit)
			.query((row, number) -> JsonColumn.list(row.getString("reasons"), Reason.class))
			.list();
	}

}
