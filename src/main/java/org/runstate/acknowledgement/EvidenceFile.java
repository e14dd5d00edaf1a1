package org.runstate.acknowledgement;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence in a file, checked by what it holds itself, line by line.
 */
final class EvidenceFile {

	static final String FORM = "runstate-evidence";

	static final int VERSION = 2;

	private final JsonMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	private final MessageDigest hash = Acknowledgement.sha256();

	private final Chain chain = new Chain("Line");

	private long at;

	private EvidenceFile() {
	}

	static Verdict verify(Path file, List<Anchor> anchors) throws IOException {
		try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			EvidenceFile evidence = new EvidenceFile();
			evidence.chain.anchor(anchors);
			return evidence.verify(in);
		}
		catch (MalformedInputException ex) {
			return new Verdict(false, 0, "The file is not UTF-8: it was changed, or is no evidence.");
		}
	}

	private Verdict verify(BufferedReader in) throws IOException {
		String first = in.readLine();
		Header header = read(first, Header.class);
		if (first == null || header == null || !FORM.equals(header.form()) || header.version() < 1
				|| header.version() > VERSION) {
			return this.chain.fault("Line 1: this is not how evidence begins.");
		}
		take(first);
		String line = next(in);
		while (line != null && !line.startsWith("{\"end\"")) {
			Link link = read(line, (header.version() == 1) ? FirstLine.class : Line.class);
			if (link == null) {
				return this.chain.fault("Line %d: this is no acknowledgement.".formatted(this.at));
			}
			if (!this.chain.add(link.link(), this.at)) {
				return this.chain.broken();
			}
			line = next(in);
		}
		return end(header, line, in);
	}

	private Verdict end(Header header, @Nullable String line, BufferedReader in) throws IOException {
		if (line == null) {
			return this.chain.fault("The end is missing: the file stops after acknowledgement %d of %d."
				.formatted(this.chain.number(), header.acknowledgements()));
		}
		String file = HexFormat.of().formatHex(this.hash.digest());
		End end = read(line, End.class);
		if (end == null || end.end() != header.acknowledgements() || !header.head().equals(end.head())) {
			return this.chain.fault("Line %d: this end is not the one that line 1 names; one of the two was changed."
				.formatted(this.at + 1));
		}
		Verdict verdict = this.chain.end(end.end(), header.head());
		if (!verdict.sound()) {
			return verdict;
		}
		if (!file.equals(end.file())) {
			return this.chain.fault("Line %d: the hash of the lines before is another; something beside the chain,"
				.formatted(this.at + 1) + " such as an address, was changed.");
		}
		String beyond = in.readLine();
		return (beyond == null) ? verdict
				: this.chain.fault("Line %d: nothing may follow the end.".formatted(this.at + 2));
	}

	/** Goes to the next line; the line before becomes part of the hash. */
	private @Nullable String next(BufferedReader in) throws IOException {
		String line = in.readLine();
		if (line != null && !line.startsWith("{\"end\"")) {
			take(line);
		}
		return line;
	}

	private void take(String line) {
		this.at++;
		this.hash.update((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private <T> @Nullable T read(@Nullable String line, Class<? extends T> type) {
		try {
			return (line != null) ? this.json.readValue(line, type) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * The first line.
	 *
	 * @param exported when the file was written
	 * @param acknowledgements how many there are
	 * @param head the hash of the last one
	 */
	record Header(String form, int version, String algorithm, Instant exported, long acknowledgements, String head) {
	}

	/** A line of the chain. */
	sealed interface Link {

		Acknowledgement link();

	}

	/**
	 * A line of the chain.
	 *
	 * @param pseudonym empty in the first form
	 * @param person not part of the chain from the second form on, like the address;
	 * covered by the hash in the last line
	 * @param by the pseudonym of whoever did it for them, or empty
	 */
	record Line(long number, int form, String pseudonym, long person, String email, long notice, int revision,
			String revisionHash, Instant at, String how, String by, String previous, String hash) implements Link {

		static Line of(Acknowledgement one, String email) {
			return new Line(one.number(), one.form(), one.pseudonym(), one.personId(), email, one.noticeId(),
					one.revision(), one.revisionHash(), one.at(), one.how(), one.byPseudonym(), one.previousHash(),
					one.hash());
		}

		@Override
		public Acknowledgement link() {
			return new Acknowledgement(this.number, this.form, this.pseudonym, this.person, this.notice, this.revision,
					this.revisionHash, this.at, this.how, this.by, 0, this.previous, this.hash);
		}

	}

	/** A line of the chain in a file of version 1. */
	record FirstLine(long number, long person, String email, long notice, int revision, String revisionHash, Instant at,
			String how, String previous, String hash) implements Link {

		@Override
		public Acknowledgement link() {
			return new Acknowledgement(this.number, 1, "", this.person, this.notice, this.revision, this.revisionHash,
					this.at, this.how, "", 0, this.previous, this.hash);
		}

	}

	/**
	 * The last line.
	 *
	 * @param end how many acknowledgements there are
	 * @param head the hash of the last one
	 * @param file SHA-256 over all lines before, each with a line feed
	 */
	record End(long end, String head, String file) {
	}

}
