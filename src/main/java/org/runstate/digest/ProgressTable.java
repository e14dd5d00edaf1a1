package org.runstate.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far everyone has been told.
 */
@Component
class ProgressTable {

	/** What a newcomer is told of the time before they came. */
	private static final Duration RECENT = Duration.ofDays(30);

	private static final int HOURS = 24;

	private static final String NEW = """
			p.active and not exists (select 1 from digest_progress d where d.person_id = p.id)
				and not exists (select 1 from catch_up c
					where c.person_id = p.id and c.because = 'joined' and c.done_at is null)
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	ProgressTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Begins to keep the progress of people who are new. Whoever is going to join begins
	 * with their catch-up.
	 */
	@Transactional(isolation = Isolation.READ_COMMITTED)
	public void begin(Instant now) {
		boolean anybody = this.jdbc.sql("select exists (select 1 from person p where " + NEW + ")")
			.query(Boolean.class)
			.single();
		if (!anybody) {
			return;
		}
		long start = this.jdbc.sql("select coalesce(max(position), 0) from impact where classified_at < ?")
			.param(now.minus(RECENT))
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into digest_progress (person_id, told_to, urgent_to)
				select p.id, :start, :start from person p where\s""" + NEW + """
				 on duplicate key update person_id = digest_progress.person_id
				""").param("start", start).update();
	}

	/** Begins with people who were told everything up to a position. */
	void begin(List<Long> ids, long toldTo) {
		this.batches.batchUpdate("""
				insert into digest_progress (person_id, told_to, urgent_to) values (?, ?, ?)
				on duplicate key update person_id = person_id
				""", ids.stream().map((id) -> new Object[] { id, toldTo, toldTo }).toList());
	}

	/** The last position of urgent news that somebody may not have been told, or 0. */
	long urgentUntold() {
		return this.jdbc.sql("""
				select coalesce(max(position), 0) from impact
				where news and urgency = 'now'
				and position > (select coalesce(min(urgent_to), 0) from digest_progress)
				and position <= (select last from change_position where id = 1)
				""").query(Long.class).single();
	}

	/** People by number who were not told what is urgent up to a position. */
	List<Long> withoutUrgent(long to, long afterId, int most) {
		return this.jdbc.sql("""
				select d.person_id from digest_progress d join person p on p.id = d.person_id and p.active
				where d.urgent_to < ? and d.person_id > ? order by d.person_id limit ?
				""").params(to, afterId, most).query(Long.class).list();
	}

	/** People by number who have something unseen. */
	List<Long> behind(long to, long afterId, int most) {
		return this.jdbc.sql("""
				select d.person_id from digest_progress d join person p on p.id = d.person_id and p.active
				where d.told_to < ? and d.person_id > ? order by d.person_id limit ?
				""").params(to, afterId, most).query(Long.class).list();
	}

	/** People by number whose hour has come on a local date without a digest so far. */
	List<Long> due(Instant now, long afterId, int most) {
		return this.jdbc.sql("""
				-- whose hour has come, where they are, on a day on which they had no digest?
				select straight_join p.id
				from person p
				join digest_progress d on d.person_id = p.id
				join json_table(:due, '$[*]' columns (
					zone varchar(50) character set utf8mb4 collate utf8mb4_uca1400_ai_ci path '$.zone',
					hour tinyint path '$.hour', local_date date path '$.date')) due
					on due.zone = p.zone and due.hour = p.hour
				where p.active and p.id > :after and (d.last_on is null or d.last_on < due.local_date)
				order by p.id limit :most
				""")
			.param("due", JsonColumn.write(hours(now, false)))
			.param("after", afterId)
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/**
	 * Which local date's digest is due, by zone and hour.
	 * @param any whether every hour of today is
	 */
	List<Map<String, Object>> hours(Instant now, boolean any) {
		List<Map<String, Object>> hours = new ArrayList<>();
		for (String name : this.jdbc.sql("select distinct zone from person where active").query(String.class).list()) {
			ZoneId zone = ZoneId.of(name);
			Optional<LocalDate> today = any ? Optional.of(now.atZone(zone).toLocalDate()) : Optional.empty();
			for (int hour = 0; hour < HOURS; hour++) {
				int each = hour;
				today.or(() -> LocalDays.due(now, zone, each))
					.ifPresent((date) -> hours.add(Map.of("zone", name, "hour", each, "date", date.toString())));
			}
		}
		return hours;
	}

	/**
	 * Locks the progress of people until the transaction ends, and reads it as it is now.
	 */
	Map<Long, Progress> lock(Collection<Long> ids) {
		Map<Long, Progress> found = new HashMap<>();
		this.jdbc.sql("""
				select person_id, told_to, urgent_to, last_on from digest_progress
				where person_id in (:ids) order by person_id for update
				""")
			.param("ids", ids)
			.query(ProgressTable::progress)
			.list()
			.forEach((one) -> found.put(one.personId(), one));
		return found;
	}

	Progress of(long personId) {
		return this.jdbc.sql("select person_id, told_to, urgent_to, last_on from digest_progress where person_id = ?")
			.param(personId)
			.query(ProgressTable::progress)
			.optional()
			.orElse(new Progress(personId, 0, 0, null));
	}

	private static Progress progress(ResultSet row, int number) throws SQLException {
		return new Progress(row.getLong("person_id"), row.getLong("told_to"), row.getLong("urgent_to"),
				row.getObject("last_on", LocalDate.class));
	}

	void move(List<Progress> to) {
		this.batches.batchUpdate(
				"update digest_progress set told_to = ?, urgent_to = ?, last_on = ? where person_id = ?",
				to.stream()
					.map((one) -> new Object[] { one.toldTo(), one.urgentTo(), one.lastOn(), one.personId() })
					.toList());
	}

}
