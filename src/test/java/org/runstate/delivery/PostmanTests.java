package org.runstate.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

class PostmanTests {

	private static final SmtpConnection.Gate OPEN = () -> {
	};

	private static final Sender sender = new Sender(
			new MailSettings("Runstate <runstate@example.org>", null, 3, 200, Duration.ofSeconds(20), null, null),
			"https://changes.example.org");

	private @Nullable ScriptedServer server;

	@AfterEach
	void close() throws IOException {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void findsWhereTheLibraryWrites() {
		assertThat(SmtpConnection.sendsWhole()).isTrue();
	}

	@Test
	void keepsTheLineOpen() throws Exception {
		try (Postman postman = postman((command, answer) -> answer)) {
			for (int i = 0; i < 3; i++) {
				assertThat(postman.send(message(), OPEN)).isEqualTo(new Outcome.Sent("250 OK done\n"));
			}
		}
		assertThat(server().lines).hasValue(1);
		assertThat(server().accepted).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "MAIL, 451 4.7.0 later, TryLater", "MAIL, 550 5.7.1 not from you, Refused",
			"RCPT, 450 4.2.1 mailbox busy, TryLater", "RCPT, 452 4.2.2 full, TryLater",
			"RCPT, 550 5.1.1 unknown user, Refused", "RCPT, 553 5.1.3 bad address, Refused",
			"DATA, 451 4.3.0 later, TryLater", "DATA, 554 5.5.0 no, Refused", ".,  451 4.3.0 later, TryLater",
			"., 432 4.3.2 too many, TryLater", "., 552 5.3.4 too big, Refused", "., 554 5.7.1 spam, Refused" })
	void tellsLaterFromNever(String at, String reply, String expected) throws Exception {
		try (Postman postman = postman((command, answer) -> command.startsWith(at) ? reply : answer)) {
			Outcome outcome = postman.send(message(), OPEN);
			assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
			assertThat(outcome.reply()).contains(reply);
			if (outcome instanceof Outcome.TryLater later) {
				assertThat(later.serverDown()).isFalse();
			}
		}
	}

	@Test
	void doesNotKnowWhatHappenedAfterTheFinalDot() throws Exception {
		try (Postman postman = postman((command, answer) -> command.equals(".") ? "" : answer)) {
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Unknown.class);
		}
		assertThat(server().lines).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({ "MAIL", "RCPT", "DATA" })
	void triesALineThatWasClosedMeanwhileOnceMore(String at) throws Exception {
		try (Postman postman = postman((command,
				answer) -> (command.startsWith(at) && server().accepted.size() == 1 && server().lines.get() == 1) ? ""
						: answer)) {
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
		}
		assertThat(server().lines).hasValue(2);
		assertThat(server().accepted).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "HELLO, 421 4.3.2 closing", "HELLO, 554 go away", "MAIL, 421 4.3.2 closing", "MAIL,''" })
	void saysThatTheServerIsDown(String at, String reply) throws Exception {
		try (Postman postman = postman((command, answer) -> command.startsWith(at) ? reply : answer)) {
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.TryLater.class)
				.extracting((outcome) -> ((Outcome.TryLater) outcome).serverDown())
				.isEqualTo(true);
		}
	}

	@Test
	void goesOnAfterARefusal() throws Exception {
		try (Postman postman = postman((command,
				answer) -> (command.startsWith("RCPT") && server().accepted.isEmpty() && server().refused++ == 0)
						? "550 no" : answer)) {
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Refused.class);
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
		}
		assertThat(server().lines).hasValue(1);
	}

	private ScriptedServer server() {
		if (this.server == null) {
			throw new IllegalStateException("no server");
		}
		return this.server;
	}

	@Test
	void withholdsWhatItMayNotCompleteAndGoesOn() throws Exception {
		List<String> seen = new CopyOnWriteArrayList<>();
		try (Postman postman = postman((command, answer) -> {
			seen.add(command);
			return answer;
		})) {
			assertThat(postman.send(message(), () -> {
				throw new SmtpConnection.GateClosed("somebody else has claimed it");
			})).isEqualTo(new Outcome.Withheld("somebody else has claimed it"));
			assertThat(seen).contains("DATA").doesNotContain(".");
			assertThat(postman.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
		}
	}

	private Postman postman(BinaryOperator<String> script) throws IOException {
		this.server = new ScriptedServer(script);
		JavaMailSenderImpl mail = new JavaMailSenderImpl();
		mail.setHost("127.0.0.1");
		mail.setPort(this.server.socket.getLocalPort());
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("mail", mail);
		return new Postman(new MailServer(beans.getBeanProvider(JavaMailSenderImpl.class)), sender);
	}

	private static Claimed message() {
		return new Claimed(UUID.randomUUID().toString(), "digest", "ada@example.org", "Ada", "s",
				Body.of("t", "<p>h</p>"), null, Instant.EPOCH, "queued", 0, 1);
	}

}
