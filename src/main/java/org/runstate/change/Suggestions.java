package org.runstate.change;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What looks like the same thing and waits for a person to say so.
 */
@Repository
class Suggestions {

	private static final int LONGEST = 300;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Suggestions(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Keeps what these notices look like in the place of what they looked like. */
	void keep(Collection<Long> notices, List<Bond> bonds) {
		if (notices.isEmpty()) {
			return;
		}
		this.jdbc.sql("delete from suggestion where notice_id in (:ids) or other_id in (:ids)")
			.param("ids", notices)
			.update();
		this.batches.batchUpdate("""
				insert into suggestion (notice_id, other_id, percent, why) values (?, ?, ?, ?)
				on duplicate key update percent = greatest(percent, value(percent))
				""",
				bonds.stream()
					.map((bond) -> new Object[] { Math.max(bond.one().id(), bond.other().id()),
							Math.min(bond.one().id(), bond.other().id()), bond.percent(),
							bond.why().substring(0, Math.min(LONGEST, bond.why().length())) })
					.toList());
	}

	/** Forgets what was decided, and what is in one change now. */
	void settle(Collection<Long> some, Collection<Long> others) {
		this.jdbc.sql("""
				delete from suggestion where (notice_id in (:some) and other_id in (:others))
				or (notice_id in (:others) and other_id in (:some))
				""").param("some", some).param("others", others).update();
	}

	/**
	 * What notices of a change look like, the most alike first; none of the change
	 * itself.
	 */
	List<Suggested> of(Collection<Long> members) {
		return this.jdbc.sql("""
				-- what looks like one of these and is none of them?
				select notice_id, other_id, percent, why from suggestion
				where notice_id in (:ids) and other_id not in (:ids)
				union all
				select other_id, notice_id, percent, why from suggestion
				where other_id in (:ids) and notice_id not in (:ids)
				order by percent desc limit 5
				""").param("ids", members).query(Suggested.class).list();
	}

	/** A notice and what looks like it. */
	record Suggested(long noticeId, long otherId, int percent, String why) {
	}

}
