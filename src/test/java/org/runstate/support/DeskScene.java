package org.runstate.support;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Hele of the help desk, a notice that users will notice, and how pages are asked for.
 */
@RunstateTest
abstract class DeskScene {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	People people;

	@Autowired
	DeskWork work;

	@Autowired
	TransactionTemplate transaction;

	Person hele;

	@BeforeEach
	void heleIsAtTheHelpDesk() {
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options, owner,
						next_check_at)
					values ('s', 'A source', 'feed', 'https://example.org/', 3600, '[]', '[]', false, '{}', 'ada.root@example.org',
						utc_timestamp(6))
					""")
			.update();
		this.hele = person("Hele Desk", "helpdesk", "helpdesk");
	}

	Person person(String name, String audience, String role) {
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
					values (lower(concat(replace(?, ' ', '.'), '@example.org')), ?, json_array(?), json_array(?), '[]', '[]',
						'en', 'UTC', 8)
					""")
			.params(name, name, audience, role)
			.update();
		return this.people.find(name.replace(' ', '.') + "@example.org").orElseThrow();
	}

	static Impact impact(Category category, Urgency urgency, Level user, @Nullable LocalDate actBy) {
		return new Impact(Set.of(Platform.WINDOWS), List.of("Microsoft Intune"), category, Action.PLAN, false,
				Level.LOW, Level.NONE, user, urgency, actBy, List.of());
	}

	static Impact noticed() {
		return impact(Category.FEATURE, Urgency.SOON, Level.HIGH, LocalDate.now(ZoneOffset.UTC).plusDays(30));
	}

	/** A notice, or its next revision, and what it means. */
	Revision said(String key, String title, String text, Impact impact, Difference... differences) {
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.notices.keep(
				List.of(new Said(source, false, List.of(), List.of(), List.of(new Entry(key, title,
						"https://example.org/" + key, text, List.of(), List.of(), List.of(), null, null)))),
				Instant.now());
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(List.of(new NewImpact(revision, impact, List.of(differences))), Instant.now());
		this.jdbc.sql("update change_position set last = (select last from impact_position)").update();
		return revision;
	}

	/** What the step does, to its end. */
	DeskWork.Done work() {
		int drafts = 0;
		int reviews = 0;
		DeskWork.Done done = portion();
		while (done.notices() > 0) {
			drafts += done.drafts();
			reviews += done.reviews();
			done = portion();
		}
		return new DeskWork.Done(0, drafts, reviews);
	}

	private DeskWork.Done portion() {
		return java.util.Objects.requireNonNull(this.transaction.execute((status) -> this.work.portion()));
	}

	String page(String address) {
		return page(address, this.hele);
	}

	String page(String address, Person reader) {
		MvcTestResult page = get(address, reader);
		assertThat(page).hasStatusOk();
		return body(page);
	}

	MvcTestResult get(String address, Person reader) {
		return this.mvc.get().uri(URI.create(address)).with(user(SignedIn.as(reader))).exchange();
	}

	MvcTestResult post(String address, Person by, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post().uri(URI.create(address));
		fields.forEach(request::param);
		return request.with(user(SignedIn.as(by))).with(csrf()).exchange();
	}

	/** Posts with the hidden fields of the page as it is now. */
	MvcTestResult post(String address, Map<String, String> fields) {
		return post(address, this.hele, fields);
	}

	static String flash(MvcTestResult result, String name) {
		return String.valueOf(result.getMvcResult().getFlashMap().get(name));
	}

	static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	long count(String what) {
		return this.jdbc.sql("select count(*) from " + what).query(Long.class).single();
	}

}
