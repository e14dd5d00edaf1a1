package org.runstate.acknowledgement;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who acknowledged what: the door to recording it, and what counts.
 */
@Repository
public class Acknowledgements {

	private final Recorder recorder;

	private final JdbcClient jdbc;

	Acknowledgements(Recorder recorder, JdbcClient jdbc) {
		this.recorder = recorder;
		this.jdbc = jdbc;
	}

	/**
	 * Records that a person acknowledged a revision, and closes what they owe up to it.
	 * The same again, also at the same time, records nothing. Durable when it returns,
	 * unless the caller has a transaction, of which it then is a part.
	 * @param revision the number of the revision that the person was shown
	 */
	public Recorded record(long personId, long noticeId, int revision, How how) {
		return this.recorder.record(new Given(personId, noticeId, revision, how, 0, null));
	}

	/**
	 * The same for several notices at once.
	 * @param revisions the number of the revision that the person was shown, by notice
	 * @return what became of each, by notice
	 */
	public Map<Long, Recorded> record(long personId, Map<Long, Integer> revisions, How how) {
		List<Long> notices = List.copyOf(revisions.keySet());
		List<Recorded> recorded = this.recorder.record(notices.stream()
			.map((notice) -> new Given(personId, notice, revisions.getOrDefault(notice, 0), how, 0, null))
			.toList());
		Map<Long, Recorded> answers = new LinkedHashMap<>();
		for (int i = 0; i < notices.size(); i++) {
			answers.put(notices.get(i), recorded.get(i));
		}
		return answers;
	}

	/**
	 * The same when somebody does it for them, signed in.
	 * @param byPersonId who does it
	 */
	public Recorded recordFor(long personId, long byPersonId, long noticeId, int revision) {
		return this.recorder.record(new Given(personId, noticeId, revision, How.DELEGATE, byPersonId, null));
	}

	/**
	 * The same by the link in a mail, which counts only if it does not look like a
	 * machine's press.
	 * @param network hashed, where the link was pressed
	 */
	Recorded press(long personId, long noticeId, int revision, String network) {
		return this.recorder.record(new Given(personId, noticeId, revision, How.MAIL_LINK, 0, network));
	}

	/** Whether a person has acknowledged this or a later revision. */
	public boolean given(long personId, long noticeId, int revision) {
		return this.jdbc
			.sql("select count(*) from acknowledgement where person_id = ? and notice_id = ? and revision >= ?")
			.params(personId, noticeId, revision)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * The newest revision that each of these people acknowledged of each of these
	 * notices, by person and notice.
	 */
	public Map<Long, Map<Long, Integer>> newest(Collection<Long> people, Collection<Long> notices) {
		Map<Long, Map<Long, Integer>> newest = new HashMap<>();
		if (!people.isEmpty() && !notices.isEmpty()) {
			this.jdbc.sql("""
					select person_id, notice_id, max(revision) revision from acknowledgement
					where person_id in (:people) and notice_id in (:notices) group by person_id, notice_id
					""").param("people", people).param("notices", notices).query((row) -> {
				newest.computeIfAbsent(row.getLong("person_id"), (person) -> new HashMap<>())
					.put(row.getLong("notice_id"), row.getInt("revision"));
			});
		}
		return newest;
	}

}
