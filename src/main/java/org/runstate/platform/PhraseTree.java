package org.runstate.platform;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Phrases by their letters, each letter a step from the root. Symbols are ASCII. Rows of
 * states lie within one another, so that the whole stays in the nearest cache: every
 * state begins at a place of its own, and a cell is a state's if it is of the kind that
 * is asked for.
 */
final class PhraseTree {

	static final int ROOT = 0;

	/** Where a step leads that no phrase takes. */
	static final int NOWHERE = 0;

	private static final int SYMBOLS = 128;

	/** A cell of no state: a kind that no symbol has. */
	private static final int FREE = SYMBOLS - 1;

	/** Kind of each symbol; 0 for what no phrase has. */
	private final int[] kinds = new int[SYMBOLS];

	/**
	 * Where a state begins and a kind further: the kind, and above it the state to which
	 * it leads, negative if a phrase ends there.
	 */
	private int[] cells = new int[SYMBOLS];

	/** Numbers of the phrases that end in a state, by where it begins. */
	private int[][] ends = new int[SYMBOLS][];

	PhraseTree(String[] phrases) {
		int next = 1;
		Node root = new Node();
		for (int phrase = 0; phrase < phrases.length; phrase++) {
			Node node = root;
			for (char symbol : phrases[phrase].toCharArray()) {
				this.kinds[symbol] = (this.kinds[symbol] == 0) ? next++ : this.kinds[symbol];
				node = node.next.computeIfAbsent(this.kinds[symbol], (kind) -> new Node());
			}
			node.ends = Arrays.copyOf(node.ends, node.ends.length + 1);
			node.ends[node.ends.length - 1] = phrase;
		}
		Arrays.fill(this.cells, FREE);
		lay(root);
	}

	/** What stands for a symbol in a step. */
	int kind(char symbol) {
		return this.kinds[symbol];
	}

	/**
	 * The state after a symbol of a kind, or {@link #NOWHERE}; negative if a phrase ends
	 * in it.
	 */
	int step(int state, int kind) {
		int cell = this.cells[state + kind];
		return ((cell & FREE) == kind) ? cell >> 7 : NOWHERE;
	}

	/** The numbers of the phrases that end in a state in which one does. */
	int[] ends(int state) {
		return this.ends[state];
	}

	/** Gives each state its place, those near the root first. */
	private void lay(Node root) {
		BitSet begun = new BitSet();
		begun.set(ROOT);
		take(ROOT, root);
		Deque<Node> nodes = new ArrayDeque<>();
		nodes.add(root);
		while (!nodes.isEmpty()) {
			Node node = nodes.remove();
			for (Map.Entry<Integer, Node> step : node.next.entrySet()) {
				Node after = step.getValue();
				after.begin = begin(after, begun);
				begun.set(after.begin);
				this.ends[after.begin] = after.ends;
				int edge = (after.ends.length > 0) ? -after.begin : after.begin;
				this.cells[node.begin + step.getKey()] = (edge << 7) | step.getKey();
				nodes.add(after);
			}
		}
	}

	/** A place where no state begins and whose cells are free for a node; takes them. */
	private int begin(Node node, BitSet begun) {
		int place = begun.nextClearBit(ROOT);
		while (!isFree(place, node)) {
			place = begun.nextClearBit(place + 1);
		}
		take(place, node);
		return place;
	}

	private void take(int place, Node node) {
		node.next.keySet().forEach((kind) -> this.cells[place + kind] = kind);
	}

	private boolean isFree(int place, Node node) {
		if (place + SYMBOLS > this.cells.length) {
			int size = this.cells.length;
			this.cells = Arrays.copyOf(this.cells, size * 2);
			Arrays.fill(this.cells, size, size * 2, FREE);
			this.ends = Arrays.copyOf(this.ends, size * 2);
		}
		for (int kind : node.next.keySet()) {
			if (this.cells[place + kind] != FREE) {
				return false;
			}
		}
		return true;
	}

	/** A state while the tree is built. */
	private static final class Node {

		private final Map<Integer, Node> next = new TreeMap<>();

		private int[] ends = {};

		private int begin;

	}

}
