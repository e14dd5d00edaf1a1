package org.runstate.acknowledgement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells once a day where the chain of evidence ends: in a table, in the log, and in a
 * file beside the database, to which lines are only added. Whoever cuts the chain's end
 * off would have to cut all of them.
 */
@Component
public class Anchors {

	private static final Logger log = LoggerFactory.getLogger(Anchors.class);

	private static final int PORTION = 5000;

	private static final Duration EVERY = Duration.ofDays(1);

	private final EvidenceTable evidence;

	private final Presses presses;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Path file;

	Anchors(EvidenceTable evidence, Presses presses, JdbcClient jdbc, Clock clock,
			@Value("${runstate.home:.runstate}") Path home) {
		this.evidence = evidence;
		this.presses = presses;
		this.jdbc = jdbc;
		this.clock = clock;
		this.file = home.resolve("evidence").resolve("heads.txt");
	}

	/** Anchors the chain when that was not done for a day. */
	@Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
	public void daily() {
		Instant now = this.clock.instant();
		this.presses.forget(now);
		boolean lately = this.jdbc.sql("select count(*) from evidence_anchor where anchored_at > ?")
			.param(now.minus(EVERY))
			.query(Long.class)
			.single() > 0;
		Head head = this.evidence.head();
		if (!lately && !isKept(head)) {
			keep(head, new MerkleTree(Set.of()));
		}
	}

	private boolean isKept(Head head) {
		return this.jdbc.sql("select count(*) from evidence_anchor where number = ?")
			.param(head.number())
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Anchors the chain at an end, with the tree over it, to which it adds the leaves.
	 */
	Anchor keep(Head head, MerkleTree tree) {
		long last = 0;
		while (last < head.number()) {
			List<String> hashes = this.evidence.hashes(last, Math.min(last + PORTION, head.number()));
			hashes.forEach(tree::add);
			last += PORTION;
		}
		Anchor anchor = new Anchor(head.number(), head.hash(), tree.root(),
				this.clock.instant().truncatedTo(ChronoUnit.SECONDS));
		int added = this.jdbc.sql("""
				insert into evidence_anchor (number, hash, root, anchored_at) values (?, unhex(?), unhex(?), ?)
				on duplicate key update number = number
				""").params(anchor.number(), anchor.hash(), anchor.root(), anchor.at()).update();
		if (added == 1) {
			log.info("evidence anchored number={} hash={} root={}", anchor.number(), anchor.hash(), anchor.root());
			write(anchor);
		}
		return anchor;
	}

	private void write(Anchor anchor) {
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			Files.writeString(this.file, anchor.line() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			log.warn("evidence anchor not written file={} reason={}", this.file, ex.toString());
		}
	}

	/** All anchors of the table and of the file, in order. */
	List<Anchor> all() {
		List<Anchor> all = new ArrayList<>(this.jdbc.sql("""
				select number, lower(hex(hash)) hash, lower(hex(root)) root, anchored_at at from evidence_anchor
				""").query(Anchor.class).list());
		try {
			all.addAll(Files.exists(this.file) ? read(this.file) : List.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file of anchors " + this.file + " cannot be read", ex);
		}
		all.sort(Comparator.comparingLong(Anchor::number));
		return all;
	}

	/** The anchors of a file as it is written here; what is no anchor is skipped. */
	public static List<Anchor> read(Path heads) throws IOException {
		return Files.readAllLines(heads, StandardCharsets.UTF_8)
			.stream()
			.flatMap((line) -> Anchor.of(line).stream())
			.toList();
	}

}
