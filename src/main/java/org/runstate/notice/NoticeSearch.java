package org.runstate.notice;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets notices be found by their words, as they stand now, in the table
 * {@code notice_text}.
 */
@Component
public class NoticeSearch {

	private static final int PORTION = 500;

	private final JdbcClient jdbc;

	NoticeSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes in some of the notices that are new or say something else. A revision that
	 * comes meanwhile waits for the lock and makes its notice due again.
	 * @return how many were taken in; 0 when all are
	 */
	@Transactional
	public int fill() {
		List<Long> ids = this.jdbc
			.sql("select id from notice where not searchable order by id limit ? for update skip locked")
			.param(PORTION)
			.query(Long.class)
			.list();
		if (!ids.isEmpty()) {
			this.jdbc.sql("""
					replace into notice_text (notice_id, title, text)
					select n.id, r.title, r.text from notice n
					join revision r on r.notice_id = n.id and r.number = n.latest where n.id in (:ids)
					""").param("ids", ids).update();
			this.jdbc.sql("update notice set searchable = true where id in (:ids)").param("ids", ids).update();
		}
		return ids.size();
	}

}
