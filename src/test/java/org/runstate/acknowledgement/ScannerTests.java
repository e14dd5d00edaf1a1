package org.runstate.acknowledgement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Person;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Machines that check mail press buttons, too.
 */
class ScannerTests extends PageScene {

	@Autowired
	Outbox outbox;

	@Autowired
	Evidence evidence;

	@Autowired
	Confirmations confirmations;

	@Autowired
	TeamEnough teams;

	@Test
	void aPressSoonAfterTheMailHasToBeConfirmed() {
		handedOver(Duration.ofSeconds(10));
		assertThat(press(this.mia, "203.0.113.9")).hasStatus(202).bodyText().contains("not counted yet");
		assertThat(press(this.mia, "203.0.113.9")).hasStatus(202);
		assertThat(rows()).isZero();
		assertThat(this.obligations.waiting(this.mia.id())).hasSize(1);
		assertThat(hows()).containsExactly("link-unconfirmed");
		assertThat(page("/")).contains("Confirm: it was me").contains("Something &lt;b&gt;retires");
	}

	@Test
	void aLaterPressThatLooksHumanConfirms() {
		handedOver(Duration.ofSeconds(10));
		press(this.mia, "203.0.113.9");
		handedOver(Duration.ofSeconds(70));
		assertThat(press(this.mia, "203.0.113.9")).hasStatusOk().bodyText().contains("revision 1 is recorded.");
		assertCounted();
		assertThat(hows()).containsExactly("link-unconfirmed", "mail-link");
	}

	@Test
	void oneClickSignedInConfirms() {
		handedOver(Duration.ofSeconds(10));
		press(this.mia, "203.0.113.9");
		assertThat(this.mvc.post()
			.uri("/notices/{id}/acknowledge", this.notice.noticeId())
			.param("revision", "1")
			.with(user(me()))
			.with(csrf())
			.exchange()).hasStatus3xxRedirection();
		assertCounted();
		assertThat(hows()).containsExactly("link-unconfirmed", "signed-in");
		assertThat(press(this.mia, "203.0.113.9")).as("once it counts, it counts").hasStatusOk();
	}

	@Test
	void whoeverIsSignedInIsNoMachine() {
		handedOver(Duration.ofSeconds(1));
		assertThat(this.mvc.post().uri(this.link).param("form", form()).with(user(me())).exchange()).hasStatusOk();
		assertThat(hows()).containsExactly("signed-in");
	}

	@Test
	void ofTwentyPeopleForWhomAMachinePressesNobodyCounts() {
		List<Person> people = people(20);
		for (Person person : people) {
			press(person, "198.51.100.7");
		}
		assertThat(rows()).as("what counts").isZero();
		for (Person person : people) {
			assertThat(this.obligations.waiting(person.id())).as(person.name()).hasSize(1);
			assertThat(this.confirmations.of(List.of(person.id()))).hasSize(1);
		}
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		people.forEach((person) -> this.acknowledgements.record(person.id(), this.notice.noticeId(), 1, How.SIGNED_IN));
		assertThat(rows()).isEqualTo(20);
		assertThat(this.confirmations.of(people.stream().map(Person::id).toList())).isEmpty();
		assertThat(this.obligations.waiting(people.get(0).id())).isEmpty();
	}

	@Test
	void whatAMachineClosedForATeamIsOwedAgain() {
		List<Person> people = people(5);
		this.teams.set(this.notice.noticeId(), this.mia.id());
		press(people.get(0), "198.51.100.7");
		assertThat(this.obligations.waiting(people.get(4).id())).as("one of the team is enough").isEmpty();
		press(people.get(1), "198.51.100.7");
		press(people.get(2), "198.51.100.7");
		assertThat(rows()).as("what counts").isZero();
		for (Person person : people) {
			assertThat(this.obligations.waiting(person.id())).as(person.name()).hasSize(1);
		}
		this.acknowledgements.record(people.get(3).id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		assertThat(this.obligations.waiting(people.get(4).id())).isEmpty();
	}

	@Test
	void twoOfOneNetworkAndThreeOfOthersCount() {
		List<Person> people = people(5);
		for (int i = 0; i < 5; i++) {
			assertThat(press(people.get(i), (i < 2) ? "198.51.100.7" : "198.51.100." + (10 + i))).hasStatusOk();
		}
		assertThat(rows()).isEqualTo(5);
	}

	@Test
	void whatWasPressedLongerAgoIsNoCrowd() {
		List<Person> people = people(3);
		press(people.get(0), "2001:db8::1");
		press(people.get(1), "2001:db8::2");
		this.jdbc.sql("update link_press set pressed_at = pressed_at - interval 61 second").update();
		assertThat(press(people.get(2), "2001:db8::3")).hasStatusOk();
		assertThat(rows()).isEqualTo(3);
	}

	@Test
	void networksAreKeptHashedOnly() {
		press(this.mia, "203.0.113.9");
		assertThat(this.jdbc.sql("select hex(network) from link_press").query(String.class).list()).singleElement()
			.asString()
			.hasSize(64)
			.doesNotContain("CB007109");
	}

	private void assertCounted() {
		assertThat(rows()).isOne();
		assertThat(this.obligations.waiting(this.mia.id())).isEmpty();
		assertThat(page("/")).doesNotContain("Confirm: it was me");
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
	}

	private List<Person> people(int many) {
		List<Person> people = new ArrayList<>();
		for (int i = 0; i < many; i++) {
			people.add(this.scene.person("P " + i, "admin", "Devices", "viewer"));
		}
		this.obligations.open(people.stream()
			.map((person) -> new NewObligation(person.id(), this.notice.noticeId(), 1, false, DUE))
			.toList());
		return people;
	}

	/** Mia's mail was taken over by the mail server so long ago. */
	private void handedOver(Duration ago) {
		Instant at = Instant.now().minus(ago);
		this.outbox.add(List.of(new NewMessage(UUID.randomUUID(), "digest", "digest", this.mia.id(), this.mia.email(),
				this.mia.name(), "Subject", "Text", "<p>Text</p>", null, at)));
		this.jdbc.sql("update message set state = 'sent', ended_at = ?").param(at).update();
	}

	private MvcTestResult press(Person person, String client) {
		String link = "/a/" + this.tokens.issue(Purpose.ACKNOWLEDGE, person.id(), this.notice.noticeId(), 1,
				Instant.now().plusSeconds(600));
		String form = this.tokens.issue(Purpose.FORM, person.id(), this.notice.noticeId(), 1,
				Instant.now().plusSeconds(600));
		return this.mvc.post().uri(link).param("form", form).with((request) -> {
			request.setRemoteAddr(client);
			return request;
		}).exchange();
	}

	private List<String> hows() {
		return this.jdbc.sql("select how from evidence order by number").query(String.class).list();
	}

}
