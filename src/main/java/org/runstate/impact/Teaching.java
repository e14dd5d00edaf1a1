package org.runstate.impact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

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

	/**
	 * Trains on all of them and writes the model to a file.
	 * @param seed another one sets other examples aside to find thresholds by
	 * @throws IllegalArgumentException if no label is on enough of them
	 */
	public Trained train(long seed, Path out) throws IOException {
		Model model = train(seed, (one) -> true);
		Models.write(model, out);
		return new Trained(this.notices.size(), model.size(), model.heads()
			.stream()
			.map((head) -> new Trained.Question(head.question().toString(), head.yes(), head.no(), head.threshold()))
			.toList());
	}

	/** Measures a classifier. */
	public Accuracy score(Classifier classifier, String how) {
		Score score = new Score();
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
		Classifier rules = Classifier.rulesAlone();
		return new Trainer(seed).train(this.notices.stream().filter(kept).map((one) -> one.example(rules)).toList());
	}

}
