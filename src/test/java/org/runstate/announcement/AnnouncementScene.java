package org.runstate.announcement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Cora writes, Mara and Ada approve, Una and Uwe are users, and Hele is at the help desk.
 */
@RunstateTest
abstract class AnnouncementScene {

	final LocalDate deadline = LocalDate.now(ZoneOffset.UTC).plusDays(14);

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	People people;

	@Autowired
	AnnouncementTable table;

	@Autowired
	Writing writing;

	@Autowired
	Sending sending;

	@Autowired
	Planning planning;

	@Autowired
	Recipients recipients;

	@Autowired
	Watch watch;

	@Autowired
	Clock clock;

	Person cora;

	Person mara;

	Person ada;

	Person una;

	Person uwe;

	@BeforeEach
	void peopleAreThere() {
		this.cora = person("Cora Comms", "user", "Comms", "communications", "en", "Europe/London");
		this.mara = person("Mara Boss", "user", "Comms", "manager", "en", "Europe/London");
		this.ada = person("Ada Root", "admin", "IT", "administrator", "en", "UTC");
		this.una = person("Una User", "user", "Sales", "viewer", "en", "America/New_York");
		this.uwe = person("Uwe User", "user", "Sales", "viewer", "de-AT", "Europe/Vienna");
		person("Hele Desk", "helpdesk", "IT", "helpdesk", "en", "UTC");
	}

	Person person(String name, String audience, String team, String role, String locale, String zone) {
		this.jdbc.sql("insert ignore into team (name) values (?)").param(team).update();
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, team_id, locale, zone, hour)
					values (lower(concat(replace(?, ' ', '.'), '@example.org')), ?, json_array(?), json_array(?), '[]', '[]',
						(select id from team where name = ?), ?, ?, 8)
					""")
			.params(name, name, audience, role, team, locale, zone)
			.update();
		return this.people.find(name.replace(' ', '.') + "@example.org").orElseThrow();
	}

	/** What goes to the team Sales, in two languages, and is to be confirmed. */
	Content content() {
		return new Content("New sign-in", "# What changes\nYou sign in with a key.", "Neue Anmeldung",
				"# Was sich ändert\nSie melden sich mit einem Schlüssel an.", sales(), null, false, true,
				this.deadline);
	}

	static Circle sales() {
		return new Circle(List.of(), List.of(), List.of("Sales"), List.of(), List.of());
	}

	Content everybody(boolean confirm) {
		return new Content("For all", "Something changes.", "", "", Circle.EVERYBODY, null, false, confirm,
				confirm ? this.deadline : null);
	}

	void crowd(int people) {
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
					select concat('p', seq, '@example.org'), concat('P ', seq), '["user"]', '["viewer"]', '[]', '[]', 'en', 'UTC', 8
					from seq_1_to_%d
					"""
				.formatted(people))
			.update();
	}

	long approved(Content content) {
		long id = this.writing.draft(content, null, null, this.cora.id());
		approve(id);
		return id;
	}

	void approve(long id) {
		Announcement one = find(id);
		this.writing.submit(id, one.version(), this.cora.id());
		this.writing.approve(id, one.hash(), this.mara.id());
	}

	/** An announcement that is out, as far as the outbox goes. */
	long sent(Content content) {
		long id = approved(content);
		this.sending.send(id, "", this.cora.id());
		return id;
	}

	Announcement find(long id) {
		return this.table.find(id).orElseThrow();
	}

	String page(Person who, String address) {
		MvcTestResult page = this.mvc.get().uri(address).with(user(SignedIn.as(who))).exchange();
		assertThat(page).hasStatusOk();
		return body(page);
	}

	int status(Person who, String address) {
		return this.mvc.get().uri(address).with(user(SignedIn.as(who))).exchange().getResponse().getStatus();
	}

	MvcTestResult post(Person who, String address, Map<String, String> fields) {
		LinkedMultiValueMap<String, String> all = new LinkedMultiValueMap<>();
		fields.forEach(all::add);
		return this.mvc.post().uri(address).params(all).with(user(SignedIn.as(who))).with(csrf()).exchange();
	}

	/** Where an answer leads. */
	static String led(MvcTestResult answer) {
		return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
	}

	Map<String, String> form(Map<String, String> more) {
		Map<String, String> form = new HashMap<>(
				Map.of("title", "New sign-in", "body", "# What changes\nYou sign in with a key.", "teams", "Sales"));
		form.putAll(more);
		return form;
	}

	static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	List<Map<String, Object>> messages() {
		return this.jdbc.sql("select * from message where kind = 'announcement' order by person_id")
			.query()
			.listOfRows();
	}

	String one(String sql) {
		return String.valueOf(this.jdbc.sql(sql).query().singleValue());
	}

}
