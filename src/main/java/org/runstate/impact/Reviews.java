package org.runstate.impact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices that wait for a person to look, because the model was not sure what they mean.
 */
@Repository
public class Reviews {

	/** The reason of a person who found the model right. */
	static final String RIGHT = "Looked at: it is right";

	private static final String WAITING = """
			from impact i
			join revision r on r.id = i.revision_id
			join notice n on n.id = i.notice_id and n.latest = r.number
			join source s on s.id = n.source_id
			where i.in_doubt
			""";

	private final JdbcClient jdbc;

	private final Impacts impacts;

	private final Overrides overrides;

	Reviews(JdbcClient jdbc, Impacts impacts, Overrides overrides) {
		this.jdbc = jdbc;
		this.impacts = impacts;
		this.overrides = overrides;
	}

	/** What waits, the longest first. */
	public List<Waiting> waiting(int limit) {
		return this.jdbc.sql("""
				select i.notice_id, r.title, s.name source, s.owner, i.classified_at,
				""" + Impacts.IMPACT + WAITING + "order by i.classified_at, i.revision_id limit ?")
			.param(limit)
			.query((row, number) -> new Waiting(row.getLong("notice_id"), row.getString("title"),
					row.getString("source"), row.getString("owner"), row.getObject("classified_at", Instant.class),
					ImpactRow.impact(row)))
			.list();
	}

	/** How many wait. */
	public int count() {
		return this.jdbc.sql("select count(*) " + WAITING).query(Integer.class).single();
	}

	/**
	 * Says that all that the model was not sure of is right. It counts as a person's word
	 * from now on.
	 * @return how many parts that were
	 * @throws java.util.NoSuchElementException if there is no such notice
	 */
	@Transactional
	public int confirm(long noticeId, long personId) {
		Impact impact = this.impacts.lock(noticeId);
		List<ImpactPart> parts = impact.doubts().stream().flatMap((part) -> ImpactPart.of(part).stream()).toList();
		parts.forEach((part) -> this.overrides.set(noticeId, new ImpactOverride(part, part.in(impact), RIGHT), personId,
				false));
		return parts.size();
	}

	/**
	 * One that waits.
	 *
	 * @param owner address of who looks after its source; null if nobody is named, so
	 * that the administrators do
	 */
	public record Waiting(long noticeId, String title, String source, @Nullable String owner, Instant since,
			Impact impact) {

		/** What the model was not sure of, and why it decided so. */
		public List<Reason> doubts() {
			return this.impact.reasons().stream().filter(Reason::doubtful).toList();
		}

	}

}
