package org.runstate.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.PeopleFile;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.AuditTrail;
import org.runstate.audit.AuditTrail.Filter;
import org.runstate.audit.Did;
import org.runstate.audit.Entry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class AuditPageTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	People people;

	@Autowired
	PeopleFile file;

	@Autowired
	Audit audit;

	@Autowired
	AuditTrail trail;

	@Autowired
	PlatformTransactionManager transactions;

	private Person root;

	@BeforeEach
	void somebodyRunsRunstate() throws IOException {
		load("email,name,roles,zone\nroot@example.org,Root Able,administrator,Pacific/Auckland\n");
		this.root = this.people.find("root@example.org").orElseThrow();
	}

	@Test
	void everyDecisionOnAPageStandsThereWithWhoTookIt() {
		post("/outbox/pause");
		post("/outbox/resume");
		post("/sources/credentials", "name", "graph", "kind", "token", "secret", "s3cr3t-word");
		post("/sources/new", "name", "Ours", "kind", "feed", "url", "https://example.org/feed", "every", "PT1H",
				"action", "keep");
		post("/sources/ours/pause");
		post("/people/" + this.root.id() + "/sign-in/end");
		assertThat(decisions()).startsWith("signed-out", "source-paused", "source-added", "credential-set",
				"sending-resumed", "sending-paused");
		assertThat(this.trail.list(Filter.NONE, 6)).allSatisfy((entry) -> {
			assertThat(entry.personId()).isEqualTo(this.root.id());
			assertThat(entry.pseudonym()).hasSize(32);
		});
		assertThat(body(get("/audit")))
			.contains("Sending paused", "Source added", "https://example.org/feed", "Root Able")
			.doesNotContain("s3cr3t-word", "audit.did.");
		assertThat(this.jdbc.sql("select group_concat(what) from audit").query(String.class).single())
			.doesNotContain("s3cr3t-word");
	}

	@Test
	void whatOneMayDoIsNotedByNumberAndNeverByName() throws IOException {
		load("email,name,roles,audiences\nmia@example.org,Mia Sand,manager,user\n");
		Person mia = this.people.find("mia@example.org").orElseThrow();
		load("email,roles,audiences\nmia@example.org,viewer,admin\n");
		assertThat(decisions()).startsWith("people-imported", "person-changed", "people-imported", "person-added");
		Entry changed = this.trail.list(Filter.NONE, 2).get(1);
		assertThat(changed.about()).isEqualTo(About.person(mia.id()));
		assertThat(changed.what()).containsEntry("roles", Audit.change(List.of("manager"), List.of("viewer")))
			.containsEntry("audiences", Audit.change(List.of("user"), List.of("admin")));
		assertThat(this.jdbc.sql(
				"select concat(group_concat(what), group_concat(convert(coalesce(thing_key, '') using utf8mb4) collate utf8mb4_bin)) from audit")
			.query(String.class)
			.single()).doesNotContain("Mia", "mia@", "root@");
	}

	@Test
	void anEntryIsThereWithItsDecisionOrNotAtAll() {
		long before = count();
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.audit.note(Did.JOB_STARTED, About.ALL);
			status.setRollbackOnly();
		});
		assertThat(count()).isEqualTo(before);
	}

	@Test
	void nobodyChangesOrDeletesAnEntry() {
		this.audit.note(Did.JOB_STARTED, About.ALL);
		long before = count();
		assertThatThrownBy(() -> this.jdbc.sql("update audit set did = 'test-mail-sent'").update())
			.isInstanceOf(DataAccessException.class)
			.hasMessageContaining("never changed");
		assertThatThrownBy(() -> this.jdbc.sql("delete from audit").update()).isInstanceOf(DataAccessException.class)
			.hasMessageContaining("never deleted");
		assertThatThrownBy(() -> this.jdbc
			.sql("replace into audit (number, noted_at, did, what) "
					+ "select number, noted_at, 'sending-paused', '{}' from audit limit 1")
			.update()).isInstanceOf(DataAccessException.class);
		assertThat(this.mvc.delete().uri("/audit/1").with(user(me())).with(csrf()).exchange()).hasStatus(404);
		assertThat(this.mvc.post().uri("/audit").with(user(me())).with(csrf()).exchange()).hasStatus(404);
		assertThat(count()).isEqualTo(before);
	}

	@Test
	void theListIsNarrowedByKindPersonAndDayInItsAddress() throws IOException {
		load("email,name,roles\nmia@example.org,Mia Sand,manager\n");
		post("/outbox/pause");
		this.jdbc.sql("""
				insert into audit (noted_at, did, what) values ('2026-01-31 11:30:00', 'token-made', '{}'),
					('2026-01-31 10:30:00', 'token-revoked', '{}')
				""").update();
		assertThat(body(get("/audit?kind=mail"))).contains("Sending paused").doesNotContain("People imported");
		assertThat(body(get("/audit?person=mia@example.org"))).contains("Person added")
			.doesNotContain("Sending paused");
		// in Auckland it is thirteen hours later
		assertThat(body(get("/audit?day=2026-02-01"))).contains("Token made").doesNotContain("Token revoked<");
		assertThat(body(get("/audit?person=nobody@example.org"))).contains("Nobody is known as");
		assertThat(body(get("/audit?kind=x&day=0001-01-01"))).contains("Token made");
		assertThat(get("/audit?person=%3Cscript%3E")).bodyText().doesNotContain("<script>");
	}

	@Test
	void olderEntriesAreOnePageOn() {
		for (int i = 0; i < AuditPage.ON_A_PAGE + 5; i++) {
			this.audit.note(Did.JOB_STARTED, About.named("job", "collect"));
		}
		String first = body(get("/audit?kind=jobs"));
		assertThat(first.split("Job started by hand")).hasSize(AuditPage.ON_A_PAGE + 1);
		String next = first.replaceFirst("(?s).*href=\"(/audit[^\"]*before=\\d+)\".*", "$1").replace("&amp;", "&");
		assertThat(body(get(next)).split("Job started by hand")).hasSize(6);
	}

	private List<String> decisions() {
		return this.jdbc.sql("select did from audit order by number desc").query(String.class).list();
	}

	private long count() {
		return this.jdbc.sql("select count(*) from audit").query(Long.class).single();
	}

	private SignedIn me() {
		return SignedIn.as(this.root);
	}

	private void load(String csv) throws IOException {
		this.file.load(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false);
	}

	private MvcTestResult get(String address) {
		MvcTestResult page = this.mvc.get().uri(address).with(user(me())).exchange();
		assertThat(page).hasStatusOk();
		return page;
	}

	private void post(String address, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post().uri(address).with(user(me())).with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		assertThat(request.exchange()).hasStatus3xxRedirection();
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
