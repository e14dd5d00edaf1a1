package org.runstate.reminder;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LadderTests extends LadderScene {

	@BeforeEach
	void twoPeopleAndTwoNotices() {
		person(1);
		person(2);
		notice(1);
		notice(2);
	}

	@Test
	void remindsInOneMailADayOfEverythingUnderWay() {
		owes(1, 1, -1);
		owes(1, 2, 0);
		owes(2, 1, 5);
		assertThat(run()).isEqualTo(1);
		assertThat(mails("reminder")).singleElement().asString().contains("Notice 1", "Notice 2", "of which 1 overdue");
		assertThat(run()).isZero();
		this.now = this.now.plusSeconds(86_400);
		assertThat(run()).isEqualTo(1);
		assertThat(count("message where cause like 'reminder 1 2024-11-2%'")).isEqualTo(2);
	}

	@Test
	void asksToConfirmWhatAMachineMayHavePressed() {
		owes(1, 1, -1);
		this.jdbc.sql("""
				insert into unconfirmed (person_id, notice_id, revision, pressed_at, because, number)
				values (1, 1, 1, ?, 'soon', 1)
				""").param(this.now).update();
		run();
		assertThat(texts("kind = 'reminder'")).singleElement()
			.asString()
			.contains("counts once you confirm it", "Confirm: ");
	}

	@Test
	void climbsToTheEndAndNoFurther() {
		owes(1, 1, 1);
		this.jdbc.sql("update person set manager = 'boss@example.org'").update();
		assertThat(runUntil("2024-12-26T12:00:00Z")).isEqualTo(5);
		assertThat(mails("reminder")).hasSize(4);
		assertThat(mails("escalation")).hasSize(1);
		assertThat(texts("kind = 'escalation' and recipient = 'boss@example.org'")).singleElement()
			.asString()
			.contains("Person 1 (p1@example.org)", "because you are the manager of Person 1", "Notice 1");
	}

	@Test
	void remindsOfNothingThatIsAcknowledged() {
		owes(1, 1, -1);
		owes(1, 2, -1);
		acknowledges(1, 1);
		run();
		assertThat(mails("reminder")).singleElement().asString().contains("Notice 2").doesNotContain("Notice 1");
	}

	@Test
	void waitsForWorkingHoursAndDays() {
		owes(1, 1, -1);
		this.jdbc.sql("update person set zone = 'America/New_York'").update();
		assertThat(run()).isZero();
		this.now = this.now.plusSeconds(4 * 3600);
		assertThat(run()).isEqualTo(1);
		this.now = java.time.Instant.parse("2024-11-30T15:00:00Z");
		owes(2, 1, -1);
		assertThat(run()).as("on Saturday").isZero();
	}

	@Test
	void mailLeavesNoMoreOnceEverythingInItIsAcknowledged() {
		owes(1, 1, -1);
		run();
		acknowledges(1, 1);
		assertThat(delivery().claim(10)).isEmpty();
		delivery().endWithdrawn();
		assertThat(this.jdbc.sql("select concat(state, ': ', reply) from message where ended_at is not null")
			.query(String.class)
			.single()).isEqualTo("cancelled: no longer needed: acknowledged or settled before it left");
		assertThat(run()).isZero();
	}

	@Test
	void asksTheSameDayForWhatIsLeftOfACancelledMail() {
		owes(1, 1, -1);
		owes(1, 2, -1);
		run();
		acknowledges(1, 1);
		assertThat(run()).as("it may yet turn out to be sent").isZero();
		delivery().endWithdrawn();
		assertThat(run()).isEqualTo(1);
		assertThat(texts("cause = 'reminder 1 2024-11-25 2'")).singleElement()
			.asString()
			.contains("Notice 2")
			.doesNotContain("Notice 1");
		assertThat(run()).isZero();
		assertThat(delivery().claim(10)).hasSize(1);
	}

	@Test
	void claimedMailIsNotTriedAgainAfterTheAcknowledgement() {
		owes(1, 1, -1);
		run();
		assertThat(delivery().claim(10)).hasSize(1);
		acknowledges(1, 1);
		delivery().endWithdrawn();
		assertThat(count("message where ended_at is null")).as("in the hands of the sender").isEqualTo(1);
		delivery().release();
		assertThat(delivery().claim(10)).isEmpty();
		delivery().endWithdrawn();
		assertThat(count("message where state = 'cancelled'")).isEqualTo(1);
	}

	@Test
	void keepsQuietWhileSomebodyIsAwayAndGoesOnFromThere() {
		owes(1, 1, -1);
		this.absentees.add(1, LocalDate.of(2024, 11, 22), LocalDate.of(2024, 12, 6), null, 1);
		assertThat(runUntil("2024-12-07T00:00:00Z")).isZero();
		this.now = java.time.Instant.parse("2024-12-09T09:00:00Z");
		assertThat(run()).isEqualTo(1);
		assertThat(count("obligation where rung = 1 and missed")).isEqualTo(1);
	}

	@Test
	void remindsWhoStandsInTogetherWithTheirOwn() {
		owes(1, 1, -1);
		owes(2, 2, -1);
		this.absentees.add(1, LocalDate.of(2024, 11, 22), LocalDate.of(2024, 12, 6), 2L, 1);
		assertThat(run()).isEqualTo(1);
		assertThat(mails("reminder")).singleElement()
			.asString()
			.contains("Notice 1", "For Person 1, who is away", "Notice 2", "or stand in for somebody who does");
		assertThat(count("message where recipient = 'p2@example.org'")).isEqualTo(1);
	}

	@Test
	void leavesInPeaceWhatIsSnoozed() {
		owes(1, 1, 0);
		this.jdbc.sql("update obligation set snoozed_until = '2024-11-27'").update();
		assertThat(run()).isZero();
		this.now = java.time.Instant.parse("2024-11-27T09:00:00Z");
		assertThat(run()).isEqualTo(1);
	}

	@Test
	void urgentClimbsFaster() {
		owes(1, 1, 2);
		this.jdbc.sql("update obligation set urgent = true").update();
		this.jdbc.sql("update person set manager = 'boss@example.org'").update();
		assertThat(runUntil("2024-11-28T00:00:00Z")).isEqualTo(2);
		assertThat(runUntil("2024-12-26T00:00:00Z")).isEqualTo(2);
		assertThat(mails("escalation")).hasSize(1);
	}

	@Test
	void saysWhatChangedSinceItWasAcknowledged() {
		owes(1, 1, -1);
		acknowledges(1, 1);
		revision(1, 2);
		this.jdbc
			.sql("""
					insert into impact (revision_id, notice_id, position, news, platforms, services, category, action, major,
						touches_admin, touches_helpdesk, touches_user, urgency, difference, material, reasons, classified_at)
					values (102, 1, 1, true, '[]', '[]', 'update', 'plan', false, 'high', 'none', 'none', 'soon',
						'[{"kind": "DATE_EARLIER", "material": true, "why": "The deadline is 12 days earlier."}]', true, '[]', ?)
					""")
			.param(this.now)
			.update();
		this.jdbc.sql("update obligation set closed_at = null, from_revision = 2").update();
		run();
		assertThat(mails("reminder")).singleElement()
			.asString()
			.contains("Changed since you acknowledged it: The deadline is 12 days earlier.");
	}

	@Test
	void notesADayThatPassedOnce() {
		owes(1, 1, -1);
		run();
		run();
		acknowledges(1, 1);
		assertThat(this.jdbc.sql("select concat(person_id, ' ', notice_id, ' ', due_on) from missed")
			.query(String.class)
			.list()).isEqualTo(List.of("1 1 2024-11-24"));
	}

	@Test
	void speaksGermanWithWhoeverWishesForIt() {
		this.jdbc.sql("update person set locale = 'de-CH'").update();
		owes(1, 1, -1);
		owes(1, 2, 1);
		run();
		assertThat(mails("reminder")).singleElement()
			.asString()
			.contains("Noch zu bestätigen: 2, davon 1 überfällig", "War fällig am 24. November 2024",
					"Fällig am 26. November 2024", "Sie sind nicht Person 1?")
			.doesNotContain("acknowledge it", "Away");
	}

	@Test
	void escalatesInTheLanguageOfWhoHears() {
		person(3);
		this.jdbc.sql("update person set locale = 'de' where id = 3").update();
		this.jdbc.sql("update team set owner_id = 3").update();
		atTheTop(1, 1);
		run();
		assertThat(this.jdbc.sql("select subject from message where kind = 'escalation'").query(String.class).single())
			.startsWith("Person 1 hat 1 Meldung nicht bestätigt: Notice 1");
		assertThat(texts("recipient = 'p3@example.org'")).singleElement()
			.asString()
			.contains("Sie erfahren davon aus diesem Grund: Sie verantworten das Team Devices.");
	}

	@Test
	void gathersEscalationsForEachWhoHears() {
		person(3);
		person(4);
		this.jdbc.sql("update team set owner_id = 3").update();
		this.jdbc.sql("update person set manager = 'P4@example.org' where id < 3").update();
		atTheTop(1, 1);
		atTheTop(1, 2);
		atTheTop(2, 1);
		assertThat(run()).isEqualTo(2);
		assertThat(this.jdbc.sql("select subject from message where recipient = 'p3@example.org'")
			.query(String.class)
			.single()).startsWith("2 people have not acknowledged 3 notices");
		assertThat(texts("recipient = 'p4@example.org'")).singleElement()
			.asString()
			.contains("because you are the manager");
		assertThat(run()).isZero();
		assertThat(count("escalation")).isEqualTo(6);
	}

	@Test
	void nobodyToTellIsAnErrorAndGoesToTheAdministrators() {
		person(3, "administrator");
		this.jdbc.sql("update person set manager = 'p2@example.org' where id = 1").update();
		this.jdbc.sql("update person set active = false where id = 2").update();
		atTheTop(1, 1);
		assertThat(run()).isEqualTo(1);
		assertThat(this.jdbc.sql("select unreachable from obligation").query(String.class).single())
			.isEqualTo("nobody owns the team Devices; the manager, Person 2, is not active");
		assertThat(texts("recipient = 'p3@example.org'")).singleElement()
			.asString()
			.contains("nobody else can be told");
		this.jdbc.sql("update team set owner_id = 3").update();
		this.now = this.now.plusSeconds(86_400);
		run();
		assertThat(count("obligation where unreachable is null")).isEqualTo(1);
	}

	@Test
	void managerWhoseMailComesBackIsAnErrorToo() {
		person(3, "administrator");
		this.jdbc.sql("update person set manager = 'boss@example.org' where id = 1").update();
		this.jdbc.sql("insert into unreachable (address, since, reason) values ('boss@example.org', ?, '550 no')")
			.param(this.now)
			.update();
		atTheTop(1, 1);
		run();
		assertThat(this.jdbc.sql("select unreachable from obligation").query(String.class).single())
			.contains("the manager, boss@example.org, cannot be reached");
		assertThat(count("message where recipient = 'boss@example.org'")).isZero();
	}

	@Test
	void escalationGoesToWhoStandsInForAManagerWhoIsAway() {
		person(3);
		person(4);
		this.jdbc.sql("update person set manager = 'p3@example.org' where id = 1").update();
		this.absentees.add(3, LocalDate.of(2024, 11, 22), LocalDate.of(2024, 12, 6), 4L, 3);
		atTheTop(1, 1);
		run();
		assertThat(count("message where recipient = 'p4@example.org' and kind = 'escalation'")).isEqualTo(1);
	}

	@Test
	void escalationIsWithdrawnByTheAcknowledgement() {
		this.jdbc.sql("update person set manager = 'boss@example.org'").update();
		atTheTop(1, 1);
		atTheTop(2, 1);
		run();
		acknowledges(1, 1);
		delivery().endWithdrawn();
		assertThat(delivery().claim(10)).isEmpty();
		// planned again at once, by the clock of the application
		assertThat(this.jdbc
			.sql("update obligation set escalate_at = ? where escalate_at is not null and closed_at is null")
			.param(this.now)
			.update()).isPositive();
		assertThat(run()).isEqualTo(1);
		assertThat(texts("state = 'queued'")).singleElement()
			.asString()
			.contains("Person 2")
			.doesNotContain("Person 1");
	}

	private void atTheTop(long person, long notice) {
		owes(person, notice, -7);
		this.jdbc.sql("update obligation set rung = 4, missed = true, escalate_at = ? where person_id = ?")
			.params(this.now, person)
			.update();
	}

}
