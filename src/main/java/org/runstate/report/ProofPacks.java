package org.runstate.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.runstate.acknowledgement.NoticeProofs;
import org.runstate.acknowledgement.Rates;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.delivery.MailCopies;
import org.runstate.delivery.SentMail;
import org.runstate.delivery.SentMail.Sent;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.stereotype.Component;

/**
 * Everything about one notice in a zip that proves itself: the audience as it was, each
 * revision, the messages, every entry of the chain, and a page to read.
 */
@Component
public class ProofPacks {

	private static final int PORTION = 1000;

	private static final int COPIED_AT_ONCE = 100;

	private final NoticeProofs proofs;

	private final PackData data;

	private final Notices notices;

	private final SentMail mail;

	private final MailCopies copies;

	private final Rates rates;

	private final Configuration templates;

	private final Audit audit;

	private final Clock clock;

	ProofPacks(NoticeProofs proofs, PackData data, Notices notices, SentMail mail, MailCopies copies, Rates rates,
			Configuration templates, Audit audit, Clock clock) {
		this.audit = audit;
		this.proofs = proofs;
		this.data = data;
		this.notices = notices;
		this.mail = mail;
		this.copies = copies;
		this.rates = rates;
		this.templates = templates;
		this.clock = clock;
	}

	/**
	 * Writes the pack of a notice to a file, which is there wholly or not at all.
	 * @return how many entries of the chain it holds
	 * @throws IllegalArgumentException when there is no such notice
	 */
	public long write(long noticeId, Path file) throws IOException {
		Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".proof", ".unfinished");
		try {
			long count;
			try (OutputStream out = Files.newOutputStream(unfinished)) {
				count = write(noticeId, out);
			}
			Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
			return count;
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** Writes the pack of a notice. Does not close the stream. */
	public long write(long noticeId, OutputStream out) throws IOException {
		List<Revision> revisions = this.notices.revisions(noticeId);
		if (revisions.isEmpty()) {
			throw new IllegalArgumentException("There is no notice " + noticeId + ".");
		}
		this.audit.note(Did.PROOF_EXPORTED, About.notice(noticeId));
		PackWriter pack = new PackWriter(out);
		long[] count = new long[1];
		pack.add(ProofPack.PROOF, (writer) -> count[0] = this.proofs.write(noticeId, writer));
		for (Revision one : revisions) {
			pack.add("revisions/" + one.number() + ".html", (writer) -> writer.write(one.html()));
			pack.add("revisions/" + one.number() + ".txt",
					(writer) -> writer.write(one.title() + "\n\n" + one.text() + "\n"));
		}
		pack.add(ProofPack.REVISIONS, (writer) -> {
			CSVPrinter csv = csv(writer, "revision", "seen", "hash", "title", "address");
			for (Revision one : revisions) {
				csv.printRecord(one.number(), one.seenAt(), one.semanticHash(), CsvCell.of(one.title()),
						CsvCell.of((one.url() != null) ? one.url() : ""));
			}
		});
		pack.add("audience.csv", (writer) -> audience(noticeId, writer));
		pack.add("acknowledgements.csv", (writer) -> acknowledgements(noticeId, writer));
		List<Sent> sent = this.mail.of(this.data.messages(noticeId));
		pack.add("messages.csv", (writer) -> messages(sent, writer));
		for (int from = 0; from < sent.size(); from += COPIED_AT_ONCE) {
			List<String> some = sent.subList(from, Math.min(from + COPIED_AT_ONCE, sent.size()))
				.stream()
				.map(Sent::id)
				.toList();
			for (Map.Entry<String, byte[]> copy : this.copies.of(some).entrySet()) {
				pack.add("messages/" + copy.getKey() + ".eml", copy.getValue());
			}
		}
		pack.add("index.html", (writer) -> index(noticeId, revisions, sent, count[0], writer));
		pack.end();
		return count[0];
	}

	private void audience(long noticeId, Writer writer) throws IOException {
		CSVPrinter csv = csv(writer, "person", "name", "email", "team", "active", "pseudonym", "from revision", "asked",
				"due", "closed");
		List<PackData.Asked> some = this.data.audience(noticeId, 0, PORTION);
		while (!some.isEmpty()) {
			for (PackData.Asked one : some) {
				csv.printRecord(one.personId(), CsvCell.of(one.name()), CsvCell.of(one.email()), CsvCell.of(one.team()),
						one.active(), one.pseudonym(), one.fromRevision(), one.openedAt(), one.dueOn(), one.closedAt());
			}
			some = this.data.audience(noticeId, some.get(some.size() - 1).personId(), PORTION);
		}
	}

	private void acknowledgements(long noticeId, Writer writer) throws IOException {
		CSVPrinter csv = csv(writer, "number", "name", "email", "revision", "at", "how", "by", "word", "counts");
		List<PackData.Acknowledged> some = this.data.acknowledgements(noticeId, 0, PORTION);
		while (!some.isEmpty()) {
			for (PackData.Acknowledged one : some) {
				csv.printRecord(one.number(), CsvCell.of(one.name()), CsvCell.of(one.email()), one.revision(),
						one.acknowledgedAt(), one.how(), CsvCell.of(one.byName()), CsvCell.of(one.word()),
						one.counts());
			}
			some = this.data.acknowledgements(noticeId, some.get(some.size() - 1).number(), PORTION);
		}
	}

	private static void messages(List<Sent> sent, Writer writer) throws IOException {
		CSVPrinter csv = csv(writer, "message", "kind", "recipient", "subject", "planned", "state", "ended", "attempts",
				"reply");
		for (Sent one : sent) {
			csv.printRecord(one.id(), one.kind(), CsvCell.of(one.recipient()), CsvCell.of(one.subject()),
					one.plannedAt(), one.state(), one.endedAt(), one.attempts(), CsvCell.of(one.reply()));
		}
	}

	private void index(long noticeId, List<Revision> revisions, List<Sent> sent, long entries, Writer writer)
			throws IOException {
		try {
			this.templates.getTemplate("report/pack.ftlh")
				.process(Map.of("notice", revisions.get(0), "revisions", revisions, "messages", sent, "entries",
						entries, "rate", this.rates.of(noticeId), "audience", this.data.audience(noticeId, 0, PORTION),
						"acknowledgements", this.data.acknowledgements(noticeId, 0, PORTION), "portion", PORTION,
						"made", this.clock.instant().truncatedTo(ChronoUnit.SECONDS)), writer);
		}
		catch (TemplateException ex) {
			throw new IOException("The page of the proof of notice " + noticeId + " was not written", ex);
		}
	}

	// What is closed here is the zip's to close.
	@SuppressWarnings("resource")
	private static CSVPrinter csv(Writer writer, String... columns) throws IOException {
		CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
		csv.printRecord((Object[]) columns);
		return csv;
	}

}
