package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is how far with a notice, person by person.
 */
@Repository
class NoticeProgress {

	private static final int NAMES = 500;

	private static final String SELECT = """
			select p.name, coalesce(t.name, '') team, o.due_on, o.closed_at, a.revision, a.how, d.name deputy, w.sentence word,
				o.ending, b.name ended_by
			from (%s) o
			join person p on p.id = o.person_id
			left join team t on t.id = p.team_id
			left join acknowledgement a on a.person_id = o.person_id and a.notice_id = o.notice_id
				and a.revision = (select max(l.revision) from acknowledgement l
					where l.person_id = o.person_id and l.notice_id = o.notice_id)
			left join person d on d.id = a.by_person_id
			left join evidence_word w on w.number = a.number
			left join person b on b.id = o.closed_by
			""";

	private static final String OF_PERSON = """
			select o.* from obligation o
			where o.notice_id = ? and o.person_id = ? and not coalesce(o.ending = 'withdrawn', false)
			""";

	/**
	 * Who owes, and only as many of those who owed as there is room for, each by the
	 * index of a notice: all of them may be many thousands.
	 */
	private static final String OPEN_FIRST = """
			(select o.* from obligation o join person p on p.id = o.person_id and p.active
				where o.notice_id = :notice and o.closed_at is null and not coalesce(o.ending = 'withdrawn', false)
				order by o.due_on, o.id limit :most)
			union all
			(select o.* from obligation o join person p on p.id = o.person_id and p.active
				where o.notice_id = :notice and o.closed_at is not null and not coalesce(o.ending = 'withdrawn', false)
				order by o.closed_at desc, o.id limit :most)
			order by closed_at is not null, due_on limit :most
			""";

	private final JdbcClient jdbc;

	NoticeProgress(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One sentence on how a person stands with a notice; empty when they owe nothing. */
	Optional<String> of(long noticeId, long personId, ZoneId zone) {
		return this.jdbc.sql(SELECT.formatted(OF_PERSON))
			.params(noticeId, personId)
			.query(Row.class)
			.optional()
			.map((row) -> {
				Instant closed = row.closedAt();
				if (closed != null && "handed".equals(row.ending())) {
					return "You handed this to %s on %s.".formatted(row.endedBy(), Days.moment(closed, zone));
				}
				if (closed != null && "team".equals(row.ending())) {
					return "%s acknowledged this for your team on %s.".formatted(row.endedBy(),
							Days.moment(closed, zone));
				}
				if (closed != null && row.word() != null) {
					return "%s took down on %s that you acknowledge this: \u201c%s\u201d".formatted(row.deputy(),
							Days.moment(closed, zone), row.word());
				}
				return (closed != null) ? "You acknowledged this on " + Days.moment(closed, zone) + "."
						: "Your acknowledgement is due by " + Days.day(row.dueOn()) + ".";
			});
	}

	/** The first people of a notice who owe or owed, open ones first. */
	List<Name> names(long noticeId, ZoneId zone) {
		return this.jdbc.sql(SELECT.formatted(OPEN_FIRST) + " order by o.closed_at is not null, o.due_on, p.name, p.id")
			.param("notice", noticeId)
			.param("most", NAMES)
			.query(Row.class)
			.list()
			.stream()
			.map((row) -> row.name(zone))
			.toList();
	}

	/**
	 * A person and a notice.
	 *
	 * @param state what they did, or by when they are to
	 */
	public record Name(String name, String team, boolean acknowledged, String state) {
	}

	/**
	 * The same as in the database.
	 */
	record Row(String name, String team, LocalDate dueOn, @Nullable Instant closedAt, @Nullable Integer revision,
			@Nullable String how, @Nullable String deputy, @Nullable String word, @Nullable String ending,
			@Nullable String endedBy) {

		private String way(String way) {
			if (this.word != null) {
				return "taken down by %s on their word: \u201c%s\u201d".formatted(this.deputy, this.word);
			}
			return (this.deputy != null) ? "by " + this.deputy + " for them, signed in" : How.of(way).label();
		}

		Name name(ZoneId zone) {
			Instant closed = this.closedAt;
			String way = this.how;
			if (closed != null && "handed".equals(this.ending)) {
				return new Name(this.name, this.team, false,
						"handed to %s on %s".formatted(this.endedBy, Days.moment(closed, zone)));
			}
			if (closed != null && "team".equals(this.ending)) {
				return new Name(this.name, this.team, true,
						"by %s for the team on %s".formatted(this.endedBy, Days.moment(closed, zone)));
			}
			if (closed != null && way != null) {
				return new Name(this.name, this.team, true,
						"revision %d on %s, %s".formatted(this.revision, Days.moment(closed, zone), way(way)));
			}
			if (closed != null) {
				return new Name(this.name, this.team, true,
						"under another notice of the same, by " + Days.moment(closed, zone));
			}
			return new Name(this.name, this.team, false,
					(this.revision != null)
							? "due %s; acknowledged revision %d".formatted(Days.day(this.dueOn), this.revision)
							: "due " + Days.day(this.dueOn));
		}

	}

}
