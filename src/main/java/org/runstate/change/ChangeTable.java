package org.runstate.change;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.change.Decisions.Pair;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who follows whom, and what people decided. Whoever writes holds the lock.
 */
@Repository
class ChangeTable {

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	ChangeTable(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Locks all changes until the transaction ends. Taken before anything else of this
	 * module, of positions of impacts and of obligations.
	 * @return up to which impact notices were related
	 */
	long lock() {
		return this.jdbc.sql("select last from change_position where id = 1 for update").query(Long.class).single();
	}

	/** Keeps changes from being changed until the transaction ends. */
	long share() {
		return this.jdbc.sql("select last from change_position where id = 1 lock in share mode")
			.query(Long.class)
			.single();
	}

	long position() {
		return this.jdbc.sql("select last from change_position where id = 1").query(Long.class).single();
	}

	void move(long position) {
		this.jdbc.sql("update change_position set last = ? where id = 1").param(position).update();
	}

	/** The lead of each of these that follows. */
	Map<Long, Long> leads(Collection<Long> notices) {
		Map<Long, Long> leads = new HashMap<>();
		if (!notices.isEmpty()) {
			this.jdbc.sql("select notice_id, lead_id from follower where notice_id in (:ids)")
				.param("ids", notices)
				.query((row) -> {
					leads.put(row.getLong(1), row.getLong(2));
				});
		}
		return leads;
	}

	/** Every follower of these leads with its lead, in the order of their ids. */
	Map<Long, Long> followers(Collection<Long> leads) {
		Map<Long, Long> followers = new LinkedHashMap<>();
		if (!leads.isEmpty()) {
			this.jdbc.sql("select notice_id, lead_id from follower where lead_id in (:ids) order by notice_id")
				.param("ids", leads)
				.query((row) -> {
					followers.put(row.getLong(1), row.getLong(2));
				});
		}
		return followers;
	}

	/** Why and when each follower of a lead joined, by follower. */
	Map<Long, Joined> reasons(long lead) {
		Map<Long, Joined> reasons = new LinkedHashMap<>();
		this.jdbc.sql("""
				select f.notice_id, f.why, f.joined_at, p.name from follower f left join person p on p.id = f.person_id
				where f.lead_id = ? order by f.notice_id
				""").param(lead).query((row) -> {
			reasons.put(row.getLong("notice_id"),
					new Joined(row.getString("why"), row.getObject("joined_at", Instant.class), row.getString("name")));
		});
		return reasons;
	}

	/** Writes whose lead became another. */
	void write(Groups groups, @Nullable Long person, Instant now) {
		List<Long> alone = groups.touched().stream().filter((one) -> groups.leadOrNull(one) == null).toList();
		List<Long> following = groups.touched().stream().filter((one) -> groups.leadOrNull(one) != null).toList();
		this.batches.batchUpdate("delete from follower where notice_id = ?",
				alone.stream().map((one) -> new Object[] { one }).toList());
		this.batches.batchUpdate("""
				insert into follower (notice_id, lead_id, why, person_id, joined_at) values (?, ?, ?, ?, ?)
				on duplicate key update lead_id = value(lead_id)
				""",
				following.stream()
					.map((one) -> new Object[] { one, groups.leadOrNull(one),
							(groups.reason(one) != null) ? groups.reason(one) : "", person, now })
					.toList());
	}

	/** What people decided about these, and between these and others. */
	Decisions decisions(Collection<Long> notices) {
		Map<Pair, String> latest = new HashMap<>();
		Set<Long> chosen = new LinkedHashSet<>();
		if (!notices.isEmpty()) {
			this.jdbc.sql("""
					select id, verdict, notice_id, other_id from change_decision where notice_id in (:ids)
					union
					select id, verdict, notice_id, other_id from change_decision where other_id in (:ids)
					order by id
					""").param("ids", notices).query((row) -> {
				long one = row.getLong("notice_id");
				if (row.getString("verdict").equals("lead")) {
					chosen.remove(one);
					chosen.add(one);
				}
				else {
					latest.put(Pair.of(one, row.getLong("other_id")), row.getString("verdict"));
				}
			});
		}
		Set<Pair> apart = new HashSet<>();
		latest.forEach((pair, verdict) -> {
			if (verdict.equals("apart")) {
				apart.add(pair);
			}
		});
		return new Decisions(apart, List.copyOf(chosen));
	}

	/** Adds decisions of a person: {@code same}, {@code apart} or {@code lead}. */
	void decide(String verdict, long notice, Collection<Long> others, long person, Instant now) {
		this.batches.batchUpdate("""
				insert into change_decision (verdict, notice_id, other_id, person_id, decided_at)
				values (?, ?, ?, ?, ?)
				""", others.stream().map((other) -> new Object[] { verdict, notice, other, person, now }).toList());
	}

	/** Those of some notices that a person took out of a change. */
	Set<Long> split(Collection<Long> notices) {
		return notices.isEmpty() ? Set.of() : new HashSet<>(this.jdbc
			.sql("select distinct notice_id from change_decision where notice_id in (:ids) and verdict = 'apart'")
			.param("ids", notices)
			.query(Long.class)
			.list());
	}

	/** What was decided about the notices of a change, newest first. */
	List<Decided> history(Collection<Long> notices) {
		return this.jdbc.sql("""
				-- who decided what about these notices, and when?
				select d.verdict, d.notice_id, d.other_id, p.name, d.decided_at
				from change_decision d join person p on p.id = d.person_id
				where d.notice_id in (:ids) or d.other_id in (:ids) order by d.id desc limit 20
				""").param("ids", notices).query(Decided.class).list();
	}

	/**
	 * How a notice came to follow.
	 *
	 * @param name of the person who joined it, or null for the rules
	 */
	record Joined(String why, Instant at, @Nullable String name) {
	}

	/** A decision of a person. */
	record Decided(String verdict, long noticeId, long otherId, String name, Instant decidedAt) {
	}

}
