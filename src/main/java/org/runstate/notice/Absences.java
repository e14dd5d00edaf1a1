package org.runstate.notice;

import java.time.Instant;
import java.util.Optional;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What sources no longer list. That is no withdrawal: nothing says why.
 */
@Repository
public class Absences {

	private final JdbcClient jdbc;

	Absences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Marks what a source no longer lists, though it lists older entries; what is listed
	 * again loses its mark when it is kept.
	 * @param compared a poll that had everything the source lists
	 */
	public void mark(Compared compared, Instant now) {
		Instant oldest = compared.oldest().orElse(null);
		if (oldest != null) {
			this.jdbc
				.sql("""
						update notice n
						join revision r on r.notice_id = n.id and r.number = n.latest and r.published_at > ?
						left join json_table(?, '$[*]' columns (entry_key varchar(700)
							character set utf8mb4 collate utf8mb4_nopad_bin path '$')) listed on listed.entry_key = n.entry_key
						set n.absent_since = ?
						where n.source_id = ? and n.absent_since is null and listed.entry_key is null
						""")
				.param(oldest)
				.param(JsonColumn.write(compared.found().stream().map((one) -> one.entry().key()).toList()))
				.param(now)
				.param(compared.sourceId())
				.update();
		}
	}

	/**
	 * Since when its source no longer lists a notice, as far as a second good poll
	 * confirmed it.
	 */
	public Optional<Instant> since(long noticeId) {
		return this.jdbc.sql("""
				select n.absent_since from notice n join source s on s.id = n.source_id
				where n.id = ? and n.absent_since < s.last_good_at
				""").param(noticeId).query(Instant.class).optional();
	}

}
