package org.runstate.acknowledgement;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the chain holds about one notice, checked by what is written.
 */
public final class NoticeProof {

	static final String FORM = "runstate-proof";

	static final int VERSION = 1;

	private static final JsonMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	private NoticeProof() {
	}

	/**
	 * Checks a proof.
	 * @param in as {@link NoticeProofs} wrote it
	 * @param revisions the hashes of the revisions of the notice, by number
	 * @param anchors what was anchored; may be empty
	 */
	public static Verdict verify(BufferedReader in, Map<Integer, String> revisions, Collection<Anchor> anchors)
			throws IOException {
		Header header = read(in.readLine(), Header.class);
		if (header == null || !FORM.equals(header.form()) || header.version() != VERSION) {
			return fault(0, "Line 1: this is not how a proof begins.");
		}
		Anchor head = header.head();
		for (Anchor one : anchors) {
			if (one.number() == head.number() && !(one.root().equals(head.root()) && one.hash().equals(head.hash()))) {
				return fault(0, "Line 1: the chain was anchored at %d with another root.".formatted(one.number()));
			}
		}
		long last = 0;
		long count = 0;
		for (String text = in.readLine(); text != null; text = in.readLine()) {
			Line line = read(text, Line.class);
			long at = count + 2;
			if (line == null || line.number() <= last || line.notice() != header.notice()) {
				return fault(count,
						"Line %d: this is no acknowledgement of the notice, or not in order.".formatted(at));
			}
			if (!line.link().computedHash().equals(line.hash())) {
				return fault(count, "Line %d: acknowledgement %d was changed.".formatted(at, line.number()));
			}
			if (!line.leadsTo(head)) {
				return fault(count,
						"Line %d: acknowledgement %d does not belong to the chain.".formatted(at, line.number()));
			}
			if (!line.revisionHash().equals(revisions.get(line.revision()))) {
				return fault(count, "Line %d: what was acknowledged is not revision %d as it is told here."
					.formatted(at, line.revision()));
			}
			last = line.number();
			count++;
		}
		if (count != header.links()) {
			return fault(count,
					"%d of %d acknowledgements are missing.".formatted(header.links() - count, header.links()));
		}
		return new Verdict(true, count, "%d entries about notice %d belong to the chain of %d, whose root is %s."
			.formatted(count, header.notice(), head.number(), head.root()));
	}

	private static Verdict fault(long count, String sentence) {
		return new Verdict(false, count, sentence);
	}

	private static <T> @Nullable T read(@Nullable String line, Class<T> type) {
		try {
			return (line != null) ? json.readValue(line, type) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * The first line.
	 *
	 * @param links how many lines follow
	 * @param head where the chain ends
	 */
	record Header(String form, int version, String algorithm, long notice, long links, Anchor head) {
	}

	/**
	 * A link and the hashes beside its way to the root.
	 *
	 * @param person its number in the first form, 0 in the second
	 */
	record Line(long number, int form, String pseudonym, long person, long notice, int revision, String revisionHash,
			Instant at, String how, String by, String previous, String hash, List<String> path) {

		static Line of(Acknowledgement one, List<String> path) {
			return new Line(one.number(), one.form(), one.pseudonym(), (one.form() == 1) ? one.personId() : 0,
					one.noticeId(), one.revision(), one.revisionHash(), one.at(), one.how(), one.byPseudonym(),
					one.previousHash(), one.hash(), path);
		}

		Acknowledgement link() {
			return new Acknowledgement(this.number, this.form, this.pseudonym, this.person, this.notice, this.revision,
					this.revisionHash, this.at, this.how, this.by, 0, this.previous, this.hash);
		}

		boolean leadsTo(Anchor head) {
			try {
				return MerkleTree.rootOf(this.hash, this.number - 1, head.number(), this.path).equals(head.root());
			}
			catch (IllegalArgumentException ex) {
				return false; // no hexadecimal
			}
		}

	}

}
