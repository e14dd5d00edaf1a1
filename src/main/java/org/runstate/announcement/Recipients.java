package org.runstate.announcement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * To whom announcements go: counted while they are written, fixed when they are sent off.
 */
@Repository
class Recipients {

	private static final int SAMPLE = 6;

	private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")
		.withZone(ZoneOffset.UTC);

	private static final String CIRCLE = """
			((:platforms = '[]' or json_length(p.platforms) = 0 or json_overlaps(p.platforms, :platforms))
			and (:services = '[]' or json_length(p.services) = 0 or json_overlaps(lower(p.services), lower(:services)))
			and (:teams = '[]' or p.team_id in (select t.id from team t where json_contains(:teams, json_quote(t.name))))
			and (:audiences = '[]' or json_overlaps(p.audiences, :audiences))
			and (:languages = '[]' or json_contains(:languages, json_quote(lower(substring_index(p.locale, '-', 1))))))
			""";

	/** Whose message of the same thing is out, or may be. */
	private static final String TOLD = """
			p.id in (select r.person_id from announcement a
				join announcement_recipient r on r.announcement_id = a.id
				join message m on m.cause = concat('announcement:', r.announcement_id, ':', r.person_id)
				where (a.id = :first or a.follows_id = :first) and a.id <> :id
				and m.state not in ('cancelled', 'refused', 'expired')
				and (m.withdrawn is null or m.claimed_by is not null))
			""";

	private final JdbcClient jdbc;

	Recipients(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many people it would go to now. */
	long count(Announcement one) {
		return asked("select count(*) from person p where p.active and " + whom(one), one).query(Long.class).single();
	}

	/** How many people are in a circle now. */
	long count(Circle circle) {
		return circle(this.jdbc.sql("select count(*) from person p where p.active and " + CIRCLE), circle)
			.query(Long.class)
			.single();
	}

	/** Some of the people it would go to. */
	List<Someone> sample(Announcement one) {
		return asked("select p.name, p.zone, p.locale from person p where p.active and " + whom(one)
				+ " order by crc32(concat(p.id, 'x')), p.id limit " + SAMPLE, one)
			.query(Someone.class)
			.list();
	}

	/** Some of the people in a circle. */
	List<Someone> sample(Circle circle) {
		return circle(this.jdbc.sql("select p.name, p.zone, p.locale from person p where p.active and " + CIRCLE
				+ " order by crc32(concat(p.id, 'x')), p.id limit " + SAMPLE), circle)
			.query(Someone.class)
			.list();
	}

	/**
	 * Fixes who gets it, as they are now and each at their hour, in one statement.
	 * @return how many
	 */
	int fix(Announcement one, Instant now) {
		return asked("""
				insert into announcement_recipient (announcement_id, person_id, email, name, locale, due_at)
				select :id, p.id, p.email, p.name, p.locale, z.due
				from person p
				join json_table(:zones, '$[*]' columns (
					zone varchar(50) character set utf8mb4 collate utf8mb4_uca1400_ai_ci path '$.zone',
					due datetime(6) path '$.due')) z on z.zone = p.zone
				where p.active and\s""" + whom(one), one).param("zones", JsonColumn.write(zones(one, now))).update();
	}

	private List<Map<String, String>> zones(Announcement one, Instant now) {
		List<Map<String, String>> zones = new ArrayList<>();
		for (String zone : this.jdbc.sql("select distinct zone from person where active").query(String.class).list()) {
			zones.add(Map.of("zone", zone, "due", COLUMN.format(due(one.content().publishAt(), ZoneId.of(zone), now))));
		}
		return zones;
	}

	/**
	 * When somebody's mail is due. An hour that the clocks leave out comes right after
	 * the gap, and one that they repeat counts when it comes first, as with digests.
	 */
	static Instant due(@Nullable LocalDateTime publishAt, ZoneId zone, Instant now) {
		if (publishAt == null) {
			return now;
		}
		Instant due = publishAt.atZone(zone).toInstant();
		return due.isBefore(now) ? now : due;
	}

	/** When the first of them may have it. */
	Instant firstDue(long id) {
		return this.jdbc.sql("select min(due_at) from announcement_recipient where announcement_id = ?")
			.param(id)
			.query((row, number) -> row.getObject(1, Instant.class))
			.single();
	}

	/** The next of them by number. */
	List<Fixed> next(long id, long after, int most) {
		return this.jdbc.sql("""
				select person_id, email, name, locale, due_at from announcement_recipient
				where announcement_id = ? and person_id > ? order by person_id limit ?
				""").params(id, after, most).query(Fixed.class).list();
	}

	/** Every zone in which somebody lives, for the earliest and the latest hour. */
	List<Instant> dues(LocalDateTime publishAt, Instant now) {
		return this.jdbc.sql("select distinct zone from person where active")
			.query(String.class)
			.list()
			.stream()
			.map((zone) -> due(publishAt, ZoneId.of(zone), now))
			.sorted(Comparator.naturalOrder())
			.toList();
	}

	private static String whom(Announcement one) {
		if (one.relation() == null) {
			return CIRCLE;
		}
		return one.isWithdrawal() ? TOLD : "(" + CIRCLE + " or " + TOLD + ")";
	}

	private JdbcClient.StatementSpec asked(String sql, Announcement one) {
		return circle(this.jdbc.sql(sql), one.content().circle()).param("id", one.id()).param("first", one.first());
	}

	private static JdbcClient.StatementSpec circle(JdbcClient.StatementSpec statement, Circle circle) {
		return statement.param("platforms", JsonColumn.write(circle.platforms()))
			.param("services", JsonColumn.write(circle.services()))
			.param("teams", JsonColumn.write(circle.teams()))
			.param("audiences", JsonColumn.write(circle.audiences()))
			.param("languages", JsonColumn.write(circle.languages()));
	}

	/** One of those it would go to. */
	public record Someone(String name, String zone, String locale) {
	}

	/** One of those it goes to, as they were when it was sent off. */
	record Fixed(long personId, String email, String name, String locale, Instant dueAt) {
	}

}
