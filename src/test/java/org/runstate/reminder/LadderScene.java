package org.runstate.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.runstate.RunstateTest;
import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.Changed;
import org.runstate.acknowledgement.How;
import org.runstate.audience.Absentees;
import org.runstate.audience.People;
import org.runstate.audience.Teams;
import org.runstate.bounce.Bounces;
import org.runstate.delivery.Claiming;
import org.runstate.delivery.Outbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ladder at a time that the test chooses, on a Monday morning at first.
 */
@RunstateTest
abstract class LadderScene {

	static final Instant MONDAY = Instant.parse("2024-11-25T09:00:00Z");

	@Autowired
	Bounces bounces;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	JdbcTemplate batches;

	@Autowired
	People people;

	@Autowired
	Absentees absentees;

	@Autowired
	Teams teams;

	@Autowired
	Changed changed;

	@Autowired
	LadderMail letters;

	@Autowired
	Outbox outbox;

	@Autowired
	Acknowledgements acknowledgements;

	@Autowired
	ApplicationContext context;

	@Autowired
	PlatformTransactionManager transactions;

	Instant now = MONDAY;

	@BeforeEach
	void source() {
		this.jdbc
			.sql("""
					insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values (1, 's', 'A source', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', utc_timestamp())
					""")
			.update();
		this.jdbc.sql("insert into team (id, name) values (1, 'Devices')").update();
	}

	/** A person in UTC who works from 8. */
	void person(long id, String... roles) {
		this.jdbc.sql("""
				insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour, team_id)
				values (?, ?, ?, '["admin"]', ?, '[]', '[]', 'en', 'UTC', 8, 1)
				""")
			.params(id, "p" + id + "@example.org", "Person " + id,
					org.runstate.database.JsonColumn.write(List.of(roles)))
			.update();
	}

	void notice(long id) {
		this.jdbc.sql("""
				insert into notice (id, source_id, entry_key, latest, raw_hash, first_seen_at)
				values (?, 1, ?, 1, repeat('r', 32), ?)
				""").params(id, "k" + id, this.now).update();
		revision(id, 1);
	}

	void revision(long notice, int number) {
		this.jdbc
			.sql("""
					insert into revision (id, notice_id, number, title, html, text, labels, services, platforms, seen_at,
						semantic_hash, raw_hash, baseline, classified)
					values (?, ?, ?, ?, '', 'It changes.', '[]', '[]', '[]', ?, repeat('s', 32), repeat('r', 32), false, true)
					""")
			.params(notice * 100 + number, notice, number, "Notice " + notice, this.now)
			.update();
		this.jdbc.sql("update notice set latest = ? where id = ?").params(number, notice).update();
	}

	/** What somebody owes by a day so many days from today. */
	void owes(long person, long notice, long days) {
		this.jdbc.sql("""
				insert into obligation (person_id, notice_id, from_revision, due_on, opened_at) values (?, ?, 1, ?, ?)
				""").params(person, notice, today().plusDays(days), this.now.minusSeconds(86_400)).update();
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.now, ZoneOffset.UTC);
	}

	/** Runs the ladder as the step does; how many messages were queued. */
	int run() {
		Clock clock = Clock.fixed(this.now, ZoneOffset.UTC);
		LadderSettings ladder = LadderSettingsTests.DEFAULT;
		Debts debts = new Debts(this.jdbc, this.batches, ladder, clock);
		LastMails mails = new LastMails(this.jdbc, this.batches);
		Reminders reminders = new Reminders(debts, mails, this.people, this.absentees, this.changed, this.letters,
				this.outbox, ladder, clock);
		Escalations escalations = new Escalations(new Overdue(this.jdbc, this.batches), mails, this.people,
				this.absentees, new Reach(this.people, this.teams, this.absentees, this.bounces), this.letters,
				this.outbox, ladder, clock);
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		int messages = 0;
		List<Long> some = debts.recipients(0, 50);
		while (!some.isEmpty()) {
			List<Long> these = some;
			messages += Objects.requireNonNull(transaction.execute((status) -> reminders.remind(these)));
			some = debts.recipients(some.get(some.size() - 1), 50);
		}
		return messages + Objects.requireNonNull(transaction.execute((status) -> {
			debts.noteMissed();
			return escalations.escalate();
		}));
	}

	/** Runs it every hour until a time has come; how many messages were queued. */
	int runUntil(String time) {
		int messages = 0;
		Instant end = Instant.parse(time);
		while (this.now.isBefore(end)) {
			messages += run();
			this.now = this.now.plusSeconds(3600);
		}
		return messages;
	}

	void acknowledges(long person, long notice) {
		this.acknowledgements.record(person, notice, 1, How.SIGNED_IN);
	}

	Claiming delivery() {
		return new Claiming(this.context);
	}

	long count(String what) {
		assertThat(Set.of("message", "obligation", "missed", "escalation")).contains(what.split(" ", 2)[0]);
		return this.jdbc.sql("select count(*) from " + what).query(Long.class).single();
	}

	List<String> mails(String kind) {
		return texts("kind = '" + kind + "'");
	}

	/** The texts of some messages, the earliest first. */
	List<String> texts(String which) {
		return this.jdbc.sql("select id from message where " + which + " order by planned_at, id")
			.query(String.class)
			.list()
			.stream()
			.map(delivery()::text)
			.toList();
	}

}
