package org.runstate.acknowledgement;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.report.ProofPack;
import org.runstate.report.ProofPacks;
import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class ProofPackTests extends PageScene {

	@Autowired
	ProofPacks packs;

	@Autowired
	Runs runs;

	@TempDir
	Path folder;

	@Test
	void holdsEverythingAboutANoticeAndProvesItself() throws IOException {
		Path pack = pack();
		assertThat(ProofPack.is(pack)).isTrue();
		assertThat(ProofPack.verify(pack)).matches(Verdict::sound).extracting(Verdict::acknowledgements).isEqualTo(2L);
		assertThat(content(pack, "index.html")).contains("Something &lt;b&gt;retires")
			.contains("Mia Sand")
			.contains("by P 1")
			.doesNotContain("<script");
		assertThat(content(pack, "audience.csv")).contains("mia.sand@example.org").contains("2100-01-01");
		assertThat(content(pack, "acknowledgements.csv")).contains("mail-link").contains("delegate");
		assertThat(content(pack, "revisions/1.txt")).contains("In May.");
		assertThat(content(pack, "proof.jsonl")).doesNotContain("Sand").doesNotContain("@");
	}

	@Test
	void holdsTheMailByteForByte() throws IOException {
		this.runs.run(JobName.DIGEST, true);
		Path pack = pack();
		assertThat(ProofPack.verify(pack)).matches(Verdict::sound);
		String id = this.jdbc.sql("select id from message where recipient = 'mia.sand@example.org'")
			.query(String.class)
			.single();
		assertThat(content(pack, "messages.csv")).contains(id).contains("queued");
		assertThat(content(pack, "messages/" + id + ".eml")).contains("Message-ID: <" + id + "@localhost>")
			.contains("To: Mia Sand <mia.sand@example.org>");
	}

	@Test
	void isDownloadedByThoseWhoSeeNames() {
		pack();
		MvcTestResult zip = this.mvc.get()
			.uri("/notices/{id}/proof.zip", this.notice.noticeId())
			.with(user(me()))
			.exchange();
		assertThat(zip).hasStatusOk().hasContentType("application/zip");
		assertThat(zip.getResponse().getContentAsByteArray()).startsWith('P', 'K');
		assertThat(this.mvc.get().uri("/notices/{id}/proof.zip", 4711).with(user(me())).exchange()).hasStatus(404);
		assertThat(this.mvc.get()
			.uri("/notices/{id}/proof.zip", this.notice.noticeId())
			.with(user(Scene.signedIn(this.scene.person("V V", "admin", "Devices", "viewer"))))
			.exchange()).hasStatus(403);
	}

	@Test
	void findsWhateverWasChangedInIt() throws IOException {
		Path pack = pack();
		Path changed = this.folder.resolve("changed.zip");
		try (ZipFile zip = new ZipFile(pack.toFile())) {
			for (ZipEntry target : zip.stream().toList()) {
				for (String how : new String[] { "changed", "left out" }) {
					try (OutputStream file = Files.newOutputStream(changed);
							ZipOutputStream out = new ZipOutputStream(file)) {
						for (ZipEntry entry : zip.stream().toList()) {
							boolean one = entry.getName().equals(target.getName());
							if (!one || how.equals("changed")) {
								out.putNextEntry(new ZipEntry(entry.getName()));
								byte[] bytes = zip.getInputStream(entry).readAllBytes();
								bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] ^ (one ? 1 : 0));
								out.write(bytes);
							}
						}
					}
					assertThat(ProofPack.verify(changed).sound()).as("%s %s", target, how).isFalse();
				}
			}
		}
		byte[] bytes = Files.readAllBytes(pack);
		Random random = new Random(3);
		for (int i = 0; i < 50; i++) {
			byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
			assertThat(ProofPack.verify(Files.write(changed, cut)).sound()).isFalse();
		}
	}

	private Path pack() {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.MAIL_LINK);
		long tom = this.scene.person("Tom Low", "admin", "Devices", "viewer").id();
		long deputy = this.scene.person("P 1", "admin", "Devices", "viewer").id();
		assertThat(this.acknowledgements.recordFor(tom, deputy, this.notice.noticeId(), 1))
			.isInstanceOf(Recorded.Now.class);
		try {
			Path file = this.folder.resolve("proof.zip");
			this.packs.write(this.notice.noticeId(), file);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String content(Path pack, String name) throws IOException {
		try (ZipFile zip = new ZipFile(pack.toFile())) {
			return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
