package org.runstate.announcement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.How;
import org.runstate.acknowledgement.Obligation;
import org.runstate.acknowledgement.Obligations;
import org.runstate.audience.Person;
import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendingTests extends AnnouncementScene {

	@Autowired
	Obligations obligations;

	@Autowired
	Acknowledgements acknowledgements;

	@Autowired
	Runs runs;

	@Test
	void everyoneGetsItInTheirLanguageAndOwesAConfirmation() {
		sent(content());
		assertThat(messages()).extracting((message) -> message.get("subject"))
			.containsExactly("New sign-in", "Neue Anmeldung");
		assertThat(mail(this.una)).contains("You sign in with a key.", "Hello Una User", "/a/",
				"Confirm that you read");
		assertThat(mail(this.uwe)).contains("mit einem Schl", "Uwe User", "/a/", "tigen");
		assertThat(this.obligations.waiting(this.una.id())).singleElement()
			.satisfies((one) -> assertThat(one.due()).isEqualTo(this.deadline))
			.extracting(Obligation::title)
			.isEqualTo("New sign-in");
		assertThat(this.obligations.waiting(this.ada.id())).isEmpty();
	}

	@Test
	void digestDoesNotTellItAgain() {
		sent(content());
		this.runs.run(JobName.COLLECT, true);
		this.runs.run(JobName.DIGEST, true);
		assertThat(one("select count(*) from message where kind <> 'announcement'")).isEqualTo("0");
	}

	@Test
	void onlyApprovedBytesLeave() {
		long id = approved(content());
		this.jdbc.sql("update announcement set body = 'smuggled in'").update();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.sending.send(id, "", this.cora.id()))
			.withMessage("not-approved");
		assertThat(messages()).isEmpty();
		this.jdbc.sql("update announcement set body = ?").param(content().body()).update();
		this.sending.send(id, "", this.cora.id());
		String before = bytes();
		this.jdbc.sql("update person set name = 'Another', email = concat('x', email), locale = 'en'").update();
		this.jdbc.sql("update announcement set body = 'smuggled in', title = 'T', rendered = null").update();
		this.jdbc.sql("update revision set title = 'T', html = 'x'").update();
		this.planning.plan(id);
		assertThat(bytes()).isEqualTo(before).contains("una.user@example.org", "Una User");
	}

	@Test
	void fiveClicksMakeOneMailing() throws Exception {
		long id = approved(content());
		ExecutorService five = Executors.newFixedThreadPool(5);
		try {
			List<Callable<Integer>> clicks = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				clicks.add(() -> post(this.cora, "/announcements/" + id + "/send", Map.of()).getResponse().getStatus());
			}
			List<Integer> answers = new ArrayList<>();
			for (Future<Integer> answer : five.invokeAll(clicks)) {
				answers.add(answer.get());
			}
			assertThat(answers).containsExactlyInAnyOrder(302, 409, 409, 409, 409);
		}
		finally {
			five.shutdown();
		}
		assertThat(messages()).hasSize(2);
		assertThat(one("select count(*) from notice")).isEqualTo("1");
	}

	@Test
	void moreThanUsualNeedsTheNumberTyped() {
		crowd(600);
		long id = approved(everybody(false));
		MvcTestResult refused = post(this.cora, "/announcements/" + id + "/send", Map.of());
		assertThat(refused).hasStatus(422);
		assertThat(body(refused)).contains("606 recipients", "name=\"number\"");
		assertThat(post(this.cora, "/announcements/" + id + "/send", Map.of("number", "600"))).hasStatus(422);
		assertThat(messages()).isEmpty();
		assertThat(post(this.cora, "/announcements/" + id + "/send", Map.of("number", "606"))).hasStatus(302);
		assertThat(messages()).hasSize(606);
		long next = approved(everybody(false));
		assertThat(page(this.cora, "/announcements/" + next)).as("as many as before").doesNotContain("name=\"number\"");
	}

	@Test
	void nobodyIsNoAudience() {
		Content content = new Content("x", "y", "", "",
				new Circle(List.of(), List.of(), List.of("Nowhere"), List.of(), List.of()), null, false, false, null);
		long id = this.writing.draft(content, null, null, this.cora.id());
		assertThat(post(this.cora, "/announcements/" + id + "/submit", Map.of("version", "1"))).hasStatus(422);
	}

	@Test
	void twoThousandArePlannedInSecondsAndStoppedInTwo() {
		crowd(2000);
		long id = approved(everybody(true));
		Instant begun = Instant.now();
		this.sending.send(id, "2006", this.cora.id());
		assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
		assertThat(messages()).hasSize(2006);
		assertThat(one("select count(*) from obligation")).isEqualTo("2006");
		assertThat(one("select count(distinct json_value(body, '$[0][0]')) from message"))
			.as("rendered once a language")
			.isEqualTo("1");
		this.jdbc.sql("update message set state = 'sent', ended_at = utc_timestamp(6) order by id limit 100").update();
		Instant stop = Instant.now();
		Sending.Stopped stopped = this.sending.cancel(id, this.cora.id());
		assertThat(Duration.between(stop, Instant.now())).isLessThan(Duration.ofSeconds(2));
		assertThat(stopped).isEqualTo(new Sending.Stopped(100, 1906));
		assertThat(one("select count(*) from message where withdrawn is null and ended_at is null")).isEqualTo("0");
		this.runs.run(JobName.DELIVER, true);
		assertThat(one("select count(*) from message where state = 'cancelled'")).isEqualTo("1906");
		assertThat(one("select count(*) from obligation where closed_at is null")).as("still owed").isEqualTo("100");
		assertThat(page(this.cora, "/announcements/" + id)).contains("Stopped, 100/2006 were out");
	}

	@Test
	void scheduledComesAtTheHourOfEachZone() {
		LocalDateTime at = LocalDateTime.now(ZoneOffset.UTC)
			.plusDays(3)
			.withHour(9)
			.withMinute(0)
			.withSecond(0)
			.withNano(0);
		Content now = content();
		long id = approved(new Content(now.title(), now.body(), now.titleDe(), now.bodyDe(), now.circle(), at, false,
				true, this.deadline));
		this.sending.send(id, "", this.cora.id());
		assertThat(find(id).state()).isEqualTo(State.SCHEDULED);
		assertThat(messages()).as("before its day").isEmpty();
		assertThat(one("select count(*) from notice")).isEqualTo("0");
		this.jdbc.sql("update announcement set first_due = utc_timestamp(6)").update();
		assertThat(this.planning.planDue()).isEqualTo(2);
		assertThat(messages()).extracting((message) -> message.get("due_at"))
			.containsExactly(java.sql.Timestamp.from(at.atZone(ZoneId.of("America/New_York")).toInstant()),
					java.sql.Timestamp.from(at.atZone(ZoneId.of("Europe/Vienna")).toInstant()));
		assertThat(this.planning.planDue()).isZero();
	}

	@Test
	void scheduledIsStoppedBeforeItsDay() {
		Content now = content();
		long id = approved(new Content(now.title(), now.body(), "", "", now.circle(),
				LocalDateTime.now(ZoneOffset.UTC).plusDays(3), false, false, null));
		this.sending.send(id, "", this.cora.id());
		assertThat(post(this.cora, "/announcements/" + id + "/cancel", Map.of())).hasStatus(302);
		this.jdbc.sql("update announcement set first_due = utc_timestamp(6)").update();
		assertThat(this.planning.planDue()).isZero();
		assertThat(messages()).isEmpty();
	}

	@Test
	void withdrawalReachesThoseWhoGotTheFirstAndNobodyElse() {
		long first = sent(content());
		this.jdbc.sql("update message set state = 'sent', ended_at = utc_timestamp(6) where person_id = ?")
			.param(this.una.id())
			.update();
		Person late = person("Late Comer", "user", "Sales", "viewer", "en", "UTC");
		post(this.cora, "/announcements/" + first + "/follow", Map.of("relation", "withdrawal"));
		long id = Long.parseLong(one("select max(id) from announcement"));
		approve(id);
		this.sending.send(id, "", this.cora.id());
		assertThat(this.jdbc.sql("select person_id from announcement_recipient where announcement_id = ?")
			.param(id)
			.query(Long.class)
			.list()).containsExactly(this.una.id()).doesNotContain(late.id());
		assertThat(mail(this.una)).contains("We take back what we wrote under");
		assertThat(one("select count(*) from message where withdrawn is not null")).as("did not leave").isEqualTo("1");
		assertThat(this.obligations.waiting(this.una.id())).isEmpty();
		assertThat(page(this.una, "/notices/" + find(first).noticeId())).contains("Withdrawn: New sign-in",
				"The announcement was withdrawn.");
		assertThat(page(this.cora, "/announcements/" + first)).contains("Withdrawn: New sign-in");
	}

	@Test
	void correctionAsksAgain() {
		long first = sent(content());
		long notice = Objects.requireNonNull(find(first).noticeId());
		this.acknowledgements.record(this.una.id(), notice, 1, How.SIGNED_IN);
		assertThat(this.obligations.waiting(this.una.id())).isEmpty();
		long id = this.writing.follow(first, new Content("Corrected: New sign-in", "Another key.", "", "", sales(),
				null, false, true, this.deadline), Relation.CORRECTION, this.cora.id());
		approve(id);
		this.sending.send(id, "", this.cora.id());
		assertThat(find(id).noticeId()).isEqualTo(notice);
		assertThat(find(id).revision()).isEqualTo(2);
		assertThat(this.obligations.waiting(this.una.id())).singleElement().matches(Obligation::again);
		assertThat(this.watch.of(id)).satisfies((figures) -> {
			assertThat(figures.people()).isEqualTo(2);
			assertThat(figures.confirmed()).isZero();
		});
		this.runs.run(JobName.DELIVER, true);
		assertThat(this.obligations.waiting(this.una.id())).as("the first was stopped, not this").hasSize(1);
		this.acknowledgements.record(this.una.id(), notice, 2, How.SIGNED_IN);
		assertThat(this.watch.of(id).confirmed()).isOne();
	}

	/** Everything of the messages that will leave. */
	private String bytes() {
		return this.jdbc
			.sql("""
					select group_concat(concat_ws('|', id, recipient, recipient_name, subject, body, planned_at) order by id)
					from message
					""")
			.query(String.class)
			.single()
				+ this.jdbc.sql("select group_concat(concat(text, html) order by id) from stencil")
					.query(String.class)
					.single();
	}

	private String mail(Person whose) {
		String id = this.jdbc.sql("select id from message where person_id = ? order by planned_at desc, id limit 1")
			.param(whose.id())
			.query(String.class)
			.single();
		return page(this.ada, "/outbox/" + id + "/html");
	}

}
