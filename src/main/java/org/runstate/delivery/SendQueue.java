package org.runstate.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import org.runstate.database.Again;
import org.runstate.database.JsonColumn;
import org.runstate.database.Worker;
import org.runstate.delivery.Outcome.Next;

import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox as those see it who send: they claim messages, and record what became of
 * each. A claim holds while its worker is alive, and a record counts only while the claim
 * does.
 */
@Component
class SendQueue {

	/** What may be claimed, in the order in which it is. */
	private static final List<String> OPEN = List.of("queued", "retry", "unknown");

	private static final Duration UNTRIED_AGAIN_AFTER = Duration.ofMinutes(5);

	private static final int LONGEST_REPLY = 1000;

	private final JdbcClient jdbc;

	private final MessageRows rows;

	private final TransactionTemplate transaction;

	private final RetryTemplate again = Again.whenInTheWay();

	private final Worker worker;

	private final Clock clock;

	SendQueue(JdbcClient jdbc, MessageRows rows, PlatformTransactionManager transactions, Worker worker, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.transaction = new TransactionTemplate(transactions);
		// without the locks on gaps, in which those who claim and those who record would
		// meet
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.worker = worker;
		this.clock = clock;
	}

	/**
	 * Claims messages that are due, the longest due first. What another process is
	 * claiming at the same moment is left to it.
	 * @param most how many at most
	 */
	List<Claimed> claim(int most) {
		long me = this.worker.id();
		List<Claimed> claimed = new ArrayList<>();
		for (String state : OPEN) {
			if (claimed.size() < most) {
				int some = most - claimed.size();
				claimed.addAll(Objects.requireNonNull(
						this.again.invoke(() -> this.transaction.execute((status) -> claim(state, some, me)))));
			}
		}
		return claimed;
	}

	private List<Claimed> claim(String state, int most, long me) {
		List<Claimed> due = this.rows.read("""
				where state = :state and due_at <= :now and ended_at is null and withdrawn is null and
				""" + Worker.UNCLAIMED + """

				order by due_at, id limit :most for update skip locked
				""", Map.of("state", state, "now", this.clock.instant(), "most", most));
		if (!due.isEmpty()) {
			this.jdbc.sql("update message set claimed_by = :me, claim = claim + 1 where id in (:ids)")
				.param("me", me)
				.param("ids", due.stream().map(Claimed::id).toList())
				.update();
		}
		return due.stream().map(Claimed::next).toList();
	}

	/** Whether a message is still this process's own. Ask again when time has passed. */
	boolean isMine(Claimed message) {
		return !this.jdbc.sql("select 1 from message where id = ? and claim = ? and claimed_by = ?")
			.params(message.id(), message.claim(), this.worker.id())
			.query()
			.listOfRows()
			.isEmpty();
	}

	/**
	 * Records what became of messages, all of them in one statement.
	 * @return the state each is in now by id; one that somebody else has claimed is
	 * missing
	 */
	Map<String, String> record(List<Ended> ended) {
		Instant now = this.clock.instant();
		Map<String, String> states = new HashMap<>();
		List<Map<String, Object>> rows = new ArrayList<>();
		for (Ended one : ended) {
			Next next = RetryTimes.after(one.message(), one.outcome(), now, ThreadLocalRandom.current().nextDouble());
			states.put(one.message().id(), next.state());
			rows.add(row(one, next));
		}
		String written = JsonColumn.write(rows);
		int recorded = this.jdbc.sql("""
				update json_table(:rows, '$[*]' columns (id char(36) character set ascii collate ascii_bin path '$.id',
					claim int path '$.claim', state varchar(20) path '$.state', due bigint path '$.due',
					reply varchar(1000) path '$.reply')) o
				straight_join message m on m.id = o.id and m.claim = o.claim and m.claimed_by = :me
				set m.state = o.state, m.attempts = m.attempts + 1, m.claimed_by = null, m.reply = o.reply,
					m.due_at = if(o.due is null, m.due_at, timestampadd(microsecond, o.due, :now)),
					m.ended_at = if(o.due is null, :now, null)
				""").param("rows", written).param("me", this.worker.id()).param("now", now).update();
		if (recorded < ended.size()) {
			states.keySet().retainAll(recorded(ended));
		}
		return states;
	}

	private static Map<String, Object> row(Ended ended, Next next) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("id", ended.message().id());
		row.put("claim", ended.message().claim());
		row.put("state", next.state());
		Duration pause = next.pause();
		if (pause != null) {
			row.put("due", pause.toMillis() * 1000);
		}
		row.put("reply", OneLine.of(ended.outcome().reply(), LONGEST_REPLY));
		return row;
	}

	/** Which of these went into the record: nobody has claimed them since. */
	private List<String> recorded(List<Ended> ended) {
		Map<String, Integer> claims = ended.stream()
			.collect(Collectors.toMap((one) -> one.message().id(), (one) -> one.message().claim()));
		return this.jdbc.sql("select id, claim from message where id in (:ids) and claimed_by is null")
			.param("ids", claims.keySet())
			.query((row, number) -> Map.entry(row.getString("id"), row.getInt("claim")))
			.list()
			.stream()
			.filter((one) -> one.getValue().equals(claims.get(one.getKey())))
			.map(Map.Entry::getKey)
			.toList();
	}

	/** Puts messages back that were not tried because the server is down. */
	int postpone(Collection<String> ids, String reply) {
		if (ids.isEmpty()) {
			return 0;
		}
		return this.jdbc.sql("""
				update message set state = if(state = 'queued', 'retry', state), due_at = :due, claimed_by = null,
					reply = :reply
				where id in (:ids) and claimed_by = :me
				""")
			.param("due", this.clock.instant().plus(UNTRIED_AGAIN_AFTER))
			.param("reply", OneLine.of(reply, LONGEST_REPLY))
			.param("ids", ids)
			.param("me", this.worker.id())
			.update();
	}

	/** Lets go of what this process claimed and did not get to. */
	void release() {
		this.jdbc.sql("update message set claimed_by = null where state in (:open) and claimed_by = :me")
			.param("open", OPEN)
			.param("me", this.worker.id())
			.update();
	}

	/** Whether another process, alive, has claimed messages that are due. */
	boolean othersAreSending() {
		return this.jdbc.sql("""
				select exists (select 1 from message where state in (:open) and due_at <= :now and ended_at is null
					and claimed_by is not null and claimed_by <> :me)
				""")
			.param("open", OPEN)
			.param("now", this.clock.instant())
			.param("me", this.worker.id())
			.query(Boolean.class)
			.single();
	}

	/** Without a mail server messages are kept, to be read on the page. */
	int keepAll() {
		return this.jdbc.sql("""
				update message set state = 'kept', ended_at = :now, claimed_by = null
				where state in (:open) and due_at <= :now and ended_at is null and withdrawn is null and
				""" + Worker.UNCLAIMED).param("now", this.clock.instant()).param("open", OPEN).update();
	}

	/** A message and how the attempt to send it ended. */
	record Ended(Claimed message, Outcome outcome) {
	}

}
