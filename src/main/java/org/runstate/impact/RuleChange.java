package org.runstate.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a person changed of one rule.
 *
 * @param ruleId the rule's name
 * @param rule what it is now; null unless kept
 * @param before which rule it is asked before, if it is a new one; null for the first of
 * its part
 */
record RuleChange(String ruleId, Kind kind, @Nullable Rule rule, @Nullable String before) {

	enum Kind {

		/** The rule is as the person wrote it. */
		KEPT,
		/** It is asked no more. */
		OFF,
		/** It is as it was built in; one that was not is gone. */
		BUILT_IN;

		String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	static RuleChange kept(Rule rule, @Nullable String before) {
		return new RuleChange(rule.id(), Kind.KEPT, rule, before);
	}

	/**
	 * The rules in the order in which they are asked.
	 * @param changes at most one of each rule, the oldest first
	 */
	static List<Rule> apply(List<Rule> builtIn, Collection<RuleChange> changes) {
		Map<String, RuleChange> byId = new HashMap<>();
		changes.forEach((change) -> byId.put(change.ruleId(), change));
		List<Rule> rules = new ArrayList<>();
		for (Rule rule : builtIn) {
			RuleChange change = byId.get(rule.id());
			if (change == null || change.kind() == Kind.BUILT_IN) {
				rules.add(rule);
			}
			else if (change.kind() == Kind.KEPT) {
				rules.add(Objects.requireNonNull(change.rule()));
			}
		}
		List<String> known = builtIn.stream().map(Rule::id).toList();
		for (RuleChange change : changes) {
			if (change.kind() == Kind.KEPT && !known.contains(change.ruleId())) {
				Rule rule = Objects.requireNonNull(change.rule());
				rules.add(place(rule, change.before(), rules), rule);
			}
		}
		return rules;
	}

	private static int place(Rule rule, @Nullable String before, List<Rule> rules) {
		int first = rules.size();
		for (int at = 0; at < rules.size(); at++) {
			Rule other = rules.get(at);
			if (other.part().equals(rule.part())) {
				if (before == null || other.id().equals(before)) {
					return at;
				}
				first = Math.min(first, at);
			}
		}
		return first;
	}

}
