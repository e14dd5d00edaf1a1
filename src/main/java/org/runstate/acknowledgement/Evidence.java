package org.runstate.acknowledgement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.audit.Pseudonyms;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The chain of acknowledgements as a file that proves itself: JSON lines, the first of
 * which tells the form and the end of the chain, then one for each acknowledgement, then
 * one with the end again and a hash over all lines before it. {@link EvidenceFile} checks
 * it without a database.
 */
@Component
public class Evidence {

	private static final int PORTION = 5000;

	private final EvidenceTable evidence;

	private final People people;

	private final Pseudonyms pseudonyms;

	private final Anchors anchors;

	private final Audit audit;

	private final Clock clock;

	private final JsonMapper json = JsonMapper.builder().build();

	Evidence(EvidenceTable evidence, People people, Pseudonyms pseudonyms, Anchors anchors, Audit audit, Clock clock) {
		this.audit = audit;
		this.pseudonyms = pseudonyms;
		this.anchors = anchors;
		this.evidence = evidence;
		this.people = people;
		this.clock = clock;
	}

	/**
	 * Writes the evidence to a file, which is there wholly or not at all.
	 * @return how many acknowledgements it holds
	 * @throws IOException if it cannot be written
	 */
	public long export(Path file) throws IOException {
		this.anchors.daily();
		Path folder = file.toAbsolutePath().getParent();
		Path unfinished = Files.createTempFile(folder, ".evidence", ".unfinished");
		try {
			long count;
			try (OutputStream out = Files.newOutputStream(unfinished)) {
				count = export(out);
			}
			this.audit.note(Did.EVIDENCE_EXPORTED, About.ALL, Map.of("acknowledgements", count));
			Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
			return count;
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/**
	 * Writes the evidence as it is now; what is acknowledged meanwhile is left out. Does
	 * not close the stream.
	 * @return how many acknowledgements it holds
	 * @throws IOException if it cannot be written
	 */
	public long export(OutputStream out) throws IOException {
		Head head = this.evidence.head();
		HashedLines lines = new HashedLines(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
		lines.write(this.json.writeValueAsString(new EvidenceFile.Header(EvidenceFile.FORM, EvidenceFile.VERSION,
				"SHA-256", this.clock.instant().truncatedTo(ChronoUnit.SECONDS), head.number(), head.hash())));
		long last = 0;
		while (last < head.number()) {
			List<Acknowledgement> some = this.evidence.after(last, PORTION)
				.stream()
				.filter((one) -> one.number() <= head.number())
				.toList();
			if (some.isEmpty()) {
				break;
			}
			Map<Long, Person> known = this.people
				.find(some.stream().map(Acknowledgement::personId).distinct().toList());
			for (Acknowledgement one : some) {
				lines.write(this.json.writeValueAsString(line(one, known.get(one.personId()))));
			}
			last = some.get(some.size() - 1).number();
		}
		lines.end((file) -> this.json.writeValueAsString(new EvidenceFile.End(head.number(), head.hash(), file)));
		return head.number();
	}

	private static EvidenceFile.Line line(Acknowledgement one, @Nullable Person person) {
		return EvidenceFile.Line.of(one, (person != null) ? person.email() : "");
	}

	/**
	 * Checks an exported file by itself.
	 * @throws IOException if it cannot be read
	 */
	public static Verdict verify(Path file) throws IOException {
		return EvidenceFile.verify(file, List.of());
	}

	/**
	 * Checks an exported file, and that it goes by what was anchored.
	 * @param heads a file of anchors, as it is written beside the database
	 * @throws IOException if one of them cannot be read
	 */
	public static Verdict verify(Path file, Path heads) throws IOException {
		return EvidenceFile.verify(file, Anchors.read(heads));
	}

	/**
	 * Checks the chain in the database, while it may grow: that it is whole, goes by what
	 * was anchored, and names the people by their pseudonyms.
	 */
	public Verdict verifyDatabase() {
		Chain chain = new Chain("Row");
		chain.anchor(this.anchors.all());
		List<Acknowledgement> some = this.evidence.after(0, PORTION);
		Head head = this.evidence.head();
		while (!some.isEmpty()) {
			for (Acknowledgement one : some) {
				if (!chain.add(one, one.number())) {
					return chain.broken();
				}
			}
			Optional<Verdict> confused = confused(some, chain);
			if (confused.isPresent()) {
				return confused.get();
			}
			some = this.evidence.after(chain.number(), PORTION);
			head = this.evidence.head();
			if (some.isEmpty() && head.number() > chain.number()) {
				some = this.evidence.after(chain.number(), PORTION);
			}
		}
		return chain.end(head.number(), head.hash());
	}

	/** A person beside the chain is the one whom the chain names, unless forgotten. */
	private Optional<Verdict> confused(List<Acknowledgement> some, Chain chain) {
		Map<Long, String> pseudonyms = this.pseudonyms
			.of(some.stream().map(Acknowledgement::personId).collect(Collectors.toSet()));
		return some.stream()
			.filter((one) -> one.form() > 1
					&& !one.pseudonym().equals(pseudonyms.getOrDefault(one.personId(), one.pseudonym())))
			.findFirst()
			.map((one) -> chain.fault(
					"Row %d: acknowledgement %d was given to another person.".formatted(one.number(), one.number())));
	}

	/**
	 * Lines that are hashed while they are written.
	 */
	private static final class HashedLines {

		private final Writer out;

		private final MessageDigest hash = Acknowledgement.sha256();

		HashedLines(Writer out) {
			this.out = out;
		}

		void write(String line) throws IOException {
			this.hash.update((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.out.write(line + "\n");
		}

		void end(UnaryOperator<String> line) throws IOException {
			this.out.write(line.apply(HexFormat.of().formatHex(this.hash.digest())) + "\n");
			this.out.flush();
		}

	}

}
