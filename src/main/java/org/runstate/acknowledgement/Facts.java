package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Given.Which;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of what people acknowledge.
 */
@Repository
class Facts {

	private static final String ASKED = """
			json_table(?, '$[*]' columns (person_id bigint path '$[0]', notice_id bigint path '$[1]',
				revision int path '$[2]')) asked
			""";

	private final JdbcClient jdbc;

	Facts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those of these revisions that there are, of people who are active. */
	Map<Which, Fact> of(Collection<Which> keys) {
		Map<Which, Fact> facts = new HashMap<>();
		this.jdbc.sql("""
				-- which of these revisions are there, and what are these people called in the chain?
				select straight_join asked.person_id, asked.notice_id, asked.revision,
					lower(hex(r.semantic_hash)) revision_hash, s.notice_id is not null signed_in_only,
					lower(hex(y.pseudonym)) pseudonym, n.latest
				from %s
				join person p force index (primary) on p.id = asked.person_id and p.active
				join revision r on r.notice_id = asked.notice_id and r.number = asked.revision
				join notice n on n.id = asked.notice_id
				left join signed_in_only s on s.notice_id = asked.notice_id
				left join pseudonym y on y.person_id = asked.person_id
				""".formatted(ASKED)).param(json(keys)).query(Fact.class).list().forEach((fact) -> {
			facts.put(fact.key(), fact);
		});
		return facts;
	}

	/** What was recorded of these, as it is now, and locked. */
	Map<Which, Before> before(Collection<Which> keys) {
		Map<Which, Before> before = new HashMap<>();
		this.jdbc.sql("""
				-- which of these were acknowledged before, and which wait to be confirmed?
				select straight_join asked.person_id, asked.notice_id, asked.revision, a.acknowledged_at,
					max(u.pressed_at) pressed_at, max(u.revision) pressed
				from %s
				left join acknowledgement a on a.person_id = asked.person_id and a.notice_id = asked.notice_id
					and a.revision = asked.revision
				left join unconfirmed u on u.person_id = asked.person_id and u.notice_id = asked.notice_id
					and u.revision <= asked.revision
				group by asked.person_id, asked.notice_id, asked.revision, a.acknowledged_at
				lock in share mode
				""".formatted(ASKED)).param(json(keys)).query(Before.class).list().forEach((one) -> {
			before.put(one.key(), one);
		});
		return before;
	}

	private static String json(Collection<Which> keys) {
		return JsonColumn
			.write(keys.stream().map((key) -> List.of(key.personId(), key.noticeId(), key.revision())).toList());
	}

	/**
	 * A revision and somebody who can acknowledge it.
	 *
	 * @param pseudonym null as long as they have none
	 * @param latest the number of the newest revision of the notice
	 */
	record Fact(long personId, long noticeId, int revision, String revisionHash, boolean signedInOnly,
			@Nullable String pseudonym, int latest) {

		Which key() {
			return new Which(this.personId, this.noticeId, this.revision);
		}

	}

	/**
	 * What was there.
	 *
	 * @param pressedAt when a press of this or an earlier revision was left to be
	 * confirmed
	 * @param pressed the newest such revision
	 */
	record Before(long personId, long noticeId, int revision, @Nullable Instant acknowledgedAt,
			@Nullable Instant pressedAt, @Nullable Integer pressed) {

		Which key() {
			return new Which(this.personId, this.noticeId, this.revision);
		}

	}

}
