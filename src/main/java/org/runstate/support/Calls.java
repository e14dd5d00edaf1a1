package org.runstate.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users who call about a notice, one row a call. Today is the last 24 hours.
 */
@Component
public class Calls {

	private static final Duration DAY = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final Cards cards;

	private final OwnerMail mail;

	private final DeskSettings settings;

	private final Clock clock;

	Calls(JdbcClient jdbc, Cards cards, OwnerMail mail, DeskSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.cards = cards;
		this.mail = mail;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Counts one call more. When they are many, whoever looks after the notice is told,
	 * once.
	 * @return how many there were today
	 */
	@Transactional
	public Counted count(long noticeId, long person) {
		Instant now = this.clock.instant();
		this.jdbc.sql("insert into card_call (notice_id, person_id, called_at) values (?, ?, ?)")
			.params(noticeId, person, now)
			.update();
		int calls = today(List.of(noticeId)).getOrDefault(noticeId, 0);
		boolean raised = calls >= this.settings.calls();
		boolean told = raised && this.cards.tellOwner(noticeId, now);
		if (told) {
			this.mail.tell(noticeId, calls, now);
		}
		return new Counted(calls, raised, told);
	}

	/**
	 * Takes back the last call that this person counted today.
	 * @return whether there was one
	 */
	@Transactional
	public boolean undo(long noticeId, long person) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				update card_call set undone_at = :now
				where notice_id = :notice and person_id = :person and undone_at is null and called_at > :since
				order by id desc limit 1
				""")
			.param("notice", noticeId)
			.param("person", person)
			.param("now", now)
			.param("since", now.minus(DAY))
			.update() == 1;
	}

	/** How many calls there were today about each of these; those without are absent. */
	Map<Long, Integer> today(Collection<Long> noticeIds) {
		Map<Long, Integer> calls = new HashMap<>();
		if (!noticeIds.isEmpty()) {
			this.jdbc.sql("""
					select notice_id, count(*) from card_call
					where notice_id in (:ids) and called_at > :since and undone_at is null group by notice_id
					""").param("ids", noticeIds).param("since", this.clock.instant().minus(DAY)).query((row) -> {
				calls.put(row.getLong(1), row.getInt(2));
			});
		}
		return calls;
	}

	/** Whether so many calls make it urgent. */
	boolean isMany(int calls) {
		return calls >= this.settings.calls();
	}

	/** The calls of today, newest first. */
	List<Call> list(long noticeId) {
		return this.jdbc.sql("""
				select p.id person_id, p.name, c.called_at from card_call c join person p on p.id = c.person_id
				where c.notice_id = ? and c.called_at > ? and c.undone_at is null order by c.id desc limit 100
				""").params(noticeId, this.clock.instant().minus(DAY)).query(Call.class).list();
	}

	/** A call, by whoever counted it. */
	public record Call(long personId, String name, Instant calledAt) {
	}

	/**
	 * What became of counting one.
	 *
	 * @param raised whether they are many
	 * @param told whether the owner was told just now
	 */
	public record Counted(int calls, boolean raised, boolean told) {
	}

}
