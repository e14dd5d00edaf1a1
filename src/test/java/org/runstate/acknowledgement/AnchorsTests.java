package org.runstate.acknowledgement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.audience.Person;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class AnchorsTests extends PageScene {

	@Autowired
	Anchors anchors;

	@Autowired
	Evidence evidence;

	@Autowired
	NoticeProofs proofs;

	@Value("${runstate.home}")
	Path home;

	@TempDir
	Path folder;

	@Test
	void anEndThatIsCutOffIsFoundByWhatWasAnchored() throws IOException {
		record(5);
		this.anchors.daily();
		this.anchors.daily();
		assertThat(Files.readAllLines(heads())).singleElement().asString().contains(" 5 ");
		record(2);
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		rewrite("where number <= 4");
		this.jdbc.sql("update evidence_head set number = 4, hash = (select hash from evidence where number = 4)")
			.update();
		assertThat(this.evidence.verifyDatabase().sentence())
			.isEqualTo("The end is missing: acknowledgement 5 was anchored, and the chain ends with 4.");
		this.jdbc.sql("truncate table evidence_anchor").update();
		assertThat(this.evidence.verifyDatabase().sound()).as("the file knows it, too").isFalse();
		Files.delete(heads());
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
	}

	@Test
	void whoIsForgottenLeavesTheChainWhole() throws IOException {
		record(3);
		this.jdbc.sql("delete from pseudonym where person_id = (select person_id from evidence where number = 2)")
			.update();
		this.jdbc
			.sql("""
					update person set name = 'Somebody', email = 'gone' where id = (select person_id from evidence where number = 2)
					""")
			.update();
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		Path file = this.folder.resolve("evidence.jsonl");
		this.evidence.export(file);
		assertThat(Evidence.verify(file, heads())).matches(Verdict::sound);
		assertThat(file).content().doesNotContain("p.1@").contains("p.0@");
	}

	@Test
	void anEntryThatIsGivenToSomebodyElseIsFound() {
		record(3);
		rewrite("");
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		this.jdbc.sql("update rewritten set person_id = person_id + 1 where number = 2").update();
		put();
		assertThat(this.evidence.verifyDatabase().sentence())
			.isEqualTo("Row 2: acknowledgement 2 was given to another person.");
	}

	@Test
	void aNoticeIsProvenByItself() throws IOException {
		record(9);
		StringWriter written = new StringWriter();
		assertThat(this.proofs.write(this.notice.noticeId(), written)).isEqualTo(9);
		String proof = written.toString();
		Collection<Anchor> anchored = this.anchors.all();
		assertThat(anchored).isNotEmpty();
		assertThat(verify(proof, anchored)).matches(Verdict::sound).extracting(Verdict::acknowledgements).isEqualTo(9L);
		for (String tampered : List.of(proof.replaceFirst("signed-in", "mail-link"),
				proof.replaceFirst("\"number\":9,", "\"number\":8,"), proof.replaceFirst("(?s)\n[^\n]*\n$", "\n"),
				proof.replaceFirst("\"path\":\\[\"[0-9a-f]{4}", "\"path\":[\"0000"), proof + "x\n",
				proof.replaceFirst("\"root\":\"[0-9a-f]{4}", "\"root\":\"0000"), "")) {
			assertThat(verify(tampered, List.of()).sound()).as(tampered).isFalse();
		}
		assertThat(verify(proof, List.of(new Anchor(9, "ab", "cd", Scene.THEN))).sentence())
			.contains("was anchored at 9 with another root");
		assertThat(
				NoticeProof.verify(new BufferedReader(new StringReader(proof)), Map.of(1, "ab"), List.of()).sentence())
			.contains("is not revision 1 as it is told here");
	}

	private Verdict verify(String proof, Collection<Anchor> anchored) throws IOException {
		return NoticeProof.verify(new BufferedReader(new StringReader(proof)), Map.of(1, this.notice.semanticHash()),
				anchored);
	}

	private void record(int many) {
		for (int i = 0; i < many; i++) {
			Person person = this.scene.person("P " + rows(), "admin", "Devices", "viewer");
			this.acknowledgements.record(person.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		}
	}

	/** As somebody would who rules over the database: triggers do not stop them. */
	private void rewrite(String which) {
		this.jdbc.sql("create or replace table rewritten as select * from evidence " + which).update();
		put();
	}

	private void put() {
		this.jdbc.sql("set statement foreign_key_checks = 0 for truncate table evidence").update();
		this.jdbc.sql("insert into evidence select * from rewritten").update();
	}

	@AfterEach
	void dropTheTable() {
		this.jdbc.sql("drop table if exists rewritten").update();
	}

	private Path heads() {
		return this.home.resolve("evidence").resolve("heads.txt");
	}

}
