package org.runstate.announcement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happened to announcements, and who did it.
 */
@Repository
class AnnouncementHistory {

	private static final int LONGEST = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	AnnouncementHistory(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds something that happened, in the transaction in which it did.
	 * @param person who did it; null when nobody did, such as at a scheduled hour
	 * @param detail a figure or somebody's words; may be empty
	 */
	void add(long announcement, int version, Happened what, @Nullable Long person, String detail) {
		this.jdbc.sql("""
				insert into announcement_event (announcement_id, what, person_id, version, detail, happened_at)
				values (:announcement, :what, :person, :version, :detail, :now)
				""")
			.param("announcement", announcement)
			.param("what", what.key())
			.param("person", person)
			.param("version", version)
			.param("detail", detail.substring(0, Math.min(LONGEST, detail.length())))
			.param("now", this.clock.instant())
			.update();
	}

	/** Everything that happened, the newest first. */
	List<Line> of(long announcement) {
		return this.jdbc.sql("""
				select e.what, coalesce(p.name, '') person, e.version, e.detail, e.happened_at at
				from announcement_event e left join person p on p.id = e.person_id
				where e.announcement_id = ? order by e.id desc
				""").param(announcement).query(Line.class).list();
	}

	/** Whether a person wrote a word of it, in any version. */
	boolean isAuthor(long announcement, long person) {
		return this.jdbc.sql("""
				select exists (select 1 from announcement_event
					where announcement_id = ? and person_id = ? and what in ('drafted', 'edited'))
				""").params(announcement, person).query(Boolean.class).single();
	}

	/** Something that happened. */
	public record Line(String what, String person, int version, String detail, Instant at) {
	}

}
