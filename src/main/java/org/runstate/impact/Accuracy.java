package org.runstate.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/**
 * How often the classifier is right, as {@code impact score} measured it.
 *
 * @param how one clause: by what notices, and whether the model knew them
 * @param notices how many carried labels
 * @param values each value of each part against the labels
 * @param actions how often each action was said, by the right one
 * @param rules each rule wherever it holds, by its name
 * @param model where the model decided, by part
 */
public record Accuracy(String how, int notices, List<Value> values, Map<String, Map<String, Integer>> actions,
		Map<String, Deciding> rules, Map<String, Deciding> model) {

	/** What was measured of the built-in rules and model. */
	public static Accuracy builtIn() {
		return BuiltIn.FIGURES;
	}

	/** The share of notices to inform of or to plan for that got the right word. */
	public double actionAccuracy() {
		int right = 0;
		int all = 0;
		for (String action : List.of("inform", "plan")) {
			for (Map.Entry<String, Integer> said : this.actions.getOrDefault(action, Map.of()).entrySet()) {
				right += said.getKey().equals(action) ? said.getValue() : 0;
				all += said.getValue();
			}
		}
		return Tally.share(right, all);
	}

	/** The mean of the F1 of inform and of plan, among the notices that are either. */
	public double actionMacroF1() {
		double sum = 0;
		for (String action : List.of("inform", "plan")) {
			String other = action.equals("inform") ? "plan" : "inform";
			int right = said(action, action);
			int missed = said(action, other) + said(action, "fix");
			sum += Tally.share(2 * right, 2 * right + missed + said(other, action)) / 2;
		}
		return sum;
	}

	private int said(String right, String said) {
		return this.actions.getOrDefault(right, Map.of()).getOrDefault(said, 0);
	}

	private static Accuracy load() {
		try (InputStream in = Objects.requireNonNull(Accuracy.class.getResourceAsStream("accuracy.json"))) {
			return JsonMapper.shared().readValue(in, Accuracy.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The built-in figures could not be read", ex);
		}
	}

	/**
	 * One value of a part.
	 *
	 * @param value such as {@code category=retirement}; {@code touched} means any level
	 * above none
	 * @param yes how many notices have it, or for platforms how many are to be found
	 * @param no how many have it not
	 * @param opposite the F1 of not having it
	 */
	public record Value(String value, int yes, int no, double precision, double recall, double f1, double opposite) {

		static Value of(String name, Tally tally) {
			return new Value(name, tally.yes(), tally.no(), rounded(tally.precision()), rounded(tally.recall()),
					rounded(tally.f1()), rounded(tally.opposite()));
		}

	}

	/**
	 * How often it was right where labels tell.
	 *
	 * @param right how often
	 * @param of of how many
	 * @param doubtedRight how many of those that were in doubt were right
	 * @param doubted how many were in doubt
	 */
	public record Deciding(int right, int of, int doubtedRight, int doubted) {

		static Deciding of(int[] count, int[] doubts) {
			return new Deciding(count[0], count[1], doubts[0], doubts[1]);
		}

		/** In percent, rounded. */
		public int precision() {
			return (int) Math.round(100 * Tally.share(this.right, this.of));
		}

		/** The same of what is not in doubt. */
		public int surePrecision() {
			return (int) Math.round(100 * Tally.share(this.right - this.doubtedRight, this.of - this.doubted));
		}

		/** How many in a hundred are in doubt. */
		public int doubtShare() {
			return (int) Math.round(100 * Tally.share(this.doubted, this.of));
		}

	}

	/** Read when first asked for, since it is what scoring makes. */
	private static final class BuiltIn {

		private static final Accuracy FIGURES = load();

	}

	private static double rounded(double figure) {
		return Math.round(figure * 10_000) / 10_000.0;
	}

}
