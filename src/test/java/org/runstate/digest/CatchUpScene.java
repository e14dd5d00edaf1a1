package org.runstate.digest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;

import org.runstate.RunstateTest;
import org.runstate.acknowledgement.Obligations;
import org.runstate.audience.Imported;
import org.runstate.audience.People;
import org.runstate.audience.PeopleFile;
import org.runstate.audience.Person;
import org.runstate.change.Leads;
import org.runstate.delivery.Outbox;
import org.runstate.impact.LastingNews;
import org.runstate.onboarding.Onboarding;
import org.runstate.source.SourceWatch;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Newcomers at a time that the test chooses. People are taken in by the file, as they
 * really are, so what is said of days is said of the real today.
 */
@RunstateTest
abstract class CatchUpScene {

	static final String HEADER = "email,name,audiences,zone,hour,joined\n";

	@Autowired
	JdbcClient jdbc;

	@Autowired
	JdbcTemplate batches;

	@Autowired
	CatchUpTable table;

	@Autowired
	ProgressTable progress;

	@Autowired
	People people;

	@Autowired
	PeopleFile file;

	@Autowired
	LastingNews lasting;

	@Autowired
	Leads leads;

	@Autowired
	Speaking speaking;

	@Autowired
	Onboarding onboarding;

	@Autowired
	Composer composer;

	@Autowired
	Obligations obligations;

	@Autowired
	Outbox outbox;

	@Autowired
	SourceWatch watch;

	@Autowired
	Telling telling;

	@Autowired
	PlatformTransactionManager transactions;

	Instant now = Instant.now();

	LocalDate today = LocalDate.ofInstant(this.now, ZoneOffset.UTC);

	private long position;

	@BeforeEach
	void source() {
		this.position = this.jdbc.sql("select last from impact_position").query(Long.class).single();
		this.jdbc
			.sql("""
					insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values (1, 's', 'A source', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', utc_timestamp())
					""")
			.update();
	}

	/** A notice that is to be done in ten days from now. */
	void coming(long id, String admin, String helpdesk, String user) {
		notice(id, admin, helpdesk, user, this.today.plusDays(10), "later", true);
	}

	void notice(long id, String admin, String helpdesk, String user, LocalDate actBy, String urgency, boolean news) {
		this.jdbc.sql("""
				insert into notice (id, source_id, entry_key, latest, raw_hash, first_seen_at)
				values (?, 1, ?, 1, repeat('r', 32), ?)
				""").params(id, "k" + id, this.now).update();
		this.jdbc.sql("""
				insert into revision (id, notice_id, number, title, html, text, labels, services, platforms, seen_at,
					semantic_hash, raw_hash, baseline, classified)
				values (?, ?, 1, ?, '', 'It changes.', '[]', '[]', '[]', ?, repeat('s', 32), repeat('r', 32), ?, true)
				""").params(id, id, "Notice " + id, this.now.minusSeconds(60), !news).update();
		impact(id, id, admin, helpdesk, user, actBy, urgency, news, "[]");
	}

	void impact(long revision, long notice, String admin, String helpdesk, String user, LocalDate actBy, String urgency,
			boolean news, String difference) {
		this.jdbc.sql("update impact_position set last = ?").param(++this.position).update();
		this.jdbc.sql("update change_position set last = ?").param(this.position).update();
		this.jdbc
			.sql("""
					insert into impact (revision_id, notice_id, position, news, platforms, services, category, action, major,
						touches_admin, touches_helpdesk, touches_user, urgency, act_by, difference, material, reasons, classified_at)
					values (?, ?, ?, ?, '[]', '[]', 'update', 'plan', false, ?, ?, ?, ?, ?, ?, false, '[]', ?)
					""")
			.params(revision, notice, this.position, news, admin, helpdesk, user, urgency, actBy, difference, this.now)
			.update();
	}

	/** Rows of a people file with the columns of {@link #HEADER}. */
	Imported people(String... rows) throws IOException {
		return file(false, HEADER + String.join("\n", rows) + "\n");
	}

	Imported file(boolean replace, String csv) throws IOException {
		return this.file.load(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), replace);
	}

	Person person(String name) {
		return this.people.find(name + "@example.org").orElseThrow();
	}

	/** Catches up whoever is due, as the step does; how many people there were. */
	int run() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.progress.begin(this.now);
		List<Long> due = this.table.due(this.progress.hours(this.now, false), 0, 1000);
		return due.isEmpty() ? 0 : transaction.execute((status) -> tell(due)).people();
	}

	CaughtUp tell(List<Long> ids) {
		return new CatchingUp(this.table, this.progress, this.people, this.lasting, this.leads, this.speaking,
				this.onboarding, this.composer, this.obligations, this.outbox, this.watch, this.batches,
				Clock.fixed(this.now, ZoneOffset.UTC))
			.tell(ids, this.leads.relatedTo(), false);
	}

	long count(String sql) {
		return this.jdbc.sql("select count(*) from " + sql).query(Long.class).single();
	}

	String one(String sql) {
		return this.jdbc.sql(sql).query(String.class).single();
	}

}
