package org.runstate.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.runstate.database.JsonColumn;
import org.runstate.support.Card.Approved;
import org.runstate.support.Card.Basis;
import org.runstate.support.Card.By;
import org.runstate.support.Card.Issue;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cards as kept.
 */
@Repository
class Cards {

	private static final String SELECT = """
			select c.notice_id, c.version, c.says, c.looks, c.answer, c.escalate, c.valid_from, c.valid_to, c.edited_by,
				c.edited_at, c.approved_by, c.approved_at, c.approved_revision, c.approved_differences, c.issue,
				c.issue_since, c.issue_by, c.workaround
			from card c
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Cards(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	Optional<Card> find(long noticeId) {
		return this.jdbc.sql(SELECT + "where c.notice_id = ?").param(noticeId).query(Cards::card).optional();
	}

	Map<Long, Card> of(Collection<Long> noticeIds) {
		return noticeIds.isEmpty() ? Map.of()
				: byNotice(this.jdbc.sql(SELECT + "where c.notice_id in (:ids)").param("ids", noticeIds));
	}

	/**
	 * Cards of what may still be noticed, and of known issues that are open.
	 */
	Map<Long, Card> shown(LocalDate today, int most) {
		return byNotice(this.jdbc.sql(SELECT + """
				where c.shown_until >= :today or c.issue in ('open', 'workaround') or c.notice_id in (
					select notice_id from card_call where called_at > :today - interval 2 day and undone_at is null)
				order by c.notice_id desc limit :most
				""").param("today", today).param("most", most));
	}

	/** Known issues that are not resolved, the oldest first. */
	Map<Long, Card> openIssues(int most) {
		return byNotice(this.jdbc
			.sql(SELECT + "where c.issue in ('open', 'workaround') order by c.issue_since, c.notice_id limit :most")
			.param("most", most));
	}

	private static Map<Long, Card> byNotice(JdbcClient.StatementSpec query) {
		Map<Long, Card> cards = new LinkedHashMap<>();
		query.query(Cards::card).list().forEach((card) -> cards.put(card.noticeId(), card));
		return cards;
	}

	/**
	 * Keeps drafts, of which those that nobody has touched take the place of what was
	 * drafted before.
	 * @param drafts with the last day on which each stands on the board
	 */
	void draft(List<Draft> drafts) {
		this.batches.batchUpdate("""
				insert into card (notice_id, says, looks, answer, escalate, valid_from, valid_to, shown_until)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				on duplicate key update
					version = version + if(edited_by is null and not (says <=> value(says) and looks <=> value(looks)
						and answer <=> value(answer) and valid_from <=> value(valid_from)
						and valid_to <=> value(valid_to)), 1, 0),
					says = if(edited_by is null, value(says), says), looks = if(edited_by is null, value(looks), looks),
					answer = if(edited_by is null, value(answer), answer),
					escalate = if(edited_by is null, value(escalate), escalate),
					valid_from = if(edited_by is null, value(valid_from), valid_from),
					valid_to = if(edited_by is null, value(valid_to), valid_to), shown_until = value(shown_until)
				""", drafts.stream().map(Cards::row).toList());
	}

	/** Takes what no longer concerns the help desk off the board. */
	void hide(Collection<Long> noticeIds) {
		if (!noticeIds.isEmpty()) {
			this.jdbc.sql("update card set shown_until = '2000-01-01' where notice_id in (:ids)")
				.param("ids", noticeIds)
				.update();
		}
	}

	private static @Nullable Object[] row(Draft draft) {
		CardText text = draft.text();
		return new @Nullable Object[] { draft.noticeId(), text.says(), JsonColumn.write(text.looks()), text.answer(),
				text.escalate(), text.validFrom(), text.validTo(), draft.shownUntil() };
	}

	/**
	 * Keeps what a person wrote, over exactly the version that they saw.
	 * @param approved what they saw of the notice if they approve it, null to keep a
	 * draft
	 * @return whether nobody else was faster
	 */
	boolean write(long noticeId, int version, CardText text, @Nullable Basis approved, long person, Instant now) {
		return this.jdbc.sql("""
				update card set version = version + 1, says = :says, looks = :looks, answer = :answer,
					escalate = :escalate, valid_from = :from, valid_to = :to, edited_by = :person, edited_at = :now,
					approved_by = if(:revision is null, null, :person), approved_at = if(:revision is null, null, :now),
					approved_revision = :revision, approved_differences = :differences
				where notice_id = :notice and version = :version
				""")
			.param("notice", noticeId)
			.param("version", version)
			.param("says", text.says())
			.param("looks", JsonColumn.write(text.looks()))
			.param("answer", text.answer())
			.param("escalate", text.escalate())
			.param("from", text.validFrom())
			.param("to", text.validTo())
			.param("person", person)
			.param("now", now)
			.param("revision", (approved != null) ? approved.revisionId() : null)
			.param("differences", (approved != null) ? approved.differences() : 0)
			.update() == 1;
	}

	/**
	 * Says how far a known issue is.
	 * @param state null when it is none after all
	 * @return whether nobody else was faster
	 */
	boolean mark(long noticeId, int version, @Nullable IssueState state, String workaround, long person, Instant now) {
		return this.jdbc.sql("""
				update card set version = version + 1, workaround = :workaround, issue_by = :person,
					issue_since = if(issue is null or issue = 'resolved', :now, issue_since), issue = :state
				where notice_id = :notice and version = :version
				""")
			.param("notice", noticeId)
			.param("version", version)
			.param("state", (state != null) ? state.key() : null)
			.param("workaround", workaround)
			.param("person", person)
			.param("now", now)
			.update() == 1;
	}

	/** Whether the owner has to be told now; they are once. */
	boolean tellOwner(long noticeId, Instant now) {
		return this.jdbc.sql("update card set owner_told_at = ? where notice_id = ? and owner_told_at is null")
			.params(now, noticeId)
			.update() == 1;
	}

	private static Card card(ResultSet row, int number) throws SQLException {
		Map<String, String> looks = new LinkedHashMap<>();
		JsonColumn.map(row.getString("looks")).forEach((key, text) -> looks.put(key, String.valueOf(text)));
		CardText text = new CardText(row.getString("says"), looks, row.getString("answer"), row.getString("escalate"),
				row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
		By approved = by(row, "approved_by", "approved_at");
		By since = by(row, "issue_by", "issue_since");
		IssueState state = IssueState.of(String.valueOf(row.getString("issue"))).orElse(null);
		return new Card(row.getLong("notice_id"), row.getInt("version"), text, by(row, "edited_by", "edited_at"),
				(approved != null) ? new Approved(approved,
						new Basis(row.getLong("approved_revision"), row.getInt("approved_differences"))) : null,
				(state != null && since != null) ? new Issue(state, since, row.getString("workaround")) : null);
	}

	private static @Nullable By by(ResultSet row, String who, String when) throws SQLException {
		long person = row.getLong(who);
		Instant at = row.getObject(when, Instant.class);
		return (person != 0 && at != null) ? new By(person, at) : null;
	}

	/**
	 * A draft.
	 *
	 * @param shownUntil the last day on which it stands on the board
	 */
	record Draft(long noticeId, CardText text, LocalDate shownUntil) {
	}

}
