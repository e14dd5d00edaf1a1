package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.audience.LinkTokens.Purpose;
import org.slf4j.LoggerFactory;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class LinkRulesTests extends PageScene {

	@Test
	void whoeverGotAForwardedMailSaysSoAndItsOwnerIsTold() {
		String form = form();
		assertThat(this.mvc.get().uri(this.link + "/not-me").exchange()).hasStatusOk();
		assertThat(page("/")).doesNotContain("said that they are not you");
		assertThat(notMe("")).hasStatus(403);
		assertThat(notMe(form)).hasStatusOk()
			.bodyText()
			.contains("Nothing was acknowledged")
			.doesNotContain("Mia Sand");
		assertThat(notMe(form)).hasStatusOk();
		assertThat(rows()).isZero();
		assertThat(this.obligations.waiting(this.mia.id())).hasSize(1);
		assertThat(page("/")).contains("said that they are not you").contains("I have seen this");
		assertThat(page("/notices/" + this.notice.noticeId())).contains("The link of one person reached somebody else");
		assertThat(this.mvc.post()
			.uri("/notices/{id}/strayed-link-seen", this.notice.noticeId())
			.with(user(me()))
			.with(csrf())
			.exchange()).hasRedirectedUrl("/");
		assertThat(page("/")).doesNotContain("said that they are not you");
	}

	@Test
	void aNoticeMayAskForASignIn() {
		String form = form();
		String address = "/notices/" + this.notice.noticeId();
		setSignedInOnly("true");
		assertThat(page(address)).contains("The link in a mail is not enough");
		assertThat(this.mvc.get().uri(this.link).exchange()).hasStatusOk()
			.bodyText()
			.contains("This notice asks you to sign in")
			.contains("href=\"" + address + "\"")
			.doesNotContain("name=\"form\"");
		assertThat(post(form)).hasStatus(403).bodyText().contains("Nothing was recorded");
		assertThat(this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.API))
			.isEqualTo(new Recorded.SignInNeeded());
		assertThat(rows()).isZero();
		this.jdbc.sql("insert into account (person_id, password_hash, created_at) values (?, 'x', utc_timestamp(6))")
			.param(this.mia.id())
			.update();
		assertThat(this.mvc.get().uri(address).exchange()).hasStatus(303)
			.hasHeader("Location", "/sign-in?to=%2Fnotices%2F" + this.notice.noticeId());
		assertThat(this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.SIGNED_IN))
			.isInstanceOf(Recorded.Now.class);
		setSignedInOnly("false");
		assertThat(page(address)).doesNotContain("The link in a mail is not enough");
	}

	@ParameterizedTest
	@CsvSource({ "same-origin,200", "none,200", "same-site,403", "cross-site,403" })
	void aFormOfSomebodyElsesPageIsRefused(String site, int status) {
		assertThat(this.mvc.post().uri(this.link).param("form", form()).header("Sec-Fetch-Site", site).exchange())
			.hasStatus(status);
		assertThat(rows()).isEqualTo((status == 200) ? 1 : 0);
	}

	@Test
	void anAddressThatIsASecretIsTreatedAsOne() {
		for (String address : new String[] { this.link,
				"/u/" + this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(60)) }) {
			assertThat(this.mvc.get().uri(address).exchange()).hasStatusOk()
				.hasHeader("Referrer-Policy", "strict-origin")
				.hasHeader("Cache-Control", "no-store");
		}
	}

	@Test
	void aHundredGuessesAreSlowedDownAndAGoodLinkStillWorks() {
		Set<String> answers = new HashSet<>();
		int slowed = 0;
		for (int i = 0; i < 100; i++) {
			MvcTestResult guess = from("192.0.2.77", ((i % 2 == 0) ? "/a/" : "/u/") + "%060d".formatted(i));
			answers.add(body(guess).replaceAll("<style.*?</style>|\\?v=\\w+", ""));
			slowed += (guess.getResponse().getStatus() == 429) ? 1 : 0;
		}
		assertThat(answers).as("the same answer to each").hasSize(1);
		assertThat(slowed).isEqualTo(70);
		assertThat(from("192.0.2.77", this.link)).hasStatusOk();
		String expired = "/a/" + token(Purpose.ACKNOWLEDGE, Instant.now().minusSeconds(1));
		assertThat(from("192.0.2.77", expired)).as("old mail is no guess").hasStatus(410);
	}

	@Test
	void noTokenStandsInTheLog() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.addAppender(log);
		String form = form();
		post(form);
		post("wrong");
		notMe(form);
		this.mvc.get().uri(this.link + "/no-such").exchange();
		this.mvc.get().uri("/a/" + token(Purpose.PREFERENCES, Instant.now().plusSeconds(60))).exchange();
		root.detachAppender(log);
		assertThat(log.list.stream().map(LinkRulesTests::written).collect(Collectors.joining("\n")))
			.contains("evidence recorded")
			.doesNotContain(this.link.substring(3))
			.doesNotContain(form);
	}

	private static String written(ILoggingEvent event) {
		return event.getFormattedMessage() + " " + ThrowableProxyUtil.asString(event.getThrowableProxy());
	}

	private void setSignedInOnly(String only) {
		assertThat(this.mvc.post()
			.uri("/notices/{id}/signed-in-only", this.notice.noticeId())
			.param("only", only)
			.with(user(me()))
			.with(csrf())
			.exchange()).hasStatus3xxRedirection();
	}

	private MvcTestResult notMe(String form) {
		return this.mvc.post().uri(this.link + "/not-me").param("stray", form).exchange();
	}

	private MvcTestResult from(String client, String address) {
		return this.mvc.get().uri(address).with((request) -> {
			request.setRemoteAddr(client);
			return request;
		}).exchange();
	}

}
