package org.runstate.impact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.model.Example;
import org.runstate.impact.model.Model;
import org.runstate.impact.model.Trainer;

/**
 * Trains models on labelled notices, and measures how often the classifier is right about
 * them. The labels are hidden from it.
 */
public final class Teaching {

	private final List<Labelled> notices;

	private Teaching(List<Labelled> notices) {
		this.notices = List.copyOf(notices);
	}

	/**
	 * The labelled notices of files of JSON lines.
	 * @throws IllegalArgumentException naming file and line, for what cannot be read
	 */
	public static Teaching of(List<Path> files) throws IOException {
		return new Teaching(Labelled.in(files));
	}

	/** How many notices carry labels. */
	public int size() {
		return this.notices.size();
	}

	/**
	 * Trains on all of them.
	 * @param seed another one sets other examples aside for measuring
	 * @throws IllegalArgumentException if no label is on enough of them
	 */
	public Model train(long seed) {
		return train(seed, (one) -> true);
	}

	/**
	 * Measures a model.
	 * @param model null for rules alone
	 */
	public Accuracy score(@Nullable Model model, String how) {
		Score score = new Score();
		Classifier classifier = Classifier.with(model);
		this.notices.forEach((one) -> score.add(one, classifier));
		return score.accuracy(how);
	}

	/**
	 * Measures what models make of notices that they were not trained on: each part of
	 * the notices by a model of the others. Notices of the same title stay together.
	 */
	public Accuracy crossValidate(int folds, long seed) {
		Score score = new Score();
		for (int fold = 0; fold < folds; fold++) {
			score(fold, folds, seed, score);
		}
		return score.accuracy("by models that were trained on the other " + (folds - 1) + " of " + folds + " parts");
	}

	/** The same for one part only. */
	public Accuracy setAside(int fold, int folds, long seed) {
		Score score = new Score();
		score(fold, folds, seed, score);
		return score.accuracy("by a model that was trained on the other " + (folds - 1) + " of " + folds + " parts");
	}

	private void score(int fold, int folds, long seed, Score score) {
		Predicate<Labelled> out = (one) -> Example.fold(one.group(), folds, seed + 1) == fold;
		Classifier classifier = Classifier.with(train(seed, out.negate()));
		this.notices.stream().filter(out).forEach((one) -> score.add(one, classifier));
	}

	private Model train(long seed, Predicate<Labelled> kept) {
		Classifier rules = Classifier.with(null);
		return new Trainer(seed).train(this.notices.stream().filter(kept).map((one) -> one.example(rules)).toList());
	}

}
