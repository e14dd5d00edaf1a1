package org.runstate.acknowledgement;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What the chain holds about one notice, as JSON lines that prove by themselves that they
 * belong to it: the first tells where the chain ends, each of the others is a link with
 * its path in the Merkle tree. {@link NoticeProof} checks them without a database.
 */
@Component
public class NoticeProofs {

	private static final int PORTION = 1000;

	private final EvidenceTable evidence;

	private final Anchors anchors;

	private final JsonMapper json = JsonMapper.builder().build();

	NoticeProofs(EvidenceTable evidence, Anchors anchors) {
		this.evidence = evidence;
		this.anchors = anchors;
	}

	/**
	 * Writes the proof of a notice as it is now, and anchors the chain there.
	 * @return how many links it holds
	 */
	public long write(long noticeId, Writer out) throws IOException {
		Head head = this.evidence.head();
		List<Long> leaves = this.evidence.numbers(noticeId, head.number()).stream().map((one) -> one - 1).toList();
		MerkleTree tree = new MerkleTree(leaves);
		Anchor anchor = this.anchors.keep(head, tree);
		out.write(this.json.writeValueAsString(new NoticeProof.Header(NoticeProof.FORM, NoticeProof.VERSION, "SHA-256",
				noticeId, leaves.size(), anchor)) + "\n");
		long last = 0;
		while (last < head.number()) {
			List<Acknowledgement> some = this.evidence.ofNotice(noticeId, last, head.number(), PORTION);
			for (Acknowledgement one : some) {
				out.write(this.json.writeValueAsString(NoticeProof.Line.of(one, tree.path(one.number() - 1))) + "\n");
			}
			last = some.isEmpty() ? head.number() : some.get(some.size() - 1).number();
		}
		out.flush();
		return leaves.size();
	}

}
