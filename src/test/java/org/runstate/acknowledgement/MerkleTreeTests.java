package org.runstate.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MerkleTreeTests {

	@Test
	void everyLeafOfEverySizeLeadsToTheRoot() {
		for (int size = 0; size <= 70; size++) {
			List<String> hashes = hashes(size);
			MerkleTree tree = tree(hashes, LongStream.range(0, size).boxed().toList());
			String root = tree.root();
			for (int leaf = 0; leaf < size; leaf++) {
				assertThat(MerkleTree.rootOf(hashes.get(leaf), leaf, size, tree.path(leaf))).as("%d of %d", leaf, size)
					.isEqualTo(root);
			}
			assertThat(tree(hashes, List.of()).root()).isEqualTo(root);
		}
	}

	@Test
	void nothingElseLeadsToTheRoot() {
		List<String> hashes = hashes(21);
		MerkleTree tree = tree(hashes, LongStream.range(0, 21).boxed().toList());
		String root = tree.root();
		for (int leaf = 0; leaf < 21; leaf++) {
			List<String> path = tree.path(leaf);
			assertThat(MerkleTree.rootOf("ff".repeat(32), leaf, 21, path)).isNotEqualTo(root);
			assertThat(MerkleTree.rootOf(hashes.get(leaf), (leaf + 1) % 21, 21, path)).isNotEqualTo(root);
			assertThat(MerkleTree.rootOf(hashes.get(leaf), leaf, 21, path.subList(1, path.size()))).isNotEqualTo(root);
			List<String> longer = new ArrayList<>(path);
			longer.add("ab".repeat(32));
			assertThat(MerkleTree.rootOf(hashes.get(leaf), leaf, 21, longer)).isNotEqualTo(root);
		}
	}

	/** The tree of no leaf and of one, as RFC 9162 tells them. */
	@Test
	void beginsAsTheStandardSays() {
		assertThat(tree(List.of(), List.of()).root())
			.isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
		assertThat(tree(List.of(""), List.of()).root())
			.isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
	}

	private static List<String> hashes(int size) {
		return LongStream.range(0, size).mapToObj("%064x"::formatted).toList();
	}

	private static MerkleTree tree(List<String> hashes, List<Long> wanted) {
		MerkleTree tree = new MerkleTree(wanted);
		hashes.forEach(tree::add);
		return tree;
	}

}
