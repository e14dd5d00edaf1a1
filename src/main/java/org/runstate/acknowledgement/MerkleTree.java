package org.runstate.acknowledgement;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Merkle tree over the hashes of a chain (RFC 9162, 2.1): its root stands for all of
 * them, and a path of a few hashes proves that one belongs to it. Takes leaves in order
 * and keeps only what the paths need.
 */
final class MerkleTree {

	private static final byte LEAF = 0;

	private static final byte NODE = 1;

	private static final int DEEPEST = 62;

	private final List<Set<Long>> wanted = new ArrayList<>();

	private final Map<Place, byte[]> kept = new HashMap<>();

	private final Deque<Subtree> open = new ArrayDeque<>();

	private final MessageDigest sha256 = Acknowledgement.sha256();

	private long size;

	/**
	 * An empty tree.
	 * @param wanted indexes from 0 of the leaves of which the path will be asked
	 */
	MerkleTree(Collection<Long> wanted) {
		for (int level = 0; level < DEEPEST; level++) {
			Set<Long> places = new HashSet<>();
			for (long leaf : wanted) {
				places.add(leaf >> level);
			}
			this.wanted.add(places);
		}
	}

	/** Adds the next leaf. */
	void add(String hash) {
		Subtree right = keep(new Subtree(new Place(0, this.size++), leaf(this.sha256, hash)));
		while ((right.place().index() & 1) == 1) {
			right = join(this.open.pop(), right);
		}
		this.open.push(right);
	}

	/** The root over all leaves so far, in hexadecimal. No leaf follows. */
	String root() {
		if (this.open.isEmpty()) {
			return HexFormat.of().formatHex(this.sha256.digest());
		}
		Subtree right = this.open.pop();
		while (!this.open.isEmpty()) {
			Subtree left = this.open.pop();
			while (right.place().level() < left.place().level()) {
				// the last of a level without a neighbour goes up as it is
				right = keep(new Subtree(right.place().up(), right.hash()));
			}
			right = join(left, right);
		}
		this.open.push(right);
		return HexFormat.of().formatHex(right.hash());
	}

	/** The hashes beside the way from a wanted leaf to the root, which was asked for. */
	List<String> path(long leaf) {
		List<String> path = new ArrayList<>();
		Place place = new Place(0, leaf);
		for (long width = this.size; width > 1; width = (width + 1) >> 1) {
			byte[] beside = this.kept.get(place.beside());
			if (beside != null) {
				path.add(HexFormat.of().formatHex(beside));
			}
			place = place.up();
		}
		return path;
	}

	/** The root that a leaf and its path lead to; empty when the path does not fit. */
	static String rootOf(String hash, long leaf, long size, List<String> path) {
		MessageDigest sha256 = Acknowledgement.sha256();
		byte[] reached = leaf(sha256, hash);
		int at = 0;
		long index = leaf;
		for (long width = size; width > 1; width = (width + 1) >> 1) {
			boolean alone = (index & 1) == 0 && index + 1 == width;
			if (!alone) {
				if (at == path.size()) {
					return "";
				}
				byte[] beside = HexFormat.of().parseHex(path.get(at++));
				reached = ((index & 1) == 1) ? node(sha256, beside, reached) : node(sha256, reached, beside);
			}
			index >>= 1;
		}
		return (at == path.size() && leaf < size) ? HexFormat.of().formatHex(reached) : "";
	}

	private Subtree join(Subtree left, Subtree right) {
		return keep(new Subtree(left.place().up(), node(this.sha256, left.hash(), right.hash())));
	}

	private Subtree keep(Subtree one) {
		if (this.wanted.get(one.place().level()).contains(one.place().index() ^ 1)) {
			this.kept.put(one.place(), one.hash());
		}
		return one;
	}

	private static byte[] leaf(MessageDigest sha256, String hash) {
		sha256.update(LEAF);
		return sha256.digest(HexFormat.of().parseHex(hash));
	}

	private static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
		sha256.update(NODE);
		sha256.update(left);
		return sha256.digest(right);
	}

	private record Place(int level, long index) {

		Place up() {
			return new Place(this.level + 1, this.index >> 1);
		}

		Place beside() {
			return new Place(this.level, this.index ^ 1);
		}

	}

	// Only its own tree sees the array.
	@SuppressWarnings("ArrayRecordComponent")
	private record Subtree(Place place, byte[] hash) {
	}

}
