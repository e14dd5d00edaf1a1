package org.runstate.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.bounce.BounceStep.Found;
import org.runstate.delivery.MailTokens;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.delivery.ReturnPath;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class BounceStepTests {

	private static final Instant DAY = Instant.parse("2026-11-23T08:00:00Z");

	private final GreenMail server = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_IMAP));

	@Autowired
	BounceReader reader;

	@Autowired
	ReturnPath returnPath;

	@Autowired
	MailTokens tokens;

	@Autowired
	Outbox outbox;

	@Autowired
	JdbcClient jdbc;

	private GreenMailUser user;

	@BeforeEach
	void start() {
		this.server.start();
		this.user = this.server.setUser("bounces@example.org", "bounces", "secret");
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void countsWhatIsOursOnceAndLeavesTheRestAlone() throws Exception {
		String id = message("ada@example.com");
		arrive("exchange", "5.1.1", id);
		arrive("exchange", "5.1.1", UUID.randomUUID().toString());
		arrive("vacation", "", id);
		arrive("person", "", id);
		assertThat(step(DAY, null).look()).isEqualTo(new Found(4, 1));
		assertThat(step(DAY, null).look()).as("again, in another process").isEqualTo(new Found(0, 0));
		assertThat(score("ada@example.com")).isEqualTo("1.0");
		MailFolder inbox = inbox();
		assertThat(inbox.getMessageCount()).as("nothing is deleted").isEqualTo(4);
		assertThat(inbox.getMessages().stream().filter((mail) -> mail.getFlags().contains(Flag.SEEN))).hasSize(1);
	}

	@Test
	void movesOnlyWhatIsOursWhereAFolderIsSet() throws Exception {
		String id = message("ada@example.com");
		arrive("postfix", "5.1.1", id);
		arrive("person", "", UUID.randomUUID().toString());
		this.server.getManagers().getImapHostManager().createMailbox(this.user, "Done");
		assertThat(step(DAY, "Done").look()).isEqualTo(new Found(2, 1));
		assertThat(inbox().getMessageCount()).isEqualTo(1);
		assertThat(this.server.getManagers().getImapHostManager().getFolder(this.user, "Done").getMessageCount())
			.isEqualTo(1);
	}

	@Test
	void suspendsOnTheThirdDayAndEndsWhatWaits() throws Exception {
		String id = message("ada@example.com");
		String other = message("grace@example.com");
		for (int day = 0; day < 3; day++) {
			assertThat(bounces(DAY).unreachable()).isEmpty();
			arrive("exchange", "5.1.1", id);
			arrive("exchange", "5.1.10", id);
			step(DAY.plus(Duration.ofDays(day)), null).look();
		}
		assertThat(bounces(DAY).unreachable()).singleElement().satisfies((each) -> {
			assertThat(each.address()).isEqualTo("ada@example.com");
			assertThat(each.since()).isEqualTo(DAY.plus(Duration.ofDays(2)));
			assertThat(each.reason()).contains("5.1.1");
		});
		assertThat(bounces(DAY).giveUp()).isEqualTo(1);
		assertThat(state(id)).isEqualTo("refused");
		assertThat(state(other)).isEqualTo("queued");
		assertThat(bounces(DAY).clear("ada@example.com")).isTrue();
		assertThat(bounces(DAY).unreachable()).isEmpty();
		assertThat(bounces(DAY).clear("ada@example.com")).isFalse();
	}

	@Test
	void takesSixSoftDaysAndForgetsAfterSevenQuietOnes() throws Exception {
		String id = message("ada@example.com");
		int[] days = { 0, 1, 2, 3, 4, 12, 13, 14, 15, 16, 17 };
		for (int i = 0; i < days.length; i++) {
			assertThat(bounces(DAY).unreachable()).as("before day %s", days[i]).isEmpty();
			arrive("exchange", "5.2.2", id);
			step(DAY.plus(Duration.ofDays(days[i])), null).look();
		}
		assertThat(bounces(DAY).unreachable()).hasSize(1);
	}

	@Test
	void goesOnWithoutItsMailbox() {
		BounceStep step = step(DAY, null);
		this.server.stop();
		assertThat(step.look()).isEqualTo(new Found(0, 0));
	}

	private BounceStep step(Instant now, @Nullable String done) {
		BounceSettings settings = new BounceSettings("127.0.0.1", this.server.getImap().getPort(), false, "bounces",
				"secret", "INBOX", done, Duration.ofMinutes(5));
		Clock clock = Clock.fixed(now, ZoneOffset.UTC);
		return new BounceStep(settings, new Mailbox(settings, this.tokens), this.reader, bounces(now), clock);
	}

	private Bounces bounces(Instant now) {
		return new Bounces(this.jdbc, this.returnPath, Clock.fixed(now, ZoneOffset.UTC));
	}

	private String message(String recipient) {
		UUID id = UUID.randomUUID();
		this.outbox.add(List.of(new NewMessage(id, "digest " + id, "digest", 1, recipient, "Somebody", "Changes",
				"text", "<p>html</p>", null, DAY)));
		return id.toString();
	}

	private void arrive(String shape, String code, String id) throws Exception {
		this.user.deliver(Reports.of(shape, "Undeliverable", code, "runstate@example.org", id));
	}

	private MailFolder inbox() throws Exception {
		return this.server.getManagers().getImapHostManager().getInbox(this.user);
	}

	private String state(String id) {
		return this.jdbc.sql("select state from message where id = ?").param(id).query(String.class).single();
	}

	private String score(String address) {
		return this.jdbc.sql("select sum(score) from bounce where address = ?")
			.param(address)
			.query(String.class)
			.single();
	}

}
