package org.runstate.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.runstate.database.Tried;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class MailTrialTests {

	private final MockEnvironment settings = new MockEnvironment().withProperty("runstate.mail.from",
			"Runstate <runstate@example.org>");

	@Test
	void withoutAServerThereIsNothingToTry() {
		assertThat(run()).allMatch(Tried::good).extracting(Tried::about).containsExactly("sender", "mail");
	}

	@Test
	void saysHelloAndSendsNothing() throws IOException {
		try (ScriptedServer server = new ScriptedServer((command, answer) -> answer)) {
			server(server.port());
			assertThat(run().get(1)).matches(Tried::good);
			assertThat(server.lines).hasValue(1);
			assertThat(server.accepted).isEmpty();
		}
	}

	@Test
	void tellsThatTheServerDoesNotLetUsIn() throws IOException {
		try (ScriptedServer server = new ScriptedServer(
				(command, answer) -> command.startsWith("EHLO") ? "250-scripted\r\n250 AUTH PLAIN"
						: command.matches("(?i)AUTH .*") ? "535 5.7.8 wrong password" : answer)) {
			server(server.port());
			this.settings.withProperty("spring.mail.username", "us").withProperty("spring.mail.password", "s3cr3t");
			assertThat(run().get(1)).matches((tried) -> !tried.good())
				.matches((tried) -> tried.setting().equals("SPRING_MAIL_USERNAME, SPRING_MAIL_PASSWORD"))
				.matches((tried) -> !tried.says().contains("s3cr3t"));
		}
	}

	@Test
	void tellsThatNobodyIsThere() throws IOException {
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server(closed.getLocalPort());
		}
		assertThat(run().get(1)).matches((tried) -> !tried.good())
			.matches((tried) -> tried.setting().contains("SPRING_MAIL_HOST") && tried.says().contains("Check host"));
	}

	@Test
	void tellsWhichValueItCannotRead() {
		server(1);
		this.settings.withProperty("spring.mail.port", "smtp").withProperty("runstate.mail.from", "nobody");
		assertThat(run()).extracting(Tried::good).containsExactly(false, false);
		assertThat(run().get(1).setting()).isEqualTo("SPRING_MAIL_PORT");
		assertThat(run().get(0).setting()).isEqualTo("RUNSTATE_MAIL_FROM");
	}

	private void server(int port) {
		this.settings.withProperty("spring.mail.host", "127.0.0.1")
			.withProperty("spring.mail.port", String.valueOf(port));
	}

	private List<Tried> run() {
		return new MailTrial(this.settings, Clock.systemUTC()).run();
	}

}
