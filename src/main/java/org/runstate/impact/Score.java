package org.runstate.impact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Accuracy.Deciding;
import org.runstate.impact.Accuracy.Value;
import org.runstate.impact.model.Question;
import org.runstate.platform.Platform;

/**
 * Gathers how well notices are classified whose labels say what is right.
 */
final class Score {

	private int notices;

	private final Map<String, Tally> values = new TreeMap<>();

	private final Map<Action, Map<Action, Integer>> actions = new EnumMap<>(Action.class);

	/** By rule, or by part for the model: how often right and of how many. */
	private final Map<String, int[]> deciding = new TreeMap<>();

	private final Map<String, int[]> doubts = new TreeMap<>();

	/** Classifies a notice and compares. */
	void add(Labelled notice, Classifier classifier) {
		Classifier.Judged judged = classifier.judge(notice.subject());
		Impact impact = judged.classified().impact();
		Truth truth = notice.truth();
		this.notices++;
		truth.answers()
			.forEach((question, right) -> tally(question.toString()).add(right, Truth.says(impact, question)));
		for (Action right : Action.values()) {
			if (Boolean.TRUE.equals(truth.answers().get(new Question("action", right.key())))) {
				this.actions.computeIfAbsent(right, (key) -> new EnumMap<>(Action.class))
					.merge(impact.action(), 1, Integer::sum);
			}
		}
		truth.platforms().forEach((name, right) -> {
			Set<String> said = new HashSet<>(impact.platforms().stream().map(Platform::key).toList());
			int both = (int) right.stream().filter(said::contains).count();
			tally(name).add(both, said.size() - both, 0, right.size() - both);
		});
		for (Rule rule : classifier.holding(judged)) {
			count(this.deciding, "rule " + rule.id(), truth.isRight(rule.part(), rule.value()));
		}
		for (Reason reason : impact.reasons()) {
			if (reason.by().equals("model")) {
				Boolean right = truth.isRight(reason.part(), reason.value());
				count(this.deciding, "model " + reason.part(), right);
				if (reason.doubtful()) {
					count(this.doubts, reason.part(), right);
				}
			}
		}
	}

	Accuracy accuracy(String how) {
		List<Value> measured = new ArrayList<>();
		this.values.forEach((name, tally) -> measured.add(Value.of(name, tally)));
		Map<String, Map<String, Integer>> confusion = new TreeMap<>();
		this.actions.forEach((right, said) -> said.forEach((action,
				count) -> confusion.computeIfAbsent(right.key(), (key) -> new TreeMap<>()).put(action.key(), count)));
		Map<String, Deciding> rules = new TreeMap<>();
		Map<String, Deciding> model = new TreeMap<>();
		this.deciding.forEach((name, count) -> {
			int blank = name.indexOf(' ');
			String who = name.substring(blank + 1);
			if (name.startsWith("rule")) {
				rules.put(who, Deciding.of(count, new int[2]));
			}
			else {
				model.put(who, Deciding.of(count, this.doubts.getOrDefault(who, new int[2])));
			}
		});
		return new Accuracy(how, this.notices, measured, confusion, rules, model);
	}

	private Tally tally(String name) {
		return this.values.computeIfAbsent(name, (key) -> new Tally());
	}

	private static void count(Map<String, int[]> counts, String name, @Nullable Boolean right) {
		if (right != null) {
			int[] count = counts.computeIfAbsent(name, (key) -> new int[2]);
			count[0] += right ? 1 : 0;
			count[1]++;
		}
	}

}
