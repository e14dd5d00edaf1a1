package org.runstate.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import jakarta.mail.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

class GraphTests {

	private static final String SEND = "/v1.0/users/runstate@example.org/sendMail";

	private static final String TOKEN = "/contoso/oauth2/v2.0/token";

	private static final SmtpConnection.Gate OPEN = () -> {
	};

	private final WireMockServer server = new WireMockServer(options().dynamicPort());

	private final Https https = new Https();

	@BeforeEach
	void start() {
		this.server.start();
		token("first", 3600);
	}

	@AfterEach
	void stop() throws Exception {
		this.https.destroy();
		this.server.stop();
	}

	@Test
	void handsOverTheSameBytesAsBySmtp() throws Exception {
		answer(202, "");
		Claimed message = message();
		Carrier carrier = carrier();
		assertThat(carrier.send(message, OPEN)).isEqualTo(new Outcome.Sent("202 handed over"));
		assertThat(carrier.send(message, OPEN)).isEqualTo(new Outcome.Sent("202 handed over"));
		this.server.verify(2, postRequestedFor(urlEqualTo(SEND)).withHeader("Authorization", equalTo("Bearer first"))
			.withHeader("Content-Type", equalTo("text/plain")));
		this.server.verify(1, postRequestedFor(urlEqualTo(TOKEN)).withRequestBody(containing("client_secret=s3cret"))
			.withRequestBody(containing("grant_type=client_credentials")));
		String sent = this.server.getAllServeEvents().get(0).getRequest().getBodyAsString();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new Letter(Session.getInstance(new Properties()), message, sender()).writeTo(bytes);
		assertThat(new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8))
			.isEqualTo(bytes.toString(StandardCharsets.UTF_8))
			.contains("Message-ID: <" + message.id() + "@changes.example.org>");
	}

	@ParameterizedTest
	@CsvSource({ "400, Refused, ErrorInvalidRecipients", "413, Refused, ErrorMessageSizeExceeded",
			"422, Refused, anything", "403, TryLater, ErrorAccessDenied", "404, TryLater, ErrorInvalidUser",
			"408, TryLater, timeout", "500, Unknown, generalException", "502, Unknown, badGateway",
			"504, Unknown, gatewayTimeout", "302, Unknown, elsewhere" })
	void tellsWhatBecameOfAMessage(int status, String expected, String code) {
		answer(status, "{\"error\": {\"code\": \"" + code + "\", \"message\": \"why\"}}");
		Outcome outcome = carrier().send(message(), OPEN);
		assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
		assertThat(outcome.reply()).isEqualTo(status + " " + code + " why");
		if (outcome instanceof Outcome.TryLater later) {
			assertThat(later.serverDown()).as("no message is to blame").isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource({ "429, 17, 17", "503, 120, 120", "429, 9999999, 86400", "503, soon,", "429,," })
	void waitsForAsLongAsItIsAsked(int status, String header, Long seconds) {
		var answer = aResponse().withStatus(status);
		this.server
			.stubFor(post(SEND).willReturn((header != null) ? answer.withHeader("Retry-After", header) : answer));
		Duration pause = (seconds != null) ? Duration.ofSeconds(seconds) : null;
		Outcome outcome = carrier().send(message(), OPEN);
		assertThat(outcome).isEqualTo(new Outcome.TryLater(String.valueOf(status), true, pause));
		assertThat(RetryTimes.after(message(), outcome, Instant.EPOCH, 0.5).pause())
			.isEqualTo((pause != null) ? pause : Duration.ofMinutes(5));
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE" })
	void doesNotKnowWhatBecameOfAMessageWithoutAnAnswer(Fault fault) {
		this.server.stubFor(post(SEND).willReturn(aResponse().withFault(fault)));
		assertThat(carrier().send(message(), OPEN)).isInstanceOf(Outcome.Unknown.class);
		this.server.verify(1, postRequestedFor(urlEqualTo(SEND)));
	}

	@Test
	void renewsATokenThatIsRefusedOnce() {
		this.server.stubFor(post(SEND).withHeader("Authorization", equalTo("Bearer first"))
			.willReturn(aResponse().withStatus(401)));
		this.server.stubFor(post(SEND).withHeader("Authorization", equalTo("Bearer second"))
			.willReturn(aResponse().withStatus(202)));
		this.server.stubFor(post(TOKEN).inScenario("token")
			.whenScenarioStateIs(STARTED)
			.willSetStateTo("renewed")
			.willReturn(okJson("{\"access_token\": \"first\", \"expires_in\": 3600}")));
		this.server.stubFor(post(TOKEN).inScenario("token")
			.whenScenarioStateIs("renewed")
			.willReturn(okJson("{\"access_token\": \"second\", \"expires_in\": 3600}")));
		Carrier carrier = carrier();
		assertThat(carrier.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
		assertThat(carrier.send(message(), OPEN)).isInstanceOf(Outcome.Sent.class);
		this.server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
		this.server.verify(3, postRequestedFor(urlEqualTo(SEND)));
	}

	@Test
	void refusesNoMessageForATokenThatIsNotGiven() {
		answer(401, "");
		assertThat(carrier().send(message(), OPEN))
			.isEqualTo(new Outcome.TryLater("401 a new token was refused, too", true));
		this.server.stubFor(post(TOKEN).willReturn(aResponse().withStatus(400).withBody("s3cret")));
		assertThat(carrier().send(message(), OPEN))
			.isEqualTo(new Outcome.TryLater("not reached: the sign-in of the application was answered with 400", true));
		this.server.stubFor(post(TOKEN).willReturn(aResponse().withBody("<html>")));
		assertThat(carrier().send(message(), OPEN))
			.isEqualTo(new Outcome.TryLater("not reached: the sign-in of the application brought no token", true));
		Carrier carrier = carrier();
		this.server.stop();
		assertThat(carrier.send(message(), OPEN)).isInstanceOf(Outcome.TryLater.class);
	}

	@Test
	void asksForANewTokenBeforeTheOldOneEnds() {
		token("short", 60);
		answer(202, "");
		Carrier carrier = carrier();
		carrier.send(message(), OPEN);
		carrier.send(message(), OPEN);
		this.server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
	}

	@Test
	void withholdsWhatIsNoLongerOurs() {
		answer(202, "");
		assertThat(carrier().send(message(), () -> {
			throw new SmtpConnection.GateClosed("somebody else has claimed it");
		})).isEqualTo(new Outcome.Withheld("somebody else has claimed it"));
		this.server.verify(0, postRequestedFor(urlEqualTo(SEND)));
	}

	@Test
	void isUsedOnlyWhereATenantIsSet() {
		GraphSettings settings = new GraphSettings("", "", "", "", "https://graph.microsoft.com/v1.0", "https://login");
		assertThat(new Graph(settings, this.https, Clock.systemUTC()).isConfigured()).isFalse();
		assertThat(settings().scope()).isEqualTo(this.server.baseUrl() + "/.default");
	}

	private void token(String token, int seconds) {
		this.server.stubFor(post(TOKEN)
			.willReturn(okJson("{\"access_token\": \"" + token + "\", \"expires_in\": " + seconds + "}")));
	}

	private void answer(int status, String body) {
		this.server.stubFor(post(SEND).willReturn(aResponse().withStatus(status).withBody(body)));
	}

	private Carrier carrier() {
		return new Graph(settings(), this.https, Clock.systemUTC()).carrier(sender());
	}

	private GraphSettings settings() {
		return new GraphSettings("contoso", "app", "s3cret", "runstate@example.org", this.server.baseUrl() + "/v1.0",
				this.server.baseUrl());
	}

	private static Sender sender() {
		return new Sender(
				new MailSettings("Runstate <runstate@example.org>", null, 3, 200, Duration.ofSeconds(20), null, null),
				"https://changes.example.org");
	}

	private static Claimed message() {
		return new Claimed(UUID.randomUUID().toString(), "digest", "ada@example.org", "Ada", "Changes",
				Body.of("t", "<p>h</p>"), null, Instant.EPOCH, "queued", 0, 1);
	}

}
