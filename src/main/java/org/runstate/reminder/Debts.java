package org.runstate.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Open obligations and how far up the ladder each is.
 */
@Repository
class Debts {

	private static final String ZONES = """
			json_table(:zones, '$[*]' columns (
				zone varchar(50) character set utf8mb4 collate utf8mb4_uca1400_ai_ci path '$.zone',
				local_date date path '$.date', hour int path '$.hour', open int path '$.open'))
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final LadderSettings ladder;

	private final Clock clock;

	Debts(JdbcClient jdbc, JdbcTemplate batches, LadderSettings ladder, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.ladder = ladder;
		this.clock = clock;
	}

	/**
	 * People by number to whom a reminder may be written now: their hours are open, they
	 * had none today, and something they owe, or stand in for, takes its next step.
	 */
	List<Long> recipients(long afterId, int most) {
		Instant now = this.clock.instant();
		return this.jdbc
			.sql("""
					-- to whom can be written of what takes its next step, or was never told, or not sent?
					select w.id
					from (
						select o.person_id, greatest(o.due_on + interval l.day day, coalesce(o.snoozed_until, date'1000-01-01')) from_on
						from json_table(:ladder, '$[*]' columns (urgent int path '$[0]', rung int path '$[1]', day int path '$[2]')) l
						straight_join obligation o on o.closed_at is null and o.urgent = l.urgent and o.rung = l.rung - 1
							and o.due_on <= :latest - interval l.day day and o.opened_at <= :calm
						union
						select o.person_id, coalesce(o.snoozed_until, date'1000-01-01')
						from obligation o where o.untold and o.closed_at is null
					) d
					join person p on p.id = d.person_id and p.active
					join %1$s y on y.zone = p.zone
					left join absence a on a.person_id = p.id and y.local_date between a.from_on and a.to_on
					join person w on w.id = if(a.id is null, p.id, a.delegate_id) and w.active
					join %1$s z on z.zone = w.zone and z.open and least(w.hour, :until - 1) <= z.hour
					left join absence b on b.person_id = w.id and z.local_date between b.from_on and b.to_on
					left join ladder_mail m on m.recipient = w.email and m.kind = 'reminder'
					where w.id > :after and b.id is null and d.from_on <= z.local_date
					and (m.last_on is null or m.last_on < z.local_date)
					union
					select w.id from ladder_mail m
					join person w on w.email = m.recipient and w.active
					join %1$s z on z.zone = w.zone and z.open and least(w.hour, :until - 1) <= z.hour
					where m.again and m.kind = 'reminder' and w.id > :after
					order by 1 limit :most
					"""
				.formatted(ZONES))
			.param("ladder", JsonColumn.write(rungs()))
			// somewhere it is tomorrow already
			.param("latest", LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).plusDays(1))
			.param("calm", now.minus(this.ladder.patience()))
			.param("zones", zones(now))
			.param("until", this.ladder.until())
			.param("after", afterId)
			.param("most", most)
			.query(Long.class)
			.list();
	}

	private List<List<Integer>> rungs() {
		List<List<Integer>> rungs = new ArrayList<>();
		for (boolean urgent : new boolean[] { false, true }) {
			for (int rung = 1; rung <= this.ladder.rungs(urgent); rung++) {
				rungs.add(List.of(urgent ? 1 : 0, rung, this.ladder.day(urgent, rung)));
			}
		}
		return rungs;
	}

	/**
	 * Every zone in which somebody lives: its date and hour, and whether it is at work.
	 */
	private String zones(Instant now) {
		List<Map<String, Object>> zones = new ArrayList<>();
		for (String zone : this.jdbc.sql("select distinct zone from person where active").query(String.class).list()) {
			ZonedDateTime local = now.atZone(ZoneId.of(zone));
			zones.add(Map.of("zone", zone, "date", local.toLocalDate().toString(), "hour", local.getHour(), "open",
					this.ladder.isOpen(local, local.getHour()) ? 1 : 0));
		}
		return JsonColumn.write(zones);
	}

	/**
	 * What these people owe, by day, locked until the transaction ends: who acknowledges
	 * meanwhile waits, and takes back what was made of it.
	 */
	List<Owed> lock(Collection<Long> people) {
		this.jdbc
			.sql("select id from obligation where person_id in (:people) and closed_at is null order by id for update")
			.param("people", people)
			.query(Long.class)
			.list();
		return this.jdbc.sql("""
				-- what do these people owe, and what does it say now?
				select o.id, o.person_id, o.notice_id, o.from_revision, o.due_on, o.rung, o.urgent, o.untold,
					o.opened_at > :calm and not o.untold fresh, o.snoozed_until, n.latest revision, r.title,
					(select max(a.revision) from acknowledgement a
						where a.person_id = o.person_id and a.notice_id = o.notice_id) again, o.given_by,
					exists (select 1 from unconfirmed u where u.person_id = o.person_id
						and u.notice_id = o.notice_id) pressed
				from obligation o
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where o.person_id in (:people) and o.closed_at is null
				order by o.due_on, o.id
				""")
			.param("people", people)
			.param("calm", this.clock.instant().minus(this.ladder.patience()))
			.query(Owed.class)
			.list();
	}

	/** Keeps how far these have climbed, and lets those at the top be escalated. */
	void keep(List<Owed> moved, Set<Long> topped) {
		Instant now = this.clock.instant();
		this.batches.batchUpdate("""
				update obligation set rung = ?, untold = false, escalate_at = coalesce(?, escalate_at) where id = ?
				""",
				moved.stream()
					.map((one) -> new Object[] { one.rung(), topped.contains(one.id()) ? now : null, one.id() })
					.toList());
	}

	/** Which obligations each of these messages, and none since, speaks of. */
	Map<String, Set<Long>> items(Collection<String> messages) {
		Map<String, Set<Long>> items = new HashMap<>();
		if (!messages.isEmpty()) {
			this.jdbc.sql("""
					-- what did these messages speak of that no later one did?
					select i.message_id, i.obligation_id from ladder_item i join message m on m.id = i.message_id
					where i.message_id in (:messages) and not exists (select 1 from ladder_item j
						join message l on l.id = j.message_id and l.state <> 'cancelled' and l.planned_at > m.planned_at
						where j.obligation_id = i.obligation_id)
					""").param("messages", messages).query((row) -> {
				items.computeIfAbsent(row.getString(1), (message) -> new java.util.HashSet<>()).add(row.getLong(2));
			});
		}
		return items;
	}

	/** Whether a day has passed that has to be noted. */
	boolean isAnyMissed() {
		return this.jdbc.sql("select exists (select 1 " + MISSED + ")")
			.param("zones", zones(this.clock.instant()))
			.query(Boolean.class)
			.single();
	}

	private static final String MISSED = """
			from obligation o
			join person p on p.id = o.person_id and p.active
			join %s z on z.zone = p.zone
			where o.closed_at is null and not o.missed and o.due_on < z.local_date
			""".formatted(ZONES);

	/** Notes whose day has ended, where they are, without the acknowledgement. */
	void noteMissed() {
		List<Long> ids = this.jdbc.sql("select o.id " + MISSED + " order by o.id limit 5000")
			.param("zones", zones(this.clock.instant()))
			.query(Long.class)
			.list();
		if (!ids.isEmpty()) {
			// locked first, so that nobody acknowledges in between
			List<Long> open = this.jdbc
				.sql("select id from obligation where id in (:ids) and closed_at is null order by id for update")
				.param("ids", ids)
				.query(Long.class)
				.list();
			if (!open.isEmpty()) {
				this.jdbc.sql("""
						insert into missed (person_id, notice_id, from_revision, due_on, noted_at)
						select person_id, notice_id, from_revision, due_on, :now from obligation where id in (:ids)
						on duplicate key update due_on = missed.due_on
						""").param("ids", open).param("now", this.clock.instant()).update();
				this.jdbc.sql("update obligation set missed = true where id in (:ids)").param("ids", open).update();
			}
		}
	}

}
