package org.runstate.web;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class PasswordTests {

	private static final String OLD = "correct horse battery";

	private static final String NEW = "staple wrong donkey";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Accounts accounts;

	@Autowired
	Attempts attempts;

	private long dana;

	private long mia;

	@BeforeEach
	void danaRunsRunstateAndMiaIsOnlyListed() {
		this.dana = person("dana", "[\"administrator\"]");
		this.mia = person("mia", "[\"viewer\"]");
		this.accounts.add(this.dana, OLD);
		for (String subject : new String[] { "dana@example.org", "mia@example.org", "password " + this.dana,
				"code mia@example.org" }) {
			this.attempts.forget(subject, "127.0.0.1");
		}
	}

	@Test
	void changesThePasswordOfWhoKnowsItAndEndsTheOtherSessions() {
		MockHttpSession here = signIn("dana", OLD);
		MockHttpSession elsewhere = signIn("dana", OLD);
		MvcTestResult changed = change(here, OLD, NEW);
		assertThat(changed).hasRedirectedUrl("/me");
		timePasses(elsewhere);
		assertThat(this.mvc.get().uri("/runs").session(elsewhere)).hasStatus(303);
		MockHttpSession now = session(changed);
		timePasses(now);
		assertThat(this.mvc.get().uri("/runs").session(now)).hasStatusOk();
		assertThat(this.accounts.personOf("dana@example.org", OLD)).isEmpty();
		assertThat(this.accounts.personOf("dana@example.org", NEW)).isPresent();
	}

	@Test
	void asksForThePresentPasswordAndForAGoodNewOne() {
		MockHttpSession session = signIn("dana", OLD);
		assertThat(change(session, "wrong horse battery", NEW)).hasStatus(422)
			.bodyText()
			.contains("not your present password");
		assertThat(change(session, OLD, "Password1234")).hasStatus(422)
			.bodyText()
			.contains("first that would be guessed");
		assertThat(this.accounts.personOf("dana@example.org", OLD)).isPresent();
		for (int i = 0; i < Attempts.ALLOWED; i++) {
			this.attempts.take("password " + this.dana, "127.0.0.1");
		}
		assertThat(change(session, OLD, NEW)).hasStatus(429);
	}

	@Test
	void codeOfAnAdministratorIsGoodOnceForAPasswordOfOnesOwn() {
		String code = code();
		assertThat(choose("mia@example.org", code, "short")).hasStatus(422);
		assertThat(choose("dana@example.org", code, NEW)).hasStatus(422);
		MvcTestResult chosen = choose(" Mia@example.org", code.toLowerCase(java.util.Locale.ROOT), NEW);
		assertThat(chosen).hasRedirectedUrl("/");
		assertThat(this.mvc.get().uri("/").session(session(chosen))).hasStatusOk();
		assertThat(this.accounts.personOf("mia@example.org", NEW)).contains(this.mia);
		assertThat(choose("mia@example.org", code, "another good one here")).hasStatus(422)
			.bodyText()
			.contains("do not match");
		assertThat(this.jdbc.sql("select count(*) from password_code").query(Long.class).single()).isZero();
	}

	@Test
	void codeIsGoodForADayAndOnlyTheLastOne() {
		String first = code();
		String second = code();
		assertThat(choose("mia@example.org", first, NEW)).hasStatus(422);
		this.jdbc.sql("update password_code set expires_at = utc_timestamp(6)").update();
		assertThat(choose("mia@example.org", second, NEW)).hasStatus(422);
	}

	@Test
	void codeIsMadeForOthersWhoAreActive() {
		MockHttpSession session = signIn("dana", OLD);
		assertThat(post(session, "/people/" + this.dana + "/sign-in/code")).hasStatus(409);
		this.jdbc.sql("update person set active = false where id = ?").param(this.mia).update();
		assertThat(post(session, "/people/" + this.mia + "/sign-in/code")).hasStatus(409);
		assertThat(post(session, "/people/99/sign-in/code")).hasStatus(404);
	}

	@Test
	void administratorSignsSomebodyOutEverywhereAndDisconnectsThem() {
		this.accounts.add(this.mia, NEW);
		this.jdbc
			.sql("insert into identity values ('https://id.example', 's-1', ?, utc_timestamp(6), utc_timestamp(6))")
			.param(this.mia)
			.update();
		MockHttpSession mias = signIn("mia", NEW);
		MockHttpSession danas = signIn("dana", OLD);
		assertThat(this.mvc.get().uri("/people/" + this.mia + "/sign-in").session(danas)).hasStatusOk()
			.bodyText()
			.contains("With a password, or with your organisation", "Disconnect");
		assertThat(post(danas, "/people/" + this.mia + "/sign-in/end")).hasStatus3xxRedirection();
		timePasses(mias);
		assertThat(this.mvc.get().uri("/").session(mias)).hasStatus(303);
		assertThat(post(danas, "/people/" + this.mia + "/sign-in/disconnect")).hasStatus3xxRedirection();
		assertThat(this.jdbc.sql("select count(*) from identity").query(Long.class).single()).isZero();
	}

	@Test
	void showsTheFormsToThoseTheyAreFor() {
		MockHttpSession session = signIn("dana", OLD);
		assertThat(this.mvc.get().uri("/me/password").session(session)).hasStatusOk()
			.bodyText()
			.contains("Present password");
		assertThat(this.mvc.get().uri("/sign-in/code")).hasStatusOk().bodyText().contains("gave you a code");
		assertThat(this.mvc.get().uri("/me").session(session)).bodyText().contains("/me/password");
		assertThat(this.mvc.get().uri("/people/" + this.mia).session(session)).bodyText()
			.contains("/people/" + this.mia + "/sign-in");
	}

	private String code() {
		MvcTestResult made = post(signIn("dana", OLD), "/people/" + this.mia + "/sign-in/code");
		assertThat(made).hasStatusOk();
		Matcher code = Pattern.compile("<code>([A-Z0-9-]{29})</code>").matcher(body(made));
		assertThat(code.find()).isTrue();
		return code.group(1);
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MvcTestResult choose(String email, String code, String password) {
		return this.mvc.post()
			.uri("/sign-in/code")
			.with(csrf())
			.param("email", email)
			.param("code", code)
			.param("password", password)
			.exchange();
	}

	private MvcTestResult change(MockHttpSession session, String present, String password) {
		return this.mvc.post()
			.uri("/me/password")
			.session(session)
			.with(csrf())
			.param("present", present)
			.param("password", password)
			.exchange();
	}

	private MvcTestResult post(MockHttpSession session, String uri) {
		return this.mvc.post().uri(uri).session(session).with(csrf()).exchange();
	}

	private MockHttpSession signIn(String name, String password) {
		MvcTestResult result = this.mvc.post()
			.uri("/sign-in")
			.with(csrf())
			.param("email", name + "@example.org")
			.param("password", password)
			.exchange();
		assertThat(result).hasRedirectedUrl("/");
		return session(result);
	}

	private long person(String name, String roles) {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (?, ?, '["admin"]', ?, '[]', '[]', 'en', 'UTC', 8)
				""").params(name + "@example.org", name, roles).update();
		return this.jdbc.sql("select id from person where email = ?")
			.param(name + "@example.org")
			.query(Long.class)
			.single();
	}

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) Objects.requireNonNull(result.getMvcResult().getRequest().getSession());
	}

	private static void timePasses(MockHttpSession session) {
		session.setAttribute(SignIn.class.getName() + ".checked", Instant.EPOCH);
	}

}
