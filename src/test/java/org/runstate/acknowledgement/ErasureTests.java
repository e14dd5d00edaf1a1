package org.runstate.acknowledgement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.privacy.Erasure;
import org.runstate.privacy.PersonExport;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class ErasureTests extends PageScene {

	private static final String ADDRESS = "mia.sand@example.org";

	@Autowired
	Erasure erasure;

	@Autowired
	PersonExport export;

	@Autowired
	Evidence evidence;

	@Autowired
	Outbox outbox;

	private Person boss;

	private String toMia;

	private String toBoss;

	@BeforeEach
	void miaStandsEverywhere() {
		this.boss = this.scene.person("Root O'Able", "admin", "Devices", "administrator");
		assertThat(this.mvc.post()
			.uri("/notices/" + this.notice.noticeId() + "/acknowledge")
			.param("revision", "1")
			.with(user(me()))
			.with(csrf())
			.exchange()).hasStatus3xxRedirection();
		this.toMia = message(this.mia.id(), ADDRESS, "Mia Sand", "For Mia Sand", "Hello Mia Sand,");
		this.toBoss = message(this.boss.id(), this.boss.email(), "Root", "Mia Sand is late",
				"Ask Mia Sand (Mia.Sand@example.org) or Miasander. <b>Mia Sand</b>");
		this.jdbc
			.sql("update message set state = 'refused', reply = 'no such user mia.sand@example.org', ended_at = "
					+ "utc_timestamp(6)")
			.update();
		this.jdbc.sql("update person set manager = ? where id = ?").params(ADDRESS, this.boss.id()).update();
		this.jdbc.sql("update source set owner = ?").param(ADDRESS).update();
		this.jdbc.sql("insert into unreachable values (?, utc_timestamp(6), 'x')").param(ADDRESS).update();
		this.jdbc.sql("insert into bounce values (?, utc_date(), 1, '5.1.1', 'x', 'x')").param(ADDRESS).update();
		this.jdbc
			.sql("""
					insert into impact_override (notice_id, part, value, why, was_value, was_by, was_why, person_id, made_at)
					values (?, 'major', 'true', rpad('Mia Sand said so ', 500, 'x'), 'false', 'rule', '', ?, utc_timestamp(6))
					""")
			.params(this.notice.noticeId(), this.mia.id())
			.update();
		this.jdbc
			.sql("insert into absence (person_id, from_on, to_on, delegate_id, set_by, set_at) "
					+ "values (?, utc_date(), utc_date(), ?, ?, utc_timestamp(6))")
			.params(this.boss.id(), this.mia.id(), this.mia.id())
			.update();
		this.jdbc
			.sql("""
					insert into evidence_word (number, person_id, notice_id, sentence)
					select number, person_id, notice_id, rpad('Mia Sand phoned, mia.sand@example.org ', 300, 'x') from evidence
					""")
			.update();
		this.jdbc.sql(
				"insert into own_text (text, english, changed_at) values ('footer', rpad('Ask Mia Sand at ', 1000, 'x'), now())")
			.update();
		assertThat(this.mvc.post().uri("/outbox/pause").with(user(me())).with(csrf()).exchange())
			.hasStatus3xxRedirection();
	}

	@Test
	void nameAndAddressAreNowhereAndCountsAndChainAreAsBefore() {
		Map<String, Long> before = counts();
		assertThat(hits()).isNotEmpty();
		this.erasure.erase(this.mia);
		assertThat(hits()).as("where name or address still stand").isEmpty();
		assertThat(this.evidence.verifyDatabase().sound()).isTrue();
		Map<String, Long> after = counts();
		assertThat(after.getOrDefault("audit", 0L)).isEqualTo(before.getOrDefault("audit", 0L) + 1);
		for (String table : List.of("evidence", "acknowledgement", "obligation", "message", "person",
				"impact_override")) {
			assertThat(after).as(table).containsEntry(table, before.get(table));
		}
		assertThat(this.jdbc.sql("select count(*) from audit where person_id = ? and pseudonym is not null")
			.param(this.mia.id())
			.query(Long.class)
			.single()).isOne();
		assertThat(this.jdbc.sql("select count(*) from pseudonym where person_id = ?")
			.param(this.mia.id())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void whatOthersWereSentStaysWithoutThem() {
		this.erasure.erase(this.mia);
		String html = body(this.mvc.get().uri("/outbox/" + this.toBoss + "/html").with(user(root())).exchange());
		assertThat(html).contains("Ask Erased person", "Miasander", "erased-");
		assertThat(body(this.mvc.get().uri("/outbox/" + this.toMia).with(user(root())).exchange()))
			.contains("This message was erased");
		for (String page : List.of("/people", "/people?q=mia", "/audit", "/outbox",
				"/notices/" + this.notice.noticeId(), "/people/" + this.mia.id(), "/reports?format=csv")) {
			MvcTestResult shown = this.mvc.get().uri(page).with(user(root())).exchange();
			assertThat(shown).hasStatusOk();
			assertThat(body(shown).toLowerCase(Locale.ROOT)).as(page).doesNotContain("mia sand", ADDRESS);
		}
		assertThat(body(this.mvc.get().uri("/people").with(user(root())).exchange())).doesNotContain("Erased person");
	}

	@Test
	void theLastAdministratorStays() {
		this.jdbc.sql("update person set roles = '[]' where id = ?").param(this.boss.id()).update();
		assertThatThrownBy(() -> this.erasure.erase(this.mia)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("last administrator");
		assertThat(this.people.find(this.mia.id())).contains(this.mia);
	}

	@Test
	void somebodyOfTheSameNameKeepsIt() {
		Person other = this.scene.person("Other", "user", "Desk", "viewer");
		this.jdbc.sql("update person set name = 'Mia Sand' where id = ?").param(other.id()).update();
		this.erasure.erase(this.mia);
		assertThat(this.people.find(other.id()).orElseThrow().name()).isEqualTo("Mia Sand");
		assertThat(this.jdbc.sql("select why from impact_override").query(String.class).single()).contains("Mia Sand");
	}

	@Test
	void thePageErasesOnlyWithTheAddressTyped() {
		String address = "/people/" + this.mia.id() + "/erase";
		assertThat(this.mvc.post().uri(address).param("address", "mia").with(user(root())).with(csrf()).exchange())
			.hasStatus(422)
			.bodyText()
			.contains("Nothing was erased", "value=\"mia\"");
		assertThat(this.mvc.post()
			.uri(address)
			.param("address", " MIA.sand@example.org ")
			.with(user(root()))
			.with(csrf())
			.exchange()).hasStatus3xxRedirection().hasRedirectedUrl("/people");
		assertThat(this.mvc.post().uri(address).param("address", ADDRESS).with(user(root())).with(csrf()).exchange())
			.hasStatus(409);
		assertThat(body(this.mvc.get().uri("/people/" + this.mia.id() + "/data").with(user(root())).exchange()))
			.contains("were erased")
			.doesNotContain("/erase\"");
	}

	@Test
	void whoAsksGetsAllThatIsKeptInOneFile() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.export.write(this.mia, out);
		String file = out.toString(StandardCharsets.UTF_8);
		assertThat(file)
			.contains("\"email\" : \"mia.sand@example.org\"", "\"acknowledgement\" : [ {", "\"obligation\" : [ {",
					"Hello Mia Sand", "\"absence\" : [ {", "sending-paused")
			.doesNotContain("password_hash", "unsubscribe\"");
		MvcTestResult download = this.mvc.post()
			.uri("/people/" + this.mia.id() + "/export")
			.with(user(root()))
			.with(csrf())
			.exchange();
		assertThat(download).hasStatusOk().hasContentType("application/json");
		assertThat(this.jdbc.sql("select did from audit order by number desc limit 1").query(String.class).single())
			.isEqualTo("person-exported");
	}

	private SignedIn root() {
		return SignedIn.as(this.boss);
	}

	private String message(long person, String address, String name, String subject, String text) {
		UUID id = UUID.randomUUID();
		this.outbox.add(List.of(new NewMessage(id, "t" + id, "test", person, address, name, subject, text,
				"<html><head></head><body>" + text + "</body></html>", null, Instant.now())));
		return id.toString();
	}

	private Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		tables().forEach((table) -> counts.put(table,
				this.jdbc.sql("select count(*) from `" + table + "`").query(Long.class).single()));
		return counts;
	}

	private List<String> tables() {
		return this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = database() and table_type = 'BASE TABLE'
				""").query(String.class).list();
	}

	/** Every row of every table as text, looked through like a dump. */
	private List<String> hits() {
		return tables().stream()
			.flatMap((table) -> this.jdbc.sql("select * from `" + table + "`")
				.query()
				.listOfRows()
				.stream()
				.map((row) -> table + " " + row.toString().toLowerCase(Locale.ROOT)))
			.filter((row) -> row.contains("mia sand") || row.contains(ADDRESS))
			.toList();
	}

}
