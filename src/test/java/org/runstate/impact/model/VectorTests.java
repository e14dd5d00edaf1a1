package org.runstate.impact.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VectorTests {

	private static final List<String> WORDS = List.of("plan", "to", "update", "Teams", "on", "5", "May.", "It", "will",
			"be", "gone?\n", "When", "this", "happens:", "retired,", "caf\u00e9", "don\u2019t");

	@Test
	void holdsWhatTheDictionaryKnowsOnceAndWhereItFirstStands() {
		Random random = new Random(1);
		for (int words = 1; words < 3000; words = words * 3) {
			Wording wording = wording(random, words);
			Map<Integer, int[]> known = new LinkedHashMap<>();
			Map<Integer, Block> blocks = new LinkedHashMap<>();
			Features.of(wording, (hash, block, start, end) -> {
				if (hash % 2 == 0) {
					known.computeIfAbsent(hash, (key) -> new int[] { 0, start })[0]++;
					blocks.putIfAbsent(hash, block);
				}
			});
			List<Integer> hashes = new ArrayList<>(known.keySet());
			byte[] numbers = new byte[hashes.size()];
			Vector vector = Vector.of(wording,
					new Dictionary(hashes.stream().mapToInt(Integer::intValue).toArray(), numbers));
			assertThat(vector.size()).isEqualTo(hashes.size()).isPositive();
			Map<Block, Double> units = new LinkedHashMap<>();
			for (int at = 0; at < vector.size(); at++) {
				int[] one = known.getOrDefault(hashes.get(at), new int[2]);
				assertThat(vector.row(at)).isEqualTo(at);
				assertThat(vector.start(at)).isEqualTo(one[1]);
				double unit = vector.value(at) / (1 + Math.log(one[0]));
				assertThat(unit).isCloseTo(
						units.computeIfAbsent(blocks.getOrDefault(hashes.get(at), Block.MARK), (block) -> unit),
						within(1e-5));
			}
		}
	}

	private static Wording wording(Random random, int words) {
		StringBuilder said = new StringBuilder("A title\n");
		for (int word = 0; word < words; word++) {
			said.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
		}
		return new Wording(said.toString(), 7, List.of("Teams"), List.of("mark"), null);
	}

}
