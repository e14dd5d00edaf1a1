package org.runstate.impact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say that notices mean, where they know better than labels, rules and model.
 */
@Repository
public class Overrides {

	private final JdbcClient jdbc;

	private final Notices notices;

	private final Impacts impacts;

	private final RuleBook rules;

	private final Audit audit;

	private final Clock clock;

	Overrides(JdbcClient jdbc, Notices notices, Impacts impacts, RuleBook rules, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.notices = notices;
		this.impacts = impacts;
		this.rules = rules;
		this.clock = clock;
	}

	/** What holds for these notices, in the order in which it was said. */
	Map<Long, List<ImpactOverride>> of(Collection<Long> noticeIds) {
		Map<Long, List<ImpactOverride>> overrides = new HashMap<>();
		if (!noticeIds.isEmpty()) {
			this.jdbc.sql("""
					select o.notice_id, o.part, o.value, o.why from impact_override o
					join (
						select max(id) id from impact_override where notice_id in (:ids) group by notice_id, part
					) newest on newest.id = o.id
					where o.value is not null order by o.id
					""").param("ids", noticeIds).query((row) -> {
				overrides.computeIfAbsent(row.getLong("notice_id"), (id) -> new ArrayList<>())
					.add(new ImpactOverride(ImpactPart.of(row.getString("part")).orElseThrow(), row.getString("value"),
							row.getString("why")));
			});
		}
		return overrides;
	}

	/**
	 * Sets a part of what a notice means, from now on.
	 * @param tell whether those whom it concerns now are told where it asks for more
	 * @return whether they will be
	 * @throws NoSuchElementException if there is no such notice, or it means nothing yet
	 * @throws IllegalArgumentException with a sentence if the part cannot have the value
	 */
	@Transactional
	public boolean set(long noticeId, ImpactOverride override, long personId, boolean tell) {
		Impact before = this.impacts.lock(noticeId);
		Impact after = override.applyTo(before);
		record(noticeId, override.part(), override.value(), override.why(), before, personId);
		Optional<Difference> raised = Raised.by(override, before, after).filter((difference) -> tell);
		this.impacts.replace(noticeId, after, raised.orElse(null), this.clock.instant());
		return raised.isPresent();
	}

	/**
	 * Takes back what a person said about a part; what labels, rules and model say holds
	 * again. Nobody is told.
	 * @throws NoSuchElementException if there is no such notice, or it means nothing yet
	 */
	@Transactional
	public void takeBack(long noticeId, ImpactPart part, long personId) {
		Impact before = this.impacts.lock(noticeId);
		record(noticeId, part, null, "", before, personId);
		Revision latest = this.notices.revisions(noticeId).get(0);
		Classified read = this.rules.classifier().classify(Subject.of(latest));
		Impact after = ImpactOverride.applyAll(of(List.of(noticeId)).getOrDefault(noticeId, List.of()), read).impact();
		this.impacts.replace(noticeId, after, null, this.clock.instant());
	}

	/** Everything that people said about a notice, newest first. */
	public List<Said> history(long noticeId) {
		return this.jdbc.sql("""
				select part, value, why, was_value, was_by, person_id, made_at from impact_override
				where notice_id = ? order by id desc
				""")
			.param(noticeId)
			.query((row, number) -> new Said(ImpactPart.of(row.getString("part")).orElseThrow(), row.getString("value"),
					row.getString("why"), row.getString("was_value"), row.getString("was_by"), row.getLong("person_id"),
					row.getObject("made_at", Instant.class)))
			.list();
	}

	private void record(long noticeId, ImpactPart part, @Nullable String value, String why, Impact before,
			long personId) {
		Reason was = before.reasons()
			.stream()
			.filter((reason) -> reason.part().equals(part.key()))
			.findFirst()
			.orElse(new Reason(part.key(), part.in(before), "default", ""));
		this.jdbc
			.sql("""
					insert into impact_override (notice_id, part, value, why, was_value, was_by, was_why, person_id, made_at)
					values (?, ?, ?, ?, ?, ?, left(?, 1000), ?, ?)
					""")
			.param(noticeId)
			.param(part.key())
			.param(value)
			.param(why)
			.param(part.in(before))
			.param(was.by())
			.param(was.why())
			.param(personId)
			.param(this.clock.instant())
			.update();
		this.audit.note(Actor.person(personId), (value != null) ? Did.IMPACT_SET : Did.IMPACT_TAKEN_BACK,
				About.notice(noticeId), Map.of(part.key(), Audit.change(part.in(before), value)));
	}

	/**
	 * One thing that a person said.
	 *
	 * @param value null where they took back what was said before
	 * @param wasBy who had said what it was before, as in {@link Reason}, or
	 * {@code default}
	 */
	public record Said(ImpactPart part, @Nullable String value, String why, String was, String wasBy, long personId,
			Instant at) {
	}

}
