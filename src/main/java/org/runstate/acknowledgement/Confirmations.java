package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people pressed the link of, perhaps, and have to confirm before it counts.
 */
@Repository
public class Confirmations {

	private final JdbcClient jdbc;

	Confirmations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What these people have to confirm, oldest first. */
	public List<ToConfirm> of(Collection<Long> people) {
		return people.isEmpty() ? List.of()
				: this.jdbc
					.sql("""
							select u.person_id, u.notice_id, n.latest revision, r.title, u.pressed_at
							from unconfirmed u
							join notice n on n.id = u.notice_id
							join revision r on r.notice_id = n.id and r.number = n.latest
							where u.person_id in (:people)
							and not exists (select 1 from unconfirmed l where l.person_id = u.person_id and l.notice_id = u.notice_id
								and l.revision > u.revision)
							order by u.pressed_at, u.notice_id
							""")
					.param("people", people)
					.query(ToConfirm.class)
					.list();
	}

	/** Whether a person pressed the link of this revision and has to confirm it. */
	boolean waits(long personId, long noticeId, int revision) {
		return this.jdbc.sql("select count(*) from unconfirmed where person_id = ? and notice_id = ? and revision = ?")
			.params(personId, noticeId, revision)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * A notice that somebody has to confirm.
	 *
	 * @param revision the number of the newest revision
	 * @param title the newest revision's
	 * @param pressedAt when the link was pressed
	 */
	public record ToConfirm(long personId, long noticeId, int revision, String title, Instant pressedAt) {
	}

}
