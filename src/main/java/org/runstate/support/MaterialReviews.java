package org.runstate.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which notices may have made which material stale, and what their owners said.
 */
@Component
class MaterialReviews {

	private static final Set<Category> CHANGES = Set.of(Category.FEATURE, Category.UPDATE, Category.RETIREMENT);

	private static final int READ = 20_000;

	private static final String OVERDUE = """
			from material m join person p on p.id = m.owner_id
			left join material_review r on r.material_id = m.id and r.closed_at is null
			where not m.retired and (r.due_on < :today or date_add(m.reviewed_on, interval m.every_days day) < :today)
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Materials materials;

	private final DeskSettings settings;

	private final Clock clock;

	MaterialReviews(JdbcClient jdbc, JdbcTemplate batches, Materials materials, DeskSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.materials = materials;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Opens a review of each material that one of these notices may have made stale: it
	 * changes something that users notice, on a service or system of the material, and
	 * speaks of one of its keywords. A notice that was reviewed stays so.
	 * @return how many were opened
	 */
	int open(Collection<News> latest, Instant now) {
		List<News> changing = latest.stream().filter(MaterialReviews::changesSomething).toList();
		List<Material> materials = changing.isEmpty() ? List.of() : this.materials.inUse();
		if (materials.isEmpty()) {
			return 0;
		}
		Set<Long> told = new HashSet<>(
				this.jdbc.sql("select distinct notice_id from impact where news and notice_id in (:ids)")
					.param("ids", changing.stream().map(News::noticeId).toList())
					.query(Long.class)
					.list());
		LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(this.settings.reviewDays());
		List<Row> rows = new ArrayList<>();
		for (News news : changing) {
			String text = news.title() + "\n" + news.text().substring(0, Math.min(READ, news.text().length()));
			Impact impact = news.impact();
			for (Material material : told.contains(news.noticeId()) ? materials : List.<Material>of()) {
				List<String> shared = material.topics().shared(impact.services(), impact.platforms());
				String keyword = shared.isEmpty() ? "" : material.topics().keywordIn(text);
				if (!keyword.isEmpty()) {
					rows.add(new Row(material.id(), news.noticeId(), String.join(", ", shared), keyword));
				}
			}
		}
		rows.removeAll(known(told));
		this.batches.batchUpdate("""
				insert into material_review (material_id, notice_id, shared, keyword, opened_at, due_on)
				values (?, ?, ?, ?, ?, ?) on duplicate key update id = material_review.id
				""", rows.stream().map((row) -> row.columns(now, due)).toList());
		return rows.size();
	}

	private Set<Row> known(Collection<Long> notices) {
		return notices.isEmpty() ? Set.of()
				: new HashSet<>(
						this.jdbc.sql("select material_id, notice_id from material_review where notice_id in (:ids)")
							.param("ids", notices)
							.query((row, number) -> new Row(row.getLong(1), row.getLong(2), "", ""))
							.list());
	}

	private static boolean changesSomething(News news) {
		return CHANGES.contains(news.impact().category()) && news.impact().user() != Level.NONE
				&& DeskWork.isNoticed(news);
	}

	/** The reviews of a material, open ones first, then the newest. */
	List<Review> of(long materialId) {
		return this.jdbc
			.sql("""
					select v.id, v.notice_id, coalesce(r.title, '') title, v.shared, v.keyword, v.opened_at, v.due_on, v.closed_at,
						coalesce(p.name, '') closed_by, v.changed, v.note
					from material_review v left join notice n on n.id = v.notice_id
					left join revision r on r.notice_id = n.id and r.number = n.latest
					left join person p on p.id = v.closed_by
					where v.material_id = ? order by v.closed_at is not null, v.closed_at desc, v.id desc limit 50
					""")
			.param(materialId)
			.query((row, number) -> review(row))
			.list();
	}

	private static Review review(ResultSet row) throws SQLException {
		return new Review(row.getLong("id"), row.getLong("notice_id"), row.getString("title"), row.getString("shared"),
				row.getString("keyword"), row.getObject("opened_at", Instant.class),
				row.getObject("due_on", LocalDate.class), row.getObject("closed_at", Instant.class),
				row.getString("closed_by"), row.getBoolean("changed"), row.getString("note"));
	}

	/**
	 * Closes what is open of a material, for its owner looked.
	 * @param changed whether it had to be changed
	 */
	@Transactional
	public void close(long materialId, boolean changed, String note, long person) {
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		int closed = this.jdbc.sql("""
				update material_review set closed_at = ?, closed_by = ?, changed = ?, note = ?
				where material_id = ? and closed_at is null
				""").params(now, person, changed, note, materialId).update();
		if (closed == 0) {
			this.jdbc.sql("""
					insert into material_review (material_id, opened_at, due_on, closed_at, closed_by, changed, note)
					values (?, ?, ?, ?, ?, ?, ?)
					""").params(materialId, now, today, now, person, changed, note).update();
		}
		this.materials.reviewed(materialId, today, changed);
	}

	/** Materials whose review is overdue, the longest first. */
	List<Overdue> overdue(LocalDate today, int most) {
		return this.jdbc.sql("""
				select m.id, m.title, p.id owner_id, p.name owner, least(coalesce(min(r.due_on), '9999-12-31'),
					date_add(min(m.reviewed_on), interval min(m.every_days) day)) due_on
				""" + OVERDUE + "group by m.id, m.title, p.id, p.name order by due_on, m.id limit :most")
			.param("today", today)
			.param("most", most)
			.query(Overdue.class)
			.list();
	}

	/** How many materials are overdue. */
	int overdueCount(LocalDate today) {
		return this.jdbc.sql("select count(distinct m.id) " + OVERDUE)
			.param("today", today)
			.query(Integer.class)
			.single();
	}

	/** A review to be opened; there is one of each material and notice. */
	private record Row(long materialId, long noticeId, String shared, String keyword) {

		Object[] columns(Instant now, LocalDate due) {
			return new Object[] { this.materialId, this.noticeId, cut(this.shared, 200), cut(this.keyword, 100), now,
					due };
		}

		private static String cut(String text, int longest) {
			return text.substring(0, Math.min(text.length(), longest));
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Row row && row.materialId == this.materialId && row.noticeId == this.noticeId;
		}

		@Override
		public int hashCode() {
			return Long.hashCode(31 * this.materialId + this.noticeId);
		}

	}

	/** A material that nobody looked at in time. */
	record Overdue(long id, String title, long ownerId, String owner, LocalDate dueOn) {
	}

	/**
	 * Why somebody looks at a material, and what they found.
	 *
	 * @param noticeId 0 where they looked of their own accord
	 * @param shared services and systems in common with the notice
	 * @param keyword of the material that the notice speaks of
	 * @param closedAt null as long as it is open
	 */
	public record Review(long id, long noticeId, String title, String shared, String keyword, Instant openedAt,
			LocalDate dueOn, @Nullable Instant closedAt, String closedBy, boolean changed, String note) {
	}

}
