package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.runstate.database.JsonColumn;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who owes an acknowledgement of what.
 */
@Repository
public class Obligations {

	private static final int BATCH = 500;

	private final Impacts impacts;

	private final TeamEnough teams;

	private final Handed handed;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Clock clock;

	Obligations(Impacts impacts, TeamEnough teams, Handed handed, JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
		this.impacts = impacts;
		this.teams = teams;
		this.handed = handed;
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	/**
	 * Opens these obligations, each once. One that is there already stays as it is,
	 * unless the revision is later and material: then it counts from that revision on,
	 * has a new day, and is open again. One whose revision was acknowledged already is
	 * closed at once.
	 */
	@Transactional
	public void open(List<NewObligation> obligations) {
		Instant now = this.clock.instant();
		List<NewObligation> ordered = ordered(this.handed.toPresentOwners(obligations));
		insert(ordered, false, now);
		reopen(ordered.stream().filter(NewObligation::material).toList(), now);
		closeAcknowledged(ordered);
		this.teams.settle(ordered.stream().map(NewObligation::noticeId).collect(Collectors.toSet()), now);
	}

	/**
	 * Opens these for people who have not been told of them otherwise: their next
	 * reminder does. One that is there already stays as it is.
	 */
	@Transactional
	void ask(List<NewObligation> obligations) {
		Instant now = this.clock.instant();
		List<NewObligation> ordered = ordered(obligations);
		insert(ordered, true, now);
		closeAcknowledged(ordered);
		this.teams.settle(ordered.stream().map(NewObligation::noticeId).collect(Collectors.toSet()), now);
	}

	private static List<NewObligation> ordered(List<NewObligation> obligations) {
		return obligations.stream()
			.sorted(Comparator.comparingLong(NewObligation::personId).thenComparingLong(NewObligation::noticeId))
			.toList();
	}

	/** Many rows in one statement: one at a time takes five times as long. */
	private void insert(List<NewObligation> ordered, boolean untold, Instant now) {
		for (List<NewObligation> some : batches(ordered)) {
			this.jdbc.sql("""
					insert into obligation (person_id, notice_id, from_revision, due_on, opened_at, urgent, untold)
					select person_id, notice_id, from_revision, due_on, :now, urgent, :untold
					from json_table(:rows, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]',
						from_revision int path '$[2]', due_on date path '$[3]', urgent int path '$[4]')) opened
					on duplicate key update id = obligation.id
					""")
				.param("now", now)
				.param("untold", untold)
				.param("rows",
						JsonColumn.write(some.stream()
							.map((one) -> List.of(one.personId(), one.noticeId(), one.revision(), one.due().toString(),
									one.urgent() ? 1 : 0))
							.toList()))
				.update();
		}
	}

	private static List<List<NewObligation>> batches(List<NewObligation> all) {
		return IntStream.iterate(0, (from) -> from < all.size(), (from) -> from + BATCH)
			.mapToObj((from) -> all.subList(from, Math.min(from + BATCH, all.size())))
			.toList();
	}

	private void reopen(List<NewObligation> material, Instant now) {
		if (material.isEmpty()) {
			return;
		}
		this.batches.batchUpdate(
				"""
						update obligation set from_revision = ?, due_on = ?, rung = 0, opened_at = ?, urgent = ?, closed_at = null,
							ending = null, closed_by = null, untold = false, snoozed_until = null, snoozes = 0, missed = false,
							escalate_at = null, unreachable = null
						where person_id = ? and notice_id = ? and from_revision < ? and not coalesce(ending = 'handed', false)
						""",
				material, BATCH, (statement, one) -> {
					statement.setInt(1, one.revision());
					statement.setObject(2, one.due());
					statement.setObject(3, now);
					statement.setBoolean(4, one.urgent());
					statement.setLong(5, one.personId());
					statement.setLong(6, one.noticeId());
					statement.setInt(7, one.revision());
				});
	}

	/**
	 * Reads without a lock: whoever acknowledges meanwhile waits for the obligation,
	 * which is locked by now, and closes it then.
	 */
	private void closeAcknowledged(List<NewObligation> opened) {
		for (List<NewObligation> some : batches(opened)) {
			List<Object[]> closed = this.jdbc.sql("""
					-- which of these were acknowledged before they were opened, and when?
					select max(a.acknowledged_at), o.id
					from json_table(?, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]')) told
					straight_join obligation o on o.person_id = told.person_id and o.notice_id = told.notice_id
					straight_join acknowledgement a on a.person_id = o.person_id and a.notice_id = o.notice_id
						and a.revision >= o.from_revision
					where o.closed_at is null
					group by o.id
					""")
				.param(JsonColumn.write(some.stream().map((one) -> List.of(one.personId(), one.noticeId())).toList()))
				.query((row, number) -> new Object[] { row.getObject(1, Instant.class), row.getLong(2) })
				.list();
			this.batches.batchUpdate("update obligation set closed_at = ? where id = ?", closed);
		}
	}

	/** What waits for a person: the most urgent first, then the earliest day. */
	public List<Obligation> waiting(long personId) {
		List<Row> rows = this.jdbc.sql("""
				-- what does this person owe, and what does it say now?
				select o.id, o.person_id, o.notice_id, o.from_revision, o.due_on, n.latest, r.title,
					(select max(i.revision_id) from impact i where i.notice_id = o.notice_id) classified,
					exists (select 1 from acknowledgement a where a.person_id = o.person_id
						and a.notice_id = o.notice_id) again
				from obligation o
				join notice n on n.id = o.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				where o.person_id = ? and o.closed_at is null
				""").param(personId).query(Row.class).list();
		Map<Long, Impact> impacts = this.impacts.of(rows.stream().map(Row::classified).toList());
		return rows.stream()
			.flatMap((row) -> Stream.ofNullable(impacts.get(row.classified())).map(row::with))
			.sorted(Comparator.comparing((Obligation one) -> one.impact().urgency())
				.thenComparing(Obligation::due)
				.thenComparing(Obligation::id))
			.toList();
	}

	/**
	 * An obligation before its impact is known.
	 */
	record Row(long id, long personId, long noticeId, int fromRevision, LocalDate dueOn, int latest, String title,
			long classified, boolean again) {

		Obligation with(Impact impact) {
			return new Obligation(this.id, this.personId, this.noticeId, this.fromRevision, this.latest, this.title,
					impact, this.dueOn, this.again);
		}

	}

}
