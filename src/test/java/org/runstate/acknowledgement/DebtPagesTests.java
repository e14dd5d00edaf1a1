package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.audience.Absentees;
import org.runstate.audience.Audience;
import org.runstate.audience.PeopleFile;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class DebtPagesTests extends PageScene {

	@Autowired
	Absentees absentees;

	@Autowired
	Asking asking;

	@Autowired
	PeopleFile file;

	private Person tom;

	private LocalDate today;

	@BeforeEach
	void tomIsInTheSameTeam() {
		this.tom = this.scene.person("Tom Low", "admin", "Devices", "viewer");
		this.today = LocalDate.now(ZoneOffset.UTC);
	}

	@Test
	void remindersArePutOffAFewTimesUpToTheDay() {
		String until = this.today.plusDays(2).toString();
		for (int i = 0; i < 3; i++) {
			send("/notices/%d/snooze", Map.of("until", until));
		}
		assertThat(page("/notices/" + this.notice.noticeId())).contains("can no longer be put off",
				"No reminder before");
		assertThat(flash("/notices/%d/snooze", Map.of("until", until))).contains("problem");
		assertThat(one("select snoozes from obligation")).isEqualTo("3");
	}

	@Test
	void remindersAreNotPutOffBeyondTheDay() {
		assertThat(flash("/notices/%d/snooze", Map.of("until", DUE.plusDays(1).toString()))).contains("problem");
		assertThat(flash("/notices/%d/snooze", Map.of("until", this.today.toString()))).contains("problem");
		assertThat(one("select snoozes from obligation")).isEqualTo("0");
	}

	@Test
	void colleagueOwesWhatIsHandedOver() {
		assertThat(flash("/notices/%d/hand-over", Map.of("to", "nobody@example.org"))).contains("problem");
		assertThat(flash("/notices/%d/hand-over", Map.of("to", "Tom.Low@example.org"))).contains("flash");
		assertThat(one("""
				select concat(person_id = %d, ' ', given_by = %d, ' ', due_on, ' ', untold) from obligation
				where closed_at is null""".formatted(this.tom.id(), this.mia.id()))).isEqualTo("1 1 2100-01-01 1");
		assertThat(page("/notices/" + this.notice.noticeId())).contains("You handed this to Tom Low",
				"handed to Tom Low");
		assertThat(flash("/notices/%d/hand-over", Map.of("to", "Tom.Low@example.org"))).contains("problem");
		this.acknowledgements.record(this.tom.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		assertThat(page("/reports")).contains("<strong>100 %</strong> acknowledged");
	}

	@Test
	void materialRevisionAsksWhoItWasHandedTo() {
		send("/notices/%d/hand-over", Map.of("to", "tom.low@example.org"));
		this.acknowledgements.record(this.tom.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		this.scene.said("n", "Something retires", "In March.");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 2, true, DUE)));
		assertThat(this.obligations.waiting(this.mia.id())).isEmpty();
		assertThat(this.obligations.waiting(this.tom.id())).singleElement().matches(Obligation::again);
	}

	@Test
	void homeSaysWhatChangedSinceItWasAcknowledged() {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		this.scene.said("n", "Something retires", "In March.");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 2, true, DUE)));
		assertThat(page("/")).contains("Changed since you acknowledged it:", "The date moved to March.");
	}

	@Test
	void audienceIsAskedBeyondThePolicy() {
		Person una = this.scene.person("Una User", "user", "Sales", "viewer");
		assertThat(flash("/notices/%d/ask", Map.of("audience", "user"))).contains("flash");
		assertThat(this.asking.isAny()).isTrue();
		this.asking.openSome();
		assertThat(this.asking.isAny()).isFalse();
		assertThat(this.obligations.waiting(una.id())).hasSize(1);
		assertThat(one("select untold from obligation where person_id = " + una.id())).isEqualTo("true");
		assertThat(this.asking.of(List.of(this.notice.noticeId()))).containsEntry(this.notice.noticeId(),
				Set.of(Audience.USER));
		assertThat(page("/notices/" + this.notice.noticeId())).contains("Asked beyond the usual: all users.");
		assertThat(status("/notices/%d/ask", Map.of("audience", "everyone"))).isEqualTo(422);
	}

	@Test
	void oneOfTheTeamIsEnoughWhereThatIsSaid() {
		this.obligations.open(List.of(new NewObligation(this.tom.id(), this.notice.noticeId(), 1, false, DUE)));
		send("/notices/%d/team-enough", Map.of("enough", "true"));
		this.acknowledgements.record(this.tom.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		assertThat(this.obligations.waiting(this.mia.id())).isEmpty();
		assertThat(rows()).as("evidence").isEqualTo(1);
		assertThat(page("/notices/" + this.notice.noticeId())).contains("one of a team is enough",
				"Tom Low acknowledged this for your team on", "by Tom Low for the team");
		assertThat(page("/reports")).contains("<strong>100 %</strong> acknowledged", "Covered by one of the team");
	}

	@Test
	void oneOfTheTeamIsEnoughForWhatIsOpenedLaterAndWhatWasGivenBefore() {
		this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		this.obligations.open(List.of(new NewObligation(this.tom.id(), this.notice.noticeId(), 1, false, DUE)));
		assertThat(this.obligations.waiting(this.tom.id())).hasSize(1);
		send("/notices/%d/team-enough", Map.of("enough", "true"));
		assertThat(this.obligations.waiting(this.tom.id())).isEmpty();
		Person uli = this.scene.person("Uli New", "admin", "Devices", "viewer");
		this.obligations.open(List.of(new NewObligation(uli.id(), this.notice.noticeId(), 1, false, DUE)));
		assertThat(this.obligations.waiting(uli.id())).isEmpty();
	}

	@Test
	void absenceIsSetAndTakenBack() {
		Map<String, String> days = Map.of("from", this.today.toString(), "to", this.today.plusDays(3).toString(),
				"delegate", "tom.low@example.org");
		assertThat(flash("/me/absences", days)).contains("flash");
		assertThat(page("/me")).contains("away now", "Tom Low");
		assertThat(flash("/me/absences", days)).as("it meets itself").contains("problem");
		assertThat(flash("/people/" + this.tom.id() + "/absences",
				Map.of("from", this.today.toString(), "to", this.today.minusDays(1).toString())))
			.contains("problem");
		assertThat(flash("/me/absences/" + one("select id from absence") + "/remove", Map.of())).contains("flash");
		assertThat(one("select count(*) from absence")).isEqualTo("0");
	}

	@Test
	void whoStandsInAcknowledgesForThem() {
		this.absentees.add(this.mia.id(), this.today, this.today.plusDays(1), this.tom.id(), this.mia.id());
		SignedIn tomHere = SignedIn.as(this.tom);
		MvcTestResult page = this.mvc.get().uri("/me").with(user(tomHere)).exchange();
		assertThat(page).hasStatusOk().bodyText().contains("For Mia Sand", "Acknowledge for Mia Sand");
		String address = "/me/for/" + this.mia.id() + "/notices/" + this.notice.noticeId() + "/acknowledge";
		assertThat(this.mvc.post().uri(address).param("revision", "1").with(user(tomHere)).with(csrf()).exchange())
			.hasStatus(302);
		assertThat(one("select concat(person_id = %d, ' ', by_person_id = %d, ' ', how) from acknowledgement"
			.formatted(this.mia.id(), this.tom.id()))).isEqualTo("1 1 delegate");
		assertThat(this.obligations.waiting(this.mia.id())).isEmpty();
		assertThat(this.mvc.post()
			.uri("/me/for/" + this.tom.id() + "/notices/" + this.notice.noticeId() + "/acknowledge")
			.param("revision", "1")
			.with(user(me()))
			.with(csrf())
			.exchange()).hasStatus(403);
	}

	@Test
	void ownerOfATeamIsSet() {
		String id = one("select id from team where name = 'Devices'");
		assertThat(flash("/teams/" + id + "/owner", Map.of("owner", "tom.low@example.org"))).contains("flash");
		assertThat(page("/teams")).contains("Tom Low");
		assertThat(flash("/teams/" + id + "/owner", Map.of("owner", "nobody@example.org"))).contains("problem");
		assertThat(one("select owner_id from team where name = 'Devices'")).isEqualTo(Long.toString(this.tom.id()));
		assertThat(status("/teams/4711/owner", Map.of("owner", ""))).isEqualTo(404);
	}

	@Test
	void whatLeaversOweEndsAndBeginsAgainWhenTheyComeBack() throws Exception {
		this.obligations.open(List.of(new NewObligation(this.tom.id(), this.notice.noticeId(), 1, false, DUE)));
		people("email,roles\nmia.sand@example.org,administrator\n");
		assertThat(one("select ending from obligation where person_id = " + this.tom.id())).isEqualTo("left");
		assertThat(page("/reports")).contains("1, of which 0 had acknowledged");
		people("email,roles\nmia.sand@example.org,administrator\ntom.low@example.org,viewer\n");
		assertThat(this.obligations.waiting(this.tom.id())).hasSize(1);
	}

	@Test
	void reportsShowEscalationsThatReachNobody() {
		this.jdbc.sql("update obligation set unreachable = 'nobody owns the team Devices; no manager'").update();
		assertThat(page("/reports")).contains("Escalations that reach nobody", "Mia Sand",
				"Nobody owns the team Devices; no manager");
	}

	private void people(String csv) throws Exception {
		this.file.load(new java.io.ByteArrayInputStream(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)), true);
	}

	private MvcTestResult send(String address, Map<String, String> parameters) {
		var request = this.mvc.post().uri(address.formatted(this.notice.noticeId())).with(user(me())).with(csrf());
		parameters.forEach(request::param);
		return request.exchange();
	}

	private Set<String> flash(String address, Map<String, String> parameters) {
		MvcTestResult result = send(address, parameters);
		assertThat(result).hasStatus(302);
		return result.getMvcResult().getFlashMap().keySet();
	}

	private int status(String address, Map<String, String> parameters) {
		return send(address, parameters).getResponse().getStatus();
	}

	private String one(String sql) {
		return String.valueOf(this.jdbc.sql(sql).query().singleValue());
	}

}
