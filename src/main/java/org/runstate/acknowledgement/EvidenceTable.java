package org.runstate.acknowledgement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The chain of evidence, to which rows are only ever added, and what counts by it.
 */
@Repository
class EvidenceTable {

	private static final Logger log = LoggerFactory.getLogger(EvidenceTable.class);

	private static final String SELECT = """
			select e.number, e.form, coalesce(lower(hex(e.pseudonym)), '') pseudonym, e.person_id, e.notice_id, e.revision,
				lower(hex(e.revision_hash)) revision_hash, e.acknowledged_at, e.how,
				coalesce(lower(hex(e.by_pseudonym)), '') by_pseudonym, coalesce(e.by_person_id, 0) by_person_id,
				lower(hex(e.previous_hash)) previous_hash, lower(hex(e.hash)) hash
			from evidence e
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	EvidenceTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Where the chain ends. */
	Head head() {
		return head("");
	}

	/** The same, held until the transaction ends. */
	Head hold() {
		return head(" for update");
	}

	private Head head(String lock) {
		return this.jdbc.sql("select number, lower(hex(hash)) hash from evidence_head where id = 1" + lock)
			.query(Head.class)
			.single();
	}

	/** A portion of the chain, for reading all of it. */
	List<Acknowledgement> after(long number, int limit) {
		return this.jdbc.sql(SELECT + "where e.number > ? order by e.number limit ?")
			.params(number, limit)
			.query(EvidenceTable::link)
			.list();
	}

	/** The hashes after one link up to another, in order. */
	List<String> hashes(long after, long to) {
		return this.jdbc.sql("select lower(hex(hash)) from evidence where number > ? and number <= ? order by number")
			.params(after, to)
			.query(String.class)
			.list();
	}

	/** The numbers of all links about a notice, in order. */
	List<Long> numbers(long noticeId, long upTo) {
		return this.jdbc.sql("select number from evidence where notice_id = ? and number <= ? order by number")
			.params(noticeId, upTo)
			.query(Long.class)
			.list();
	}

	/** A portion of what is about a notice, in order. */
	List<Acknowledgement> ofNotice(long noticeId, long after, long upTo, int limit) {
		return this.jdbc
			.sql(SELECT + "where e.notice_id = ? and e.number > ? and e.number <= ? order by e.number limit ?")
			.params(noticeId, after, upTo, limit)
			.query(EvidenceTable::link)
			.list();
	}

	/** Those of these links that count and were made by a link in a mail. */
	List<Acknowledgement> counted(Collection<Long> numbers) {
		return numbers.isEmpty() ? List.of() : this.jdbc.sql(SELECT + """
				join acknowledgement a on a.number = e.number and a.how = 'mail-link'
				where e.number in (:numbers) order by e.number for update
				""").param("numbers", numbers).query(EvidenceTable::link).list();
	}

	/** Adds what follows the end, which is held. */
	void add(Entries entries) {
		List<Acknowledgement> links = entries.links();
		if (links.isEmpty()) {
			return;
		}
		update("""
				insert into evidence (number, form, pseudonym, person_id, notice_id, revision, revision_hash,
					acknowledged_at, how, by_pseudonym, by_person_id, previous_hash, hash)
				values (?, ?, unhex(?), ?, ?, ?, unhex(?), ?, ?, unhex(nullif(?, '')), nullif(?, 0), unhex(?), unhex(?))
				""",
				links.stream()
					.map((one) -> new Object[] { one.number(), one.form(), one.pseudonym(), one.personId(),
							one.noticeId(), one.revision(), one.revisionHash(), one.at(), one.how(), one.byPseudonym(),
							one.byPersonId(), one.previousHash(), one.hash() })
					.toList());
		update("delete from acknowledgement where number = ?",
				entries.taken().stream().map((one) -> new Object[] { one.number() }).toList());
		update("""
				insert into acknowledgement (person_id, notice_id, revision, acknowledged_at, how, by_person_id, number)
				values (?, ?, ?, ?, ?, nullif(?, 0), ?)
				""",
				links.stream()
					.filter((one) -> !one.how().equals(How.LINK_UNCONFIRMED.key()))
					.map((one) -> new Object[] { one.personId(), one.noticeId(), one.revision(), one.at(), one.how(),
							one.byPersonId(), one.number() })
					.toList());
		update("""
				insert into unconfirmed (person_id, notice_id, revision, pressed_at, because, number)
				values (?, ?, ?, ?, ?, ?)
				on duplicate key update pressed_at = value(pressed_at), because = value(because), number = value(number)
				""",
				entries.unconfirmed()
					.stream()
					.map((one) -> new Object[] { one.link().personId(), one.link().noticeId(), one.link().revision(),
							one.pressedAt(), one.because(), one.link().number() })
					.toList());
		update("delete from unconfirmed where person_id = ? and notice_id = ? and revision <= ?",
				entries.confirmed()
					.stream()
					.map((one) -> new Object[] { one.personId(), one.noticeId(), one.revision() })
					.toList());
		Head end = entries.head();
		this.jdbc.sql("update evidence_head set number = ?, hash = unhex(?) where id = 1")
			.params(end.number(), end.hash())
			.update();
		log.info("evidence recorded first={} last={} unconfirmed={}", links.get(0).number(), end.number(),
				entries.unconfirmed().size());
	}

	private void update(String sql, List<Object[]> rows) {
		if (!rows.isEmpty()) {
			this.batches.batchUpdate(sql, rows);
		}
	}

	private static Acknowledgement link(ResultSet row, int number) throws SQLException {
		return new Acknowledgement(row.getLong("number"), row.getInt("form"), row.getString("pseudonym"),
				row.getLong("person_id"), row.getLong("notice_id"), row.getInt("revision"),
				row.getString("revision_hash"), Objects.requireNonNull(row.getObject("acknowledged_at", Instant.class)),
				row.getString("how"), row.getString("by_pseudonym"), row.getLong("by_person_id"),
				row.getString("previous_hash"), row.getString("hash"));
	}

}
