package org.runstate.web.oidc;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.SignedIn;
import org.runstate.audit.Audit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class OidcTests {

	private static final MockIssuer issuer = new MockIssuer();

	private static final String HASH = "{bcrypt}$2a$04$";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	People people;

	@Autowired
	Clock clock;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		issuer.start();
		settings.add("runstate.oidc.issuer", issuer::address);
		settings.add("runstate.oidc.client-id", () -> MockIssuer.CLIENT);
		settings.add("runstate.oidc.client-secret", () -> "a secret");
		settings.add("runstate.oidc.name", () -> "Contoso");
		settings.add("runstate.oidc.roles-claim", () -> "groups");
		settings.add("runstate.oidc.roles", () -> "Runstate.Admins=administrator,Runstate.Desk=helpdesk");
	}

	@AfterAll
	static void end() {
		issuer.server.stop();
	}

	@BeforeEach
	void niaIsKnownAndRootRunsRunstate() {
		issuer.reset();
		person("nia@example.org", "Nia", "[\"viewer\"]");
		person("root@example.org", "Rada Root", "[\"administrator\"]");
		account("root@example.org", HASH);
	}

	@Test
	void offersTheButtonAboveTheFormForPasswords() {
		assertThat(this.mvc.get().uri("/sign-in?to=/notices")).hasStatusOk()
			.bodyText()
			.containsSubsequence("href=\"/sign-in/oidc?to=%2Fnotices\">Sign in with Contoso", "name=\"password\"");
	}

	@Test
	void sendsStateNonceAndProofToTheIssuerAndNothingOfTheHostThatWasAsked() {
		MvcTestResult begun = this.mvc.get().uri("http://evil.example/sign-in/oidc").exchange();
		String location = Objects.requireNonNull(begun.getResponse().getHeader(HttpHeaders.LOCATION));
		MultiValueMap<String, String> query = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
		assertThat(location).startsWith(issuer.address() + "/authorize?");
		assertThat(query).containsKeys("state", "nonce", "code_challenge")
			.containsEntry("code_challenge_method", List.of("S256"))
			.containsEntry("scope", List.of("openid%20profile%20email"));
		assertThat(query.getFirst("redirect_uri")).isEqualTo("http://localhost:8080/sign-in/oidc/back");
	}

	@Test
	void signsInThePersonWithTheVerifiedAddressAndLeadsBack() {
		MockHttpSession before = new MockHttpSession();
		MvcTestResult back = signIn("s-1", "Nia@Example.org", before, (claims) -> {
		});
		assertThat(back).hasRedirectedUrl("/notices?q=a");
		assertThat(before.isInvalid()).isTrue();
		assertThat(person(session(back))).isNotNull().extracting(SignedIn::email).isEqualTo("nia@example.org");
		assertThat(this.jdbc.sql("select concat(issuer, ' ', subject) from identity").query(String.class).single())
			.isEqualTo(issuer.address() + " s-1");
		issuer.server.verify(postRequestedFor(urlEqualTo("/token")).withRequestBody(containing("code_verifier=")));
	}

	@Test
	void knowsThemByTheSubjectAfterTheirAddressHasChanged() {
		signIn("s-1", "nia@example.org");
		assertThat(person(session(signIn("s-1", "married@example.org")))).isNotNull()
			.extracting(SignedIn::email)
			.isEqualTo("nia@example.org");
	}

	@Test
	void addressThatWasGivenToSomebodyElseTakesNothingOver() {
		signIn("s-1", "nia@example.org");
		assertRefused(signIn("s-2", "nia@example.org"), "An address alone opens nothing", "Rada Root");
		assertThat(this.jdbc.sql("select subject from identity").query(String.class).list()).containsExactly("s-1");
	}

	@Test
	void personWithAPasswordGivesItOnceBeforeTheIssuerIsEnough() {
		String hash = HASH + new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4)
			.encode("correct horse battery")
			.substring("$2a$04$".length());
		account("nia@example.org", hash);
		MvcTestResult refused = signIn("s-1", "nia@example.org");
		assertRefused(refused, "Sign in with it once");
		assertThat(this.jdbc.sql("select count(*) from identity").query(Long.class).single()).isZero();
		assertThat(this.mvc.post()
			.uri("/sign-in")
			.session(session(refused))
			.with(csrf())
			.param("email", "nia@example.org")
			.param("password", "correct horse battery")).hasRedirectedUrl("/");
		assertThat(person(session(signIn("s-1", "nia@example.org")))).isNotNull();
	}

	@Test
	void neverMakesAPersonSilently() {
		assertRefused(signIn("s-9", "stranger@example.org"), "nobody in Runstate has this address",
				"stranger@example.org", "Rada Root");
		assertThat(this.jdbc.sql("select count(*) from person").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void makesAViewerWhereTheSettingsSaySo() {
		Identities identities = new Identities(this.jdbc, this.people,
				new OidcSettings(issuer.address(), "x", null, "us", true, null, null, List.of()), mock(Audit.class),
				this.clock);
		Arrived arrived = identities
			.arrive(new Shown(issuer.address(), "s-9", "stranger@example.org", "Stan Ger", null));
		long stan = this.people.find("stranger@example.org").orElseThrow().id();
		assertThat(arrived).isEqualTo(new Arrived.Person(stan));
		assertThat(roles("stranger@example.org")).isEqualTo("[\"viewer\"]");
		assertThat(identities.arrive(new Shown(issuer.address(), "s-8", "", "", null)))
			.isEqualTo(new Arrived.Refused(Arrived.Why.UNVERIFIED));
	}

	@Test
	void letsNobodyInByAnAddressThatTheIssuerDoesNotVouchFor() {
		for (Object said : new Object[] { false, "no", "" }) {
			assertRefused(signIn("s-1", "nia@example.org", new MockHttpSession(),
					(claims) -> claims.put("email_verified", said)), "did not confirm");
		}
		assertRefused(
				signIn("s-1", "nia@example.org", new MockHttpSession(), (claims) -> claims.remove("email_verified")),
				"did not confirm");
		assertRefused(signIn("s-1", "n\u0130a@example.org"), "did not confirm");
		assertThat(person(session(signIn("s-1", "nia@example.org", new MockHttpSession(), (claims) -> {
			claims.remove("email_verified");
			claims.put("xms_edov", 1);
		})))).isNotNull();
	}

	@Test
	void personWhoWasSwitchedOffStaysOutsideConnectedOrNot() {
		signIn("s-1", "nia@example.org");
		this.jdbc.sql("update person set active = false where email <> 'root@example.org'").update();
		assertRefused(signIn("s-1", "nia@example.org"), "no longer active");
		this.jdbc.sql("delete from identity").update();
		assertRefused(signIn("s-1", "nia@example.org"), "no longer active");
	}

	@Test
	void refusesATokenThatIsNotForThisSignInNotForUsTooOldOrForged() {
		assertRefused(signIn("s-1", "nia@example.org", new MockHttpSession(), (c) -> c.put("nonce", "another")),
				"not in order");
		assertRefused(signIn("s-1", "nia@example.org", new MockHttpSession(), (c) -> c.put("aud", "another")),
				"not in order");
		assertRefused(
				signIn("s-1", "nia@example.org", new MockHttpSession(), (c) -> c.put("iss", "https://another.example")),
				"not in order");
		assertRefused(signIn("s-1", "nia@example.org", new MockHttpSession(), (c) -> {
			c.put("iat", Date.from(Instant.now().minusSeconds(900)));
			c.put("exp", Date.from(Instant.now().minusSeconds(600)));
		}), "not in order");
		MockHttpSession session = new MockHttpSession();
		Map<String, String> asked = begin(session);
		issuer.answersForged(issuer.claims(asked.getOrDefault("nonce", ""), "s-1", "nia@example.org"));
		assertRefused(back(asked.getOrDefault("state", ""), session), "not in order");
		assertThat(this.jdbc.sql("select count(*) from identity").query(Long.class).single()).isZero();
	}

	@Test
	void refusesWhatWasNotBegunHereOrTheIssuerTakesBack() {
		assertRefused(back("forged", new MockHttpSession()), "took too long");
		MockHttpSession session = new MockHttpSession();
		begin(session);
		assertRefused(back("forged", session), "took too long");
		Map<String, String> asked = begin(session);
		issuer.refuses();
		assertRefused(back(asked.getOrDefault("state", ""), session), "not in order");
		asked = begin(session);
		assertRefused(this.mvc.get()
			.uri("/sign-in/oidc/back?error=access_denied&state={s}", asked.getOrDefault("state", ""))
			.session(session)
			.exchange(), "declined at Contoso");
	}

	@Test
	void rolesFollowTheClaimAndAMissingOneChangesNothing() {
		signIn("s-1", "nia@example.org", groups(List.of("Runstate.Desk", "Other")));
		assertThat(roles("nia@example.org")).isEqualTo("[\"viewer\",\"helpdesk\"]");
		signIn("s-1", "nia@example.org");
		assertThat(roles("nia@example.org")).isEqualTo("[\"viewer\",\"helpdesk\"]");
		signIn("s-1", "nia@example.org", groups(List.of()));
		assertThat(roles("nia@example.org")).isEqualTo("[\"viewer\"]");
	}

	@Test
	void lastAdministratorIsNotLostByAClaim() {
		signIn("s-1", "nia@example.org", groups(List.of("Runstate.Admins")));
		this.jdbc.sql("update person set roles = '[]' where email = 'root@example.org'").update();
		signIn("s-1", "nia@example.org", groups(List.of()));
		assertThat(roles("nia@example.org")).contains("administrator");
	}

	@Test
	void signOutEndsTheSessionAtTheIssuerToo() {
		MockHttpSession session = session(signIn("s-1", "nia@example.org"));
		MvcTestResult out = this.mvc.post().uri("/sign-out").session(session).with(csrf()).exchange();
		assertThat(out).hasRedirectedUrl("/sign-in/leaving");
		assertThat(session.isInvalid()).isTrue();
		MockHttpSession after = session(out);
		assertThat(this.mvc.get().uri("/sign-in/leaving").session(after)).hasStatusOk()
			.bodyText()
			.contains("http-equiv=\"refresh\"", issuer.address() + "/end?realm=one&amp;id_token_hint=ey",
					"post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsign-in%3Fout");
		assertThat(this.mvc.get().uri("/sign-in/leaving").session(after)).hasRedirectedUrl("/sign-in?out");
	}

	@Test
	void leadsToNobodyElsesPage() {
		for (String to : List.of("//evil.example", "https://evil.example/", "/sign-in/refused")) {
			MockHttpSession session = new MockHttpSession();
			MvcTestResult begun = this.mvc.get().uri("/sign-in/oidc").param("to", to).session(session).exchange();
			Map<String, String> asked = query(begun);
			issuer.answers(issuer.claims(asked.getOrDefault("nonce", ""), "s-1", "nia@example.org"));
			assertThat(back(asked.getOrDefault("state", ""), session)).hasRedirectedUrl("/");
		}
	}

	private MvcTestResult signIn(String subject, String email) {
		return signIn(subject, email, new MockHttpSession(), (claims) -> {
		});
	}

	private MvcTestResult signIn(String subject, String email, Consumer<Map<String, Object>> change) {
		return signIn(subject, email, new MockHttpSession(), change);
	}

	private MvcTestResult signIn(String subject, String email, MockHttpSession session,
			Consumer<Map<String, Object>> change) {
		Map<String, String> asked = begin(session);
		Map<String, Object> claims = issuer.claims(asked.getOrDefault("nonce", ""), subject, email);
		change.accept(claims);
		issuer.answers(claims);
		return back(asked.getOrDefault("state", ""), session);
	}

	private Map<String, String> begin(MockHttpSession session) {
		return query(this.mvc.get().uri("/sign-in/oidc?to=/notices?q=a").session(session).exchange());
	}

	private static Map<String, String> query(MvcTestResult begun) {
		String location = Objects.requireNonNull(begun.getResponse().getHeader(HttpHeaders.LOCATION));
		Map<String, String> query = UriComponentsBuilder.fromUriString(location)
			.build()
			.getQueryParams()
			.toSingleValueMap();
		return Map.of("state",
				java.net.URLDecoder.decode(query.getOrDefault("state", ""), java.nio.charset.StandardCharsets.UTF_8),
				"nonce", query.getOrDefault("nonce", ""));
	}

	private MvcTestResult back(String state, MockHttpSession session) {
		return this.mvc.get().uri("/sign-in/oidc/back?code=c&state={state}", state).session(session).exchange();
	}

	private void assertRefused(MvcTestResult result, String... said) {
		assertThat(result).hasRedirectedUrl("/sign-in/refused");
		assertThat(person(session(result))).isNull();
		assertThat(this.mvc.get().uri("/sign-in/refused").session(session(result))).hasStatus(403)
			.bodyText()
			.contains(said);
	}

	private static Consumer<Map<String, Object>> groups(List<String> groups) {
		return (claims) -> claims.put("groups", groups);
	}

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) Objects.requireNonNull(result.getMvcResult().getRequest().getSession());
	}

	private static @Nullable SignedIn person(MockHttpSession session) {
		return (session.getAttribute("SPRING_SECURITY_CONTEXT") instanceof SecurityContext context
				&& Objects.requireNonNull(context.getAuthentication()).getPrincipal() instanceof SignedIn person)
						? person : null;
	}

	private String roles(String email) {
		return this.jdbc.sql("select roles from person where email = ?").param(email).query(String.class).single();
	}

	private void person(String email, String name, String roles) {
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (?, ?, '["admin"]', ?, '[]', '[]', 'en', 'UTC', 8)
				""").params(email, name, roles).update();
	}

	private void account(String email, String hash) {
		this.jdbc.sql("""
				insert into account (person_id, password_hash, created_at)
				select id, ?, utc_timestamp(6) from person where email = ?
				""").params(hash, email).update();
	}

}
