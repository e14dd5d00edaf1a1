package org.runstate.audience;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class PeoplePlanTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	People people;

	@Autowired
	PeopleFile file;

	@Autowired
	JdbcClient jdbc;

	private Person root;

	@BeforeEach
	void fortyPeopleAreKnown() throws IOException {
		load(csv(0, 40, "Desk"), false, PeopleFile.NO_NUMBER);
		this.root = this.people.find("root@example.org").orElseThrow();
	}

	@Test
	void aLookWritesNothingAndShowsEachSort() {
		String before = everybody();
		String page = body(look(
				csv(1, 40, "Desk") + "new@example.org,<i>New</i>,,\nwrong,,,\np3@example.org,,,\n".replace("p3", "p4")
						+ "p2@example.org,Other Name,,\n",
				true));
		assertThat(page).contains("1 added, 0 changed, 40 as before, 1 deactivated, 3 wrong")
			.contains("&lt;i&gt;New", "P 0", "line 43: the email &quot;wrong&quot;", "the email of line");
		assertThat(everybody()).isEqualTo(before);
	}

	@Test
	void whatWasLookedAtIsTakenInOnce() {
		String page = body(look(csv(1, 40, "Sales"), true));
		assertThat(page).contains("team: Desk → Sales");
		assertThat(confirm(upload(page), "")).hasStatus3xxRedirection().hasRedirectedUrl("/people");
		assertThat(this.people.find("p0@example.org").orElseThrow().active()).isFalse();
		assertThat(this.people.find("p1@example.org").orElseThrow().team()).isEqualTo("Sales");
		assertThat(this.jdbc.sql("select count(*) from people_upload").query(Long.class).single()).isZero();
		assertThat(confirm(upload(page), "").getMvcResult().getFlashMap().keySet()).contains("problem");
	}

	@Test
	void manyLeaveOnlyWhenTheirNumberIsTyped() {
		String page = body(look(csv(20, 40, "Desk"), true));
		assertThat(page).contains("type 20 here");
		assertThat(confirm(upload(page), "")).hasStatus(422).bodyText().contains("type 20 here");
		assertThat(confirm(upload(page), "19")).hasStatus(422);
		assertThat(this.people.activeCount()).isEqualTo(41);
		assertThat(confirm(upload(page), " 20 ")).hasStatus3xxRedirection();
		assertThat(this.people.activeCount()).isEqualTo(21);
	}

	@Test
	void theLastLineOfDefenceIsTheImportItself() throws IOException {
		Imported refused = load(csv(20, 40, "Desk"), true, PeopleFile.NO_NUMBER);
		assertThat(refused.deactivated()).isZero();
		assertThat(refused.problems())
			.containsExactly("line 1: 20 people would leave, which is many: nobody was deactivated");
		assertThat(load(csv(20, 40, "Desk"), true, 20).deactivated()).isEqualTo(20);
	}

	@Test
	void anEmptyFileChangesNothing() {
		String before = everybody();
		for (String nothing : new String[] { "", "email\n", "email,name,team,roles\nwrong,,,\n" }) {
			MvcTestResult page = look(nothing, true);
			assertThat(page).hasStatus(422);
			assertThat(body(page)).contains("0 deactivated").doesNotContain("name=\"upload\"");
		}
		assertThat(everybody()).isEqualTo(before);
	}

	@Test
	void someoneElsesLookIsNotTakenIn() throws IOException {
		String page = body(look(csv(1, 40, "Sales"), false));
		load("email,roles\nother@example.org,administrator\n", false, PeopleFile.NO_NUMBER);
		this.root = this.people.find("other@example.org").orElseThrow();
		assertThat(confirm(upload(page), "").getMvcResult().getFlashMap().keySet()).contains("problem");
		assertThat(this.people.find("p1@example.org").orElseThrow().team()).isEqualTo("Desk");
	}

	@Test
	void oneOfFewMayLeaveButNotHalf() {
		assertThat(PeoplePlan.isMany(1, 3)).isFalse();
		assertThat(PeoplePlan.isMany(2, 4)).isTrue();
		assertThat(PeoplePlan.isMany(2, 40)).isFalse();
		assertThat(PeoplePlan.isMany(3, 40)).isTrue();
		assertThat(PeoplePlan.isMany(20, 1000)).isFalse();
		assertThat(PeoplePlan.isMany(21, 1000)).isTrue();
	}

	private static String csv(int from, int to, String team) {
		StringBuilder csv = new StringBuilder("email,name,team,roles\nroot@example.org,Root,,administrator\n");
		for (int i = from; i < to; i++) {
			csv.append("p%d@example.org,P %d,%s,\n".formatted(i, i, team));
		}
		return csv.toString();
	}

	private String everybody() {
		return this.jdbc.sql("select group_concat(email, name, active, coalesce(team_id, 0) order by id) from person")
			.query(String.class)
			.single();
	}

	private Imported load(String csv, boolean replace, long meant) throws IOException {
		return this.file.load(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), replace, meant);
	}

	private MvcTestResult look(String csv, boolean replace) {
		MockMultipartFile upload = new MockMultipartFile("file", "p.csv", "text/csv",
				csv.getBytes(StandardCharsets.UTF_8));
		return this.mvc.post()
			.uri("/people/import")
			.multipart()
			.file(upload)
			.param("replace", String.valueOf(replace))
			.with(user(SignedIn.as(this.root)))
			.with(csrf())
			.exchange();
	}

	private MvcTestResult confirm(String upload, String count) {
		return this.mvc.post()
			.uri("/people/import/confirm")
			.param("upload", upload)
			.param("count", count)
			.with(user(SignedIn.as(this.root)))
			.with(csrf())
			.exchange();
	}

	private static String upload(String page) {
		Matcher hidden = Pattern.compile("name=\"upload\" value=\"([^\"]+)\"").matcher(page);
		assertThat(hidden.find()).isTrue();
		return hidden.group(1);
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
