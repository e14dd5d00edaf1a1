package org.runstate.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is to be caught up, and who was. The key says that nobody is twice for one reason.
 */
@Repository
class CatchUpTable {

	private static final String OPEN = "select person_id, because, on_day from catch_up where done_at is null and ";

	private static final String PLANNED = """
			json_table(:rows, '$[*]' columns (
				email varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin path '$[0]',
				because varchar(20) character set ascii collate ascii_bin path '$[1]', on_day date path '$[2]')) planned
			straight_join person p on p.email = planned.email
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	CatchUpTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Plans for people by their address, unless it was done already. A day that moves
	 * before it is done moves it. Whoever is going to join is caught up then on
	 * everything, and before on nothing.
	 */
	void plan(List<Planned> planned) {
		if (!planned.isEmpty()) {
			this.jdbc.sql(
					"insert into catch_up (person_id, because, on_day) select p.id, planned.because, planned.on_day from "
							+ PLANNED
							+ """
									where planned.because = 'joined' or not exists (select 1 from catch_up j
										where j.person_id = p.id and j.because = 'joined' and j.done_at is null)
									on duplicate key update on_day = if(catch_up.done_at is null, value(on_day), catch_up.on_day)
									""")
				.param("rows", rows(planned))
				.update();
		}
	}

	/** Takes back what was planned and not done. */
	void forget(List<Planned> planned) {
		delete(planned, "c.done_at is null");
	}

	/** Lets people join again on another day. */
	void again(List<Planned> planned) {
		delete(planned, "c.on_day <> planned.on_day");
	}

	private void delete(List<Planned> planned, String where) {
		if (!planned.isEmpty()) {
			this.jdbc.sql("delete c from " + PLANNED + """
					straight_join catch_up c on c.person_id = p.id and c.because = planned.because
					where\s""" + where).param("rows", rows(planned)).update();
		}
	}

	private static String rows(List<Planned> planned) {
		return JsonColumn
			.write(planned.stream().map((one) -> List.of(one.email(), one.because(), one.onDay().toString())).toList());
	}

	/** Takes back whatever was planned for people who left. */
	void forget(Collection<Long> people) {
		this.jdbc.sql("delete from catch_up where person_id in (:people) and done_at is null")
			.param("people", people)
			.update();
	}

	/** Whether the day of anybody may have come, wherever they are. */
	boolean isAnyDue(Instant now) {
		return this.jdbc.sql("select exists (select 1 from catch_up where done_at is null and on_day <= ?)")
			.param(LocalDate.ofInstant(now, ZoneOffset.ofHours(14)))
			.query(Boolean.class)
			.single();
	}

	/**
	 * People by number whose day and hour have come.
	 * @param hours which local dates have come, by zone and hour
	 */
	List<Long> due(List<Map<String, Object>> hours, long afterId, int most) {
		return this.jdbc.sql("""
				-- for whom has the day come on which they join or got an audience, and their hour?
				select c.person_id
				from catch_up c
				straight_join person p on p.id = c.person_id and p.active
				straight_join json_table(:due, '$[*]' columns (
					zone varchar(50) character set utf8mb4 collate utf8mb4_uca1400_ai_ci path '$.zone',
					hour tinyint path '$.hour', local_date date path '$.date')) due
					on due.zone = p.zone and due.hour = p.hour
				where c.done_at is null and c.on_day <= due.local_date and c.person_id > :after
				group by c.person_id order by c.person_id limit :most
				""")
			.param("due", JsonColumn.write(hours))
			.param("after", afterId)
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/**
	 * What is open for people, locked until the transaction ends. People come first, as
	 * for whoever changes them, so that nobody waits for each other.
	 */
	List<CatchUp> lock(Collection<Long> people) {
		this.jdbc.sql("select id from person where id in (:people) order by id lock in share mode")
			.param("people", people)
			.query(Long.class)
			.list();
		return this.jdbc.sql(OPEN + "person_id in (:people) order by person_id, because for update")
			.param("people", people)
			.query(CatchUp.class)
			.list();
	}

	List<CatchUp> of(long person) {
		return this.jdbc.sql(OPEN + "person_id = ? order by because").param(person).query(CatchUp.class).list();
	}

	void done(List<CatchUp> done, Instant now) {
		this.batches.batchUpdate("update catch_up set done_at = ? where person_id = ? and because = ?",
				done.stream().map((one) -> new Object[] { now, one.personId(), one.because() }).toList());
	}

	/** Of which notices people were told in digests, by person. */
	Map<Long, Set<Long>> told(Collection<Long> people) {
		Map<Long, Set<Long>> told = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("""
					select distinct d.person_id, r.notice_id
					from digest d
					straight_join json_table(d.revisions, '$[*]' columns (id bigint path '$')) listed
					straight_join revision r on r.id = listed.id
					where d.person_id in (:people)
					""").param("people", people).query((row) -> {
				told.computeIfAbsent(row.getLong(1), (id) -> new HashSet<>()).add(row.getLong(2));
			});
		}
		return told;
	}

	/** Somebody is to be caught up whose number may not be known yet. */
	record Planned(String email, String because, LocalDate onDay) {
	}

}
