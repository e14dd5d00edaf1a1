package org.runstate.announcement;

import java.time.Clock;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who approved what.
 */
@Repository
class Approvals {

	private final JdbcClient jdbc;

	private final Clock clock;

	Approvals(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds one.
	 * @return false if that person had approved it already
	 */
	boolean add(long announcement, long person, String hash) {
		return this.jdbc.sql("""
				insert ignore into announcement_approval (announcement_id, person_id, hash, approved_at)
				values (?, ?, ?, ?)
				""").params(announcement, person, hash, this.clock.instant()).update() == 1;
	}

	/** How many approved exactly this. */
	int count(long announcement, String hash) {
		return this.jdbc.sql("select count(*) from announcement_approval where announcement_id = ? and hash = ?")
			.params(announcement, hash)
			.query(Integer.class)
			.single();
	}

	/** Who approved it, by name. */
	List<String> names(long announcement) {
		return this.jdbc.sql("""
				select p.name from announcement_approval a join person p on p.id = a.person_id
				where a.announcement_id = ? order by a.approved_at, p.name
				""").param(announcement).query(String.class).list();
	}

	boolean isBy(long announcement, long person) {
		return this.jdbc
			.sql("select exists (select 1 from announcement_approval where announcement_id = ? and person_id = ?)")
			.params(announcement, person)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes all approvals away.
	 * @return how many there were
	 */
	int clear(long announcement) {
		return this.jdbc.sql("delete from announcement_approval where announcement_id = ?")
			.param(announcement)
			.update();
	}

}
