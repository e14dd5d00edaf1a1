package org.runstate.acknowledgement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.report.ProofPacks;
import org.runstate.report.ProofPack;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class TakenDownTests extends PageScene {

	private static final String WORD = "Phoned at 9:40, <b>read it</b>";

	@Autowired
	Evidence evidence;

	@Autowired
	ProofPacks packs;

	private Person hele;

	private Person tom;

	@BeforeEach
	void heleIsAtTheDeskAndTomOwesIt() {
		this.hele = this.scene.person("Hele Desk", "helpdesk", "Desk", "helpdesk");
		this.tom = this.scene.person("=Tom Low", "admin", "Devices", "viewer");
		this.obligations.open(List.of(new NewObligation(this.tom.id(), this.notice.noticeId(), 1, false, DUE)));
	}

	@Test
	void isEvidenceOfItsOwnClassThatNamesWhoTookItDown(@TempDir Path folder) throws IOException {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		assertThat(take(this.hele, "=tom.low@example.org", WORD)).hasStatus(302).flash().containsKey("flash");
		assertThat(this.jdbc.sql("select concat(how, ' ', by_person_id = ?) from acknowledgement where person_id = ?")
			.params(this.hele.id(), this.tom.id())
			.query(String.class)
			.single()).isEqualTo("told 1");
		assertThat(this.obligations.waiting(this.tom.id())).isEmpty();
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		Path file = folder.resolve("evidence.jsonl");
		this.evidence.export(file);
		assertThat(Evidence.verify(file)).matches(Verdict::sound);
		assertThat(Files.readString(file)).contains("\"how\":\"told\"").doesNotContain("9:40");
		assertThat(
				Evidence.verify(Files.writeString(file, Files.readString(file).replace("told", "signed-in"))).sound())
			.isFalse();
		Path pack = folder.resolve("pack.zip");
		this.packs.write(this.notice.noticeId(), pack);
		assertThat(ProofPack.verify(pack)).matches(Verdict::sound);
		try (ZipFile zip = new ZipFile(pack.toFile())) {
			assertThat(new String(zip.getInputStream(zip.getEntry("acknowledgements.csv")).readAllBytes(),
					StandardCharsets.UTF_8))
				.contains(",told,Hele Desk,\"" + WORD + "\",true");
			assertThat(
					new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8))
				.contains("told, by Hele Desk", "Phoned at 9:40, &lt;b&gt;read it&lt;/b&gt;");
		}
		assertThat(page("/notices/" + this.notice.noticeId()))
			.contains("taken down by Hele Desk on their word: “Phoned at 9:40, &lt;b&gt;read it&lt;/b&gt;”");
		assertThat(this.jdbc.sql("select count(*) from audit where did = 'taken-down'").query(Long.class).single())
			.isOne();
	}

	@Test
	void isShownToThePersonUntilTheyHaveSeenIt() {
		take(this.hele, "=tom.low@example.org", WORD);
		SignedIn own = SignedIn.as(this.tom);
		assertThat(this.mvc.get().uri("/").with(user(own)).exchange()).bodyText()
			.contains("Hele Desk took down", "Phoned at 9:40, &lt;b&gt;read it&lt;/b&gt;", "If that is not so");
		assertThat(this.mvc.get().uri("/notices/{id}", this.notice.noticeId()).with(user(own)).exchange()).bodyText()
			.contains("Hele Desk took down on", "that you acknowledge this: “Phoned at 9:40");
		assertThat(page("/")).doesNotContain("took down");
		this.mvc.post().uri("/notices/{id}/told-seen", this.notice.noticeId()).with(user(own)).with(csrf()).exchange();
		assertThat(this.mvc.get().uri("/").with(user(own)).exchange()).bodyText().doesNotContain("took down");
	}

	@Test
	void isSaidInGerman() {
		take(this.hele, "=tom.low@example.org", WORD);
		this.jdbc.sql("update person set locale = 'de'").update();
		assertThat(this.mvc.get()
			.uri("/notices/{id}", this.notice.noticeId())
			.with(user(SignedIn.as(this.tom)))
			.exchange()).bodyText().contains("Hele Desk hat aufgenommen, dass Sie dies bestätigen");
		assertThat(page("/notices/" + this.notice.noticeId()))
			.contains("auf ihr Wort von Hele Desk aufgenommen: „Phoned");
	}

	@Test
	void isRefusedWhereASignInIsAskedFor() {
		this.mvc.post()
			.uri("/notices/{id}/signed-in-only", this.notice.noticeId())
			.param("only", "true")
			.with(user(me()))
			.with(csrf())
			.exchange();
		assertThat(take(this.hele, "=tom.low@example.org", WORD)).flash().containsKey("problem");
		assertThat(rows()).isZero();
		assertThat(this.mvc.get()
			.uri("/notices/{id}", this.notice.noticeId())
			.with(user(SignedIn.as(this.hele)))
			.exchange()).bodyText().doesNotContain("/told");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ok", "    \t  " })
	void needsASentence(String word) {
		MvcTestResult answer = take(this.hele, "=tom.low@example.org", word);
		assertThat(answer).hasStatus(302).flash().containsKeys("problem", "told");
		assertThat(take(this.hele, "=tom.low@example.org", "x".repeat(301))).flash().containsKey("problem");
		assertThat(rows()).isZero();
	}

	@Test
	void isRefusedForWhoOwesNothingForOneselfAndForAnotherRevision() {
		assertThat(take(this.hele, "hele.desk@example.org", WORD)).flash().containsKey("problem");
		assertThat(take(this.hele, "nobody@example.org", WORD)).flash().containsKey("problem");
		assertThat(take(this.mia, "mia.sand@example.org", WORD)).as("oneself").flash().containsKey("problem");
		assertThat(this.mvc.post()
			.uri("/notices/{id}/told", this.notice.noticeId())
			.param("revision", "2")
			.param("person", "=tom.low@example.org")
			.param("word", WORD)
			.with(user(SignedIn.as(this.hele)))
			.with(csrf())
			.exchange()).flash().containsKey("problem");
		assertThat(rows()).isZero();
		take(this.hele, "=tom.low@example.org", WORD);
		assertThat(take(this.hele, "=tom.low@example.org", WORD)).as("again").flash().containsKey("problem");
		assertThat(rows()).isOne();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void helpDeskAndAdministratorsTakeItDown(Role role) {
		SignedIn somebody = new SignedIn(this.hele.id(), this.hele.email(), this.hele.name(), Set.of(role));
		boolean may = role == Role.HELPDESK || role == Role.ADMINISTRATOR;
		assertThat(this.mvc.post()
			.uri("/notices/{id}/told", this.notice.noticeId())
			.param("revision", "1")
			.param("person", "=tom.low@example.org")
			.param("word", WORD)
			.with(user(somebody))
			.with(csrf())
			.exchange()).hasStatus(may ? 302 : 403);
		assertThat(this.mvc.get().uri("/notices/{id}", this.notice.noticeId()).with(user(somebody)).exchange())
			.matches((page) -> body(page).contains("/told\"") == may);
	}

	@Test
	void listOfWhoIsHowFarIsAFile() {
		take(this.hele, "=tom.low@example.org", "=1+1 she said");
		MvcTestResult file = this.mvc.get()
			.uri("/notices/{id}/acknowledgements.csv", this.notice.noticeId())
			.with(user(SignedIn.as(this.hele)))
			.exchange();
		assertThat(file).hasStatusOk();
		assertThat(body(file).lines()).hasSize(3)
			.anyMatch((line) -> line.startsWith("Mia Sand,mia.sand@example.org,Devices,2100-01-01,,,,,,open"))
			.anyMatch((line) -> line.startsWith("'=Tom Low,'=tom.low@example.org,Devices,2100-01-01,1,")
					&& line.endsWith(",told,Hele Desk,'=1+1 she said,acknowledged"));
		assertThat(file.getResponse().getHeader("Content-Disposition")).contains("attachment");
		assertThat(
				this.mvc.get().uri("/notices/4711/acknowledgements.csv").with(user(SignedIn.as(this.hele))).exchange())
			.hasStatus(404);
		assertThat(this.jdbc.sql("select count(*) from audit where did = 'acknowledgements-exported'")
			.query(Long.class)
			.single()).isOne();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void listIsForThoseWhoGoAfterPeople(Role role) {
		SignedIn somebody = new SignedIn(this.hele.id(), this.hele.email(), this.hele.name(), Set.of(role));
		boolean may = Set.of(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR).contains(role);
		assertThat(this.mvc.get()
			.uri("/notices/{id}/acknowledgements.csv", this.notice.noticeId())
			.with(user(somebody))
			.exchange()).hasStatus(may ? 200 : 403);
		assertThat(this.mvc.get().uri("/notices/{id}", this.notice.noticeId()).with(user(somebody)).exchange())
			.matches((page) -> body(page).contains("acknowledgements.csv") == may);
	}

	private MvcTestResult take(Person who, String person, String word) {
		return this.mvc.post()
			.uri("/notices/{id}/told", this.notice.noticeId())
			.param("revision", "1")
			.param("person", person)
			.param("word", word)
			.with(user(SignedIn.as(who)))
			.with(csrf())
			.exchange();
	}

}
