package org.runstate.acknowledgement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.runstate.change.Leads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The evidence: acknowledgements in one chain, only ever added.
 */
@Repository
public class Acknowledgements {

	private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);

	private static final String SELECT = """
			select number, person_id, notice_id, revision, lower(hex(revision_hash)) revision_hash, acknowledged_at, how,
				lower(hex(previous_hash)) previous_hash, lower(hex(hash)) hash
			from acknowledgement
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final RetryTemplate again = new RetryTemplate(RetryPolicy.builder()
		.includes(ConcurrencyFailureException.class)
		.maxRetries(3)
		.delay(Duration.ofMillis(20))
		.jitter(Duration.ofMillis(15))
		.build());

	private final Leads leads;

	private final Closings closings;

	private final Clock clock;

	Acknowledgements(JdbcClient jdbc, PlatformTransactionManager transactions, Leads leads, Closings closings,
			Clock clock) {
		this.jdbc = jdbc;
		this.leads = leads;
		this.closings = closings;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Records that a person acknowledged a revision, and closes what they owe up to it.
	 * The same again, also at the same time, records nothing.
	 * @param revision the number of the revision that the person was shown
	 */
	public Recorded record(long personId, long noticeId, int revision, How how) {
		Optional<Instant> before = when(personId, noticeId, revision, "");
		if (before.isPresent()) {
			// An obligation may have been opened by somebody who could not see this one
			// yet.
			close(personId, noticeId, revision, before.get());
			return new Recorded.Already(before.get());
		}
		Optional<String> revisionHash = revisionHash(personId, noticeId, revision);
		if (revisionHash.isEmpty()) {
			return new Recorded.Unknown();
		}
		try {
			return Objects.requireNonNull(this.again.execute(() -> this.transaction
				.execute((status) -> append(personId, noticeId, revision, revisionHash.get(), how))));
		}
		catch (RetryException ex) {
			throw new IllegalStateException(
					"The acknowledgement of notice " + noticeId + " by person " + personId + " was not recorded", ex);
		}
	}

	/** Whether a person has acknowledged this or a later revision. */
	public boolean given(long personId, long noticeId, int revision) {
		return this.jdbc
			.sql("select count(*) from acknowledgement where person_id = ? and notice_id = ? and revision >= ?")
			.params(personId, noticeId, revision)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * The newest revision that each of these people acknowledged of each of these
	 * notices, by person and notice.
	 */
	public Map<Long, Map<Long, Integer>> newest(Collection<Long> people, Collection<Long> notices) {
		Map<Long, Map<Long, Integer>> newest = new HashMap<>();
		if (!people.isEmpty() && !notices.isEmpty()) {
			this.jdbc.sql("""
					select person_id, notice_id, max(revision) revision from acknowledgement
					where person_id in (:people) and notice_id in (:notices) group by person_id, notice_id
					""").param("people", people).param("notices", notices).query((row) -> {
				newest.computeIfAbsent(row.getLong("person_id"), (person) -> new HashMap<>())
					.put(row.getLong("notice_id"), row.getInt("revision"));
			});
		}
		return newest;
	}

	private Optional<Instant> when(long personId, long noticeId, int revision, String lock) {
		return this.jdbc.sql("""
				select acknowledged_at from acknowledgement where person_id = ? and notice_id = ? and revision = ?
				""" + lock).params(personId, noticeId, revision).query(Instant.class).optional();
	}

	private Optional<String> revisionHash(long personId, long noticeId, int revision) {
		return this.jdbc.sql("""
				select lower(hex(r.semantic_hash)) from revision r join person p on p.id = ? and p.active
				where r.notice_id = ? and r.number = ?
				""").params(personId, noticeId, revision).query(String.class).optional();
	}

	/**
	 * Everything here is a locking read or a write, and always in this order: whoever
	 * opens obligations waits for the obligation's place first, and the head is held as
	 * briefly as can be.
	 */
	private Recorded append(long personId, long noticeId, int revision, String revisionHash, How how) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		close(personId, noticeId, revision, now);
		// the same thing under the name of its lead
		this.leads.settles(noticeId).forEach((lead) -> close(personId, lead, Integer.MAX_VALUE, now));
		Head head = this.jdbc.sql("select number, lower(hex(hash)) hash from evidence_head where id = 1 for update")
			.query(Head.class)
			.single();
		Optional<Instant> before = when(personId, noticeId, revision, "lock in share mode");
		if (before.isPresent()) {
			return new Recorded.Already(before.get());
		}
		Acknowledgement next = Acknowledgement.next(head.number() + 1, head.hash(), personId, noticeId, revision,
				revisionHash, now, how);
		this.jdbc
			.sql("""
					insert into acknowledgement (number, person_id, notice_id, revision, revision_hash, acknowledged_at, how,
						previous_hash, hash)
					values (?, ?, ?, ?, unhex(?), ?, ?, unhex(?), unhex(?))
					""")
			.params(next.number(), personId, noticeId, revision, revisionHash, now, how.key(), next.previousHash(),
					next.hash())
			.update();
		this.jdbc.sql("update evidence_head set number = ?, hash = unhex(?) where id = 1")
			.params(next.number(), next.hash())
			.update();
		log.info("acknowledgement recorded number={} notice={} revision={} how={}", next.number(), noticeId, revision,
				how.key());
		return new Recorded.Now(next.number(), now);
	}

	private void close(long personId, long noticeId, int revision, Instant at) {
		this.closings.close(List.of(new Closings.Done(personId, noticeId, revision)), at);
	}

	/** Where the chain ends. */
	Head head() {
		return this.jdbc.sql("select number, lower(hex(hash)) hash from evidence_head where id = 1")
			.query(Head.class)
			.single();
	}

	/** A portion of the chain, for reading all of it. */
	List<Acknowledgement> after(long number, int limit) {
		return this.jdbc.sql(SELECT + "where number > ? order by number limit ?")
			.params(number, limit)
			.query(Acknowledgements::acknowledgement)
			.list();
	}

	private static Acknowledgement acknowledgement(ResultSet row, int number) throws SQLException {
		return new Acknowledgement(row.getLong("number"), row.getLong("person_id"), row.getLong("notice_id"),
				row.getInt("revision"), row.getString("revision_hash"), row.getObject("acknowledged_at", Instant.class),
				row.getString("how"), row.getString("previous_hash"), row.getString("hash"));
	}

	/**
	 * The end of the chain.
	 *
	 * @param number of the last acknowledgement, 0 when there is none
	 * @param hash of the last acknowledgement, 64 zeros when there is none
	 */
	record Head(long number, String hash) {
	}

}
