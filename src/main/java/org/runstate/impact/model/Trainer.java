package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Trains a model. The same examples in the same order with the same seed give the same
 * model, whatever the machine.
 */
public final class Trainer {

	/**
	 * How many examples have to say yes, and how many no, for a question to be learned.
	 */
	private static final int FEWEST = 20;

	/** A feature that fewer notices have says nothing about others. */
	private static final int RAREST = 3;

	private static final int FOLDS = 3;

	/**
	 * With fewer examples that say yes than this the best threshold is luck, so it has to
	 * be as likely as not.
	 */
	private static final int FEW = 100;

	private final long seed;

	public Trainer(long seed) {
		this.seed = seed;
	}

	/**
	 * Trains on examples.
	 * @throws IllegalArgumentException if they answer no question often enough
	 */
	public Model train(List<Example> examples) {
		Dictionary dictionary = dictionary(examples);
		List<Vector> vectors = examples.stream().map((one) -> Vector.of(one.wording(), dictionary).sorted()).toList();
		int[] folds = examples.stream().mapToInt((one) -> Example.fold(one.group(), FOLDS, this.seed)).toArray();
		List<Head> heads = new ArrayList<>();
		List<Lesson.Learned> lessons = new ArrayList<>();
		for (Question question : questions(examples)) {
			int[] asked = IntStream.range(0, examples.size())
				.filter((at) -> examples.get(at).answers().containsKey(question))
				.toArray();
			boolean[] yes = new boolean[asked.length];
			int said = 0;
			for (int at = 0; at < asked.length; at++) {
				yes[at] = Boolean.TRUE.equals(examples.get(asked[at]).answers().get(question));
				said += yes[at] ? 1 : 0;
			}
			if (said >= FEWEST && asked.length - said >= FEWEST) {
				Lesson lesson = new Lesson(dictionary.size(), pick(vectors, asked), yes,
						IntStream.of(asked).map((at) -> folds[at]).toArray(), FOLDS, this.seed);
				Lesson.Learned learned = lesson.learn(isBoth(question));
				lessons.add(learned);
				heads.add(new Head(question, learned.bias(), learned.calibration().slope(),
						learned.calibration().offset(),
						(said < FEW) ? Math.max(0.5, learned.threshold()) : learned.threshold(), said,
						asked.length - said));
			}
		}
		if (heads.isEmpty()) {
			throw new IllegalArgumentException(
					"There is too little to learn from: no label is on " + FEWEST + " notices and off " + FEWEST);
		}
		return Pruning.of(dictionary, heads, lessons);
	}

	/** Whether a no tells as much as a yes. */
	private static boolean isBoth(Question question) {
		return !question.part().equals("category") && !question.part().equals("major")
				&& !question.value().equals("fix");
	}

	private static Set<Question> questions(List<Example> examples) {
		Map<String, Question> questions = new TreeMap<>();
		examples.forEach((one) -> one.answers().keySet().forEach((asked) -> questions.put(asked.toString(), asked)));
		return new LinkedHashSet<>(questions.values());
	}

	private static Vector[] pick(List<Vector> vectors, int[] places) {
		return IntStream.of(places).mapToObj(vectors::get).toArray(Vector[]::new);
	}

	/** Every feature that is not too rare. */
	private static Dictionary dictionary(List<Example> examples) {
		Map<Integer, int[]> counts = new HashMap<>();
		for (int at = 0; at < examples.size(); at++) {
			int notice = at + 1;
			Features.of(examples.get(at).wording(), (hash, block, start, end) -> {
				int[] count = counts.computeIfAbsent(hash, (key) -> new int[] { 0, 0, block.number() });
				if (count[1] != notice) {
					count[0]++;
					count[1] = notice;
				}
			});
		}
		TreeSet<Integer> kept = new TreeSet<>();
		counts.forEach((hash, count) -> {
			if (count[0] >= RAREST) {
				kept.add(hash);
			}
		});
		int[] hashes = kept.stream().mapToInt(Integer::intValue).toArray();
		byte[] blocks = new byte[hashes.length];
		for (int row = 0; row < hashes.length; row++) {
			blocks[row] = (byte) Objects.requireNonNull(counts.get(hashes[row]))[2];
		}
		return new Dictionary(hashes, blocks);
	}

}
