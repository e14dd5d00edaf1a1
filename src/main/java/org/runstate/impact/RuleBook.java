package org.runstate.impact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules as this organisation has them: the built-in ones, with what people changed.
 * Other processes' changes are seen with the next question.
 */
@Repository
class RuleBook {

	private final JdbcClient jdbc;

	private final Classifier builtIn;

	private final Audit audit;

	private final Clock clock;

	private Edition edition;

	RuleBook(JdbcClient jdbc, Classifier builtIn, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.builtIn = builtIn;
		this.clock = clock;
		this.edition = new Edition(0, builtIn);
	}

	/** What reads notices by the rules as they are now. */
	synchronized Classifier classifier() {
		long newest = this.jdbc.sql("select coalesce(max(id), 0) from rule_change").query(Long.class).single();
		if (newest != this.edition.number()) {
			this.edition = new Edition(newest,
					this.builtIn.withRules(RuleChange.apply(this.builtIn.rules(), changes())));
		}
		return this.edition.classifier();
	}

	/**
	 * What would read notices by the rules with one more change.
	 * @throws IllegalArgumentException with a sentence if they cannot be so
	 */
	Classifier trial(RuleChange change) {
		List<RuleChange> changes = new ArrayList<>(changes());
		changes.removeIf((other) -> other.ruleId().equals(change.ruleId()));
		changes.add(change);
		return this.builtIn.withRules(RuleChange.apply(this.builtIn.rules(), changes));
	}

	/**
	 * Changes a rule from now on; what was classified stays as it is.
	 * @throws IllegalArgumentException with a sentence if the rules cannot be so
	 */
	@Transactional
	void change(RuleChange change, long personId) {
		trial(change);
		this.jdbc.sql("""
				insert into rule_change (rule_id, kind, rule, before_rule, person_id, made_at) values (?, ?, ?, ?, ?, ?)
				""")
			.param(change.ruleId())
			.param(change.kind().key())
			.param((change.rule() != null) ? JsonColumn.write(change.rule()) : null)
			.param(change.before())
			.param(personId)
			.param(this.clock.instant())
			.update();
		this.audit.note(Actor.person(personId), Did.RULE_CHANGED, About.rule(change.ruleId()),
				Map.of("now", change.kind().key()));
	}

	/** Whether a rule came with Runstate. */
	boolean isBuiltIn(String ruleId) {
		return this.builtIn.rules().stream().anyMatch((rule) -> rule.id().equals(ruleId));
	}

	/** The rules that people switched off. */
	List<Rule> off() {
		List<String> off = changes().stream()
			.filter((change) -> change.kind() == RuleChange.Kind.OFF)
			.map(RuleChange::ruleId)
			.toList();
		return this.builtIn.rules().stream().filter((rule) -> off.contains(rule.id())).toList();
	}

	/** The rules that people wrote or rewrote. */
	List<String> written() {
		return changes().stream()
			.filter((change) -> change.kind() == RuleChange.Kind.KEPT)
			.map(RuleChange::ruleId)
			.toList();
	}

	/** What was changed of late, newest first. */
	List<Change> history(int limit) {
		return this.jdbc.sql("select rule_id, kind, person_id, made_at from rule_change order by id desc limit ?")
			.param(limit)
			.query((row, number) -> new Change(row.getString("rule_id"), row.getString("kind"),
					row.getLong("person_id"), row.getObject("made_at", Instant.class)))
			.list();
	}

	/** The newest change of each rule, the oldest first. */
	private List<RuleChange> changes() {
		return this.jdbc.sql("""
				select c.rule_id, c.kind, c.rule, c.before_rule from rule_change c
				join (select max(id) id from rule_change group by rule_id) newest on newest.id = c.id order by c.id
				""")
			.query((row, number) -> new RuleChange(row.getString("rule_id"), kind(row.getString("kind")),
					rule(row.getString("rule")), row.getString("before_rule")))
			.list();
	}

	private static RuleChange.Kind kind(String key) {
		return RuleChange.Kind.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	private static @Nullable Rule rule(@Nullable String json) {
		return (json != null) ? JsonColumn.read(json, Rule.class) : null;
	}

	/** One change in the history. */
	record Change(String ruleId, String kind, long personId, Instant at) {
	}

	private record Edition(long number, Classifier classifier) {
	}

}
