package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.Settled.Debt;
import org.runstate.database.JsonColumn;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes what is owed when it is acknowledged: by the person, and by one of the team
 * where that is enough. Says in the same transaction that it is owed no more.
 */
@Component
class Closings {

	private final TeamEnough teams;

	private final JdbcTemplate batches;

	private final ApplicationEventPublisher events;

	Closings(TeamEnough teams, JdbcTemplate batches, ApplicationEventPublisher events) {
		this.teams = teams;
		this.batches = batches;
		this.events = events;
	}

	/**
	 * Closes these in the transaction of the caller, before it locks anything else.
	 * @param some in any order
	 */
	void close(Collection<Done> some, Instant at) {
		if (some.isEmpty()) {
			return;
		}
		List<Done> ordered = some.stream()
			.sorted(Comparator.comparingLong(Done::personId).thenComparingLong(Done::noticeId))
			.toList();
		Set<Long> shared = this.teams.of(ordered.stream().map(Done::noticeId).collect(Collectors.toSet()));
		// one at a time takes three times as long
		this.batches.update("""
				-- which of these are open? In their order, straight_join, so that nobody waits for each other
				update json_table(?, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]',
					revision int path '$[2]')) d
				straight_join obligation o on o.person_id = d.person_id and o.notice_id = d.notice_id
					and o.from_revision <= d.revision and o.closed_at is null
				set o.closed_at = ?
				""", JsonColumn.write(
				ordered.stream().map((one) -> List.of(one.personId(), one.noticeId(), one.revision())).toList()), at);
		Set<Debt> settled = new LinkedHashSet<>();
		ordered.forEach((one) -> settled.add(new Debt(one.personId(), one.noticeId())));
		for (Done one : ordered) {
			if (shared.contains(one.noticeId())) {
				settled.addAll(this.teams.close(one, at));
			}
		}
		this.events.publishEvent(new Settled(new ArrayList<>(settled)));
	}

	/**
	 * Opens again what acknowledgements had closed that no longer count, also what they
	 * had closed for others of a team, unless somebody else of it has acknowledged.
	 */
	void reopen(Collection<Acknowledgement> taken, Instant at) {
		if (taken.isEmpty()) {
			return;
		}
		List<Object[]> rows = taken.stream()
			.map((one) -> new Object[] { one.personId(), one.noticeId(), one.at() })
			.toList();
		this.batches.batchUpdate("""
				update obligation set closed_at = null, ending = null, closed_by = null
				where person_id = ? and notice_id = ? and closed_at = ?
				""", rows);
		this.batches.batchUpdate("""
				update obligation set closed_at = null, ending = null, closed_by = null
				where closed_by = ? and notice_id = ? and closed_at = ? and ending = 'team'
				""", rows);
		this.teams.settle(taken.stream().map(Acknowledgement::noticeId).collect(Collectors.toSet()), at);
	}

	/** Somebody has acknowledged a revision. */
	record Done(long personId, long noticeId, int revision) {
	}

}
