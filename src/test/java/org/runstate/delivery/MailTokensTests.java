package org.runstate.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class MailTokensTests {

	private final WireMockServer login = new WireMockServer(options().dynamicPort());

	private final Https https = new Https();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void start() {
		this.login.start();
		this.login.stubFor(post("/token").inScenario("token")
			.whenScenarioStateIs(STARTED)
			.willSetStateTo("renewed")
			.willReturn(okJson("{\"access_token\": \"stale\", \"expires_in\": 3600}")));
		this.login.stubFor(post("/token").inScenario("token")
			.whenScenarioStateIs("renewed")
			.willReturn(okJson("{\"access_token\": \"good\", \"expires_in\": 3600}")));
	}

	@AfterEach
	void stop() throws Exception {
		this.https.destroy();
		this.login.stop();
	}

	@Test
	void signsInByTokenAndRenewsOneThatIsRefused() throws Exception {
		try (ScriptedServer server = new ScriptedServer(this::answer)) {
			MailServer mail = server(server.port(), "bounces@example.org");
			Sender sender = new Sender(new MailSettings("Runstate <runstate@example.org>", null, 3, 200,
					Duration.ofSeconds(20), null, null), "https://changes.example.org");
			String first = UUID.randomUUID().toString();
			String second = UUID.randomUUID().toString();
			try (Carrier carrier = mail.carrier(sender)) {
				assertThat(carrier.send(message(first), () -> {
				})).isInstanceOf(Outcome.Sent.class);
				assertThat(carrier.send(message(second), () -> {
				})).isInstanceOf(Outcome.Sent.class);
			}
			try (Carrier another = mail.carrier(sender)) {
				assertThat(another.send(message(second), () -> {
				})).isInstanceOf(Outcome.Sent.class);
			}
			assertThat(this.heard.stream()
				.filter((line) -> line.startsWith("AUTH"))
				.map((line) -> new String(Base64.getDecoder().decode(line.split(" ", -1)[2]),
						StandardCharsets.US_ASCII)))
				.containsExactly(xoauth2("stale"), xoauth2("good"), xoauth2("good"));
			this.login.verify(2, postRequestedFor(urlEqualTo("/token")));
			assertThat(this.heard.stream().filter((line) -> line.startsWith("MAIL")).distinct())
				.as("a way back of its own each")
				.hasSize(2)
				.first()
				.asString()
				.matches("(?i)MAIL FROM:<bounces\\+" + first.replace("-", "") + "[0-9a-f]{16}@example\\.org>.*");
		}
	}

	@Test
	void keepsTheVisibleSenderWhereNoWayBackIsSet() throws Exception {
		try (ScriptedServer server = new ScriptedServer((line, usual) -> {
			this.heard.add(line);
			return line.startsWith("EHLO") ? "250-scripted\r\n250 AUTH XOAUTH2"
					: line.startsWith("AUTH") ? "235 ok" : usual;
		});
				Carrier carrier = server(server.port(), "")
					.carrier(new Sender(new MailSettings("Runstate <runstate@example.org>", null, 3, 200,
							Duration.ofSeconds(20), null, null), "https://changes.example.org"))) {
			assertThat(carrier.send(message(UUID.randomUUID().toString()), () -> {
			})).isInstanceOf(Outcome.Sent.class);
			assertThat(this.heard).anyMatch((line) -> line.startsWith("MAIL FROM:<RUNSTATE@EXAMPLE.ORG>"));
		}
	}

	private String answer(String line, String usual) {
		this.heard.add(line);
		if (line.startsWith("EHLO")) {
			return "250-scripted\r\n250 AUTH XOAUTH2 LOGIN";
		}
		if (line.startsWith("AUTH")) {
			String said = new String(Base64.getDecoder().decode(line.split(" ", -1)[2]), StandardCharsets.US_ASCII);
			return said.contains("stale") ? "535 5.7.3 expired" : "235 2.7.0 welcome";
		}
		return usual;
	}

	private MailServer server(int port, String wayBack) {
		JavaMailSenderImpl mail = new JavaMailSenderImpl();
		mail.setHost("127.0.0.1");
		mail.setPort(port);
		mail.setUsername("runstate@example.org");
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("mail", mail);
		MailTokens tokens = new MailTokens(new OauthSettings(this.login.baseUrl() + "/token", "app", "s3cret", "scope"),
				this.https, Clock.systemUTC());
		return new MailServer(beans.getBeanProvider(JavaMailSenderImpl.class), tokens,
				new ReturnPath(this.jdbc, wayBack),
				new Graph(new GraphSettings(null, "", "", "", "https://graph.example/v1.0", "https://login.example"),
						this.https, Clock.systemUTC()));
	}

	private static String xoauth2(String token) {
		return "user=runstate@example.org\u0001auth=Bearer " + token + "\u0001\u0001";
	}

	private static Claimed message(String id) {
		return new Claimed(id, "digest", "ada@example.org", "Ada", "Changes", Body.of("t", "<p>h</p>"), null,
				Instant.EPOCH, "queued", 0, 1);
	}

}
