package org.runstate;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The security rig against the packaged jar: headers, sessions, who may do what, sign-in,
 * fetching, injection, files, the API and operations. Links in mail have their own test,
 * AcknowledgementIT.
 */
class SecurityProbesIT {

	private static final Path RIG = Path.of("..", "shared", "bench", "faults", "security-probes");

	private static final JsonMapper json = JsonMapper.builder().build();

	private static final List<String> CATEGORIES = List.of("headers", "authz", "csrf", "ssrf", "injection", "files",
			"api", "operations", "business", "session");

	/** Where Runstate differs from the rig on purpose. */
	private static final Map<String, String> DIFFERENT = Map.of("ssti-2",
			"what was typed is shown as it stands, and the rig takes the class that it typed for a leak: see TextsPageTests");

	/**
	 * Probes of steps that the rig leaves to be taken by hand: the test that takes them.
	 */
	private static final Map<String, String> BY_HAND = Map.of("ses-fixation",
			"org.runstate.web.SignInTests#beginsANewSession", "oidc-email-claim",
			"org.runstate.web.oidc.OidcTests#addressThatWasGivenToSomebodyElseTakesNothingOver", "ack-replay",
			"org.runstate.acknowledgement.LinkPageTests#aLinkShowsTheNoticeAndRecordsTheRevisionShown", "ack-parallel",
			"org.runstate.acknowledgement.AcknowledgementIT#twentyAtOnceMakeOneRowAndTwentyFriendlyPages",
			"xss-stored-person-name", "org.runstate.SecurityProbesIT#findNothing");

	/** What Runstate does not have, and why the probe has nothing to aim at. */
	private static final Map<String, String> NOT_THERE = Map.of("ssrf-webhook",
			"Runstate posts to no address that somebody types; what it fetches goes through the one guarded client");

	/** A name that is markup; people come by files, so no form takes it. */
	private static final String NAME = "<img src=x onerror=__xss(1)><script>__xss(2)</script>";

	@TempDir
	Path folder;

	@Test
	void everyProbeByHandHasItsTest() throws ReflectiveOperationException {
		for (String test : BY_HAND.values()) {
			Method method = Class.forName(test.replaceAll("#.*", "")).getDeclaredMethod(test.replaceAll(".*#", ""));
			assertThat(method.isAnnotationPresent(Test.class)).as(test).isTrue();
		}
	}

	@Test
	void findNothing() throws Exception {
		assumeTrue(Files.exists(RIG.resolve("probe.mjs")),
				"skipped: the rig of security probes is not beside this repository");
		try (ProbedServer server = new ProbedServer(this.folder)) {
			String read = prepare(server);
			Jar.Running running = server.jar.start("serve");
			try {
				running.awaitHealth(server.port);
				probe(server, read);
			}
			finally {
				running.stop();
			}
		}
	}

	private String prepare(ProbedServer server) throws Exception {
		Path people = this.folder.resolve("people.csv");
		Files.writeString(people, """
				email,name,audiences,roles,hour
				ada@example.org,Ada Root,admin,administrator;admin,8
				rec@example.org,Rec Ipient,admin,viewer,8
				vera@example.org,Vera Owner,admin,admin,8
				hele@example.org,Hele Desk,helpdesk,helpdesk,8
				cora@example.org,Cora Comms,user,communications,8
				mara@example.org,Mara Boss,user,manager,8
				aura@example.org,Aura Both,user,communications;manager,8
				gone@example.org,Gone Away,user,viewer,8
				past@example.org,Past Admin,user,administrator,8
				out@example.org,Out Going,user,viewer,8
				lock@example.org,Lock Able,user,viewer,8
				erin@example.org,Erin Rased,admin,viewer,8
				markup@example.org,%s,admin,viewer,8
				""".formatted(NAME));
		assertThat(server.jar.run("people", "import", people.toString()).exitCode()).isZero();
		Path notices = this.folder.resolve("notices.csv");
		Files.writeString(notices, """
				title,text,platforms
				Windows 10 retires,Windows 10 reaches end of support on 1 May 2099. Upgrade devices before.,windows
				""");
		assertThat(server.jar.run("notices", "import", notices.toString(), "--source", "Our own").exitCode()).isZero();
		assertThat(server.jar.run("run", "--now").exitCode()).isZero();
		assertThat(server.jar.run("people", "export", "erin@example.org", this.folder.resolve("erin.json").toString())
			.exitCode()).isZero();
		assertThat(Files.readString(this.folder.resolve("erin.json"))).contains("Erin Rased");
		assertThat(server.jar.run("people", "erase", "erin@example.org").exitCode()).isZero();
		return token(server, "viewer");
	}

	private static String token(ProbedServer server, String role, String... more) throws Exception {
		return server.jar
			.run(Stream.concat(Stream.of("token", "create", "probe " + role, "--role", role, "--json"), Stream.of(more))
				.toArray(String[]::new))
			.json()
			.get("token")
			.asString();
	}

	private void probe(ProbedServer server, String read) throws Exception {
		Map<String, Object> identities = people(server);
		identities.put("api_read", Map.of("headers", Map.of("authorization", "Bearer " + read)));
		ProbedAnnouncements announcements = ProbedAnnouncements.on(server);
		Map<String, Object> vars = vars(server, read, announcements);
		Path bindings = this.folder.resolve("bindings.json");
		Files.writeString(bindings, json
			.writeValueAsString(Map.of("vars", vars, "identities", identities, "canaryLog", server.canaryLog())));
		Map<String, String> failed = new TreeMap<>();
		Set<String> passed = new TreeSet<>();
		Set<String> skipped = new TreeSet<>();
		for (String category : CATEGORIES) {
			take(run(bindings, category), passed, failed, skipped);
		}
		announcements.areSentOnce();
		namesArePlainText(server);
		// The API's way to write takes what the rig sends to its notices.
		vars.put("api", Map.of("notices", server.base() + "/api/v1/notices/1/acknowledgements", "announcements",
				server.base() + "/api/v1/announcements"));
		String writing = token(server, "administrator", "--person", "cora@example.org");
		Files.writeString(bindings, json.writeValueAsString(Map.of("vars", vars, "identities",
				Map.of("api_write", Map.of("headers", Map.of("authorization", "Bearer " + writing))))));
		for (String category : List.of("api", "injection")) {
			JsonNode report = run(bindings, category);
			Set<String> written = Set.of("api-bad-json", "api-deep-json", "api-unknown-type", "json-polymorphic",
					"api-idempotency");
			report.get("fail").forEach((one) -> {
				if (written.contains(one.get("id").asString())) {
					failed.put(one.get("id").asString(), one.get("problems").toString());
				}
			});
			report.get("pass").forEach((one) -> {
				if (written.contains(one.get("id").asString())) {
					passed.add(one.get("id").asString());
				}
			});
		}
		assertThat(
				server.jdbc.sql("select count(*) from announcement where title = 'probe'").query(Long.class).single())
			.as("one row of one key")
			.isOne();
		skipped.removeIf((one) -> passed.contains(one.replaceAll(" .*", "")));
		Files.writeString(Path.of("target", "security-probes.txt"), "%d passed, %d failed, %d unbound%n%s%n%s%n%s%n"
			.formatted(passed.size(), failed.size(), skipped.size(), failed, skipped, passed));
		assertThat(failed.keySet()).as("%s", failed).isEqualTo(DIFFERENT.keySet());
		assertThat(passed).hasSizeGreaterThan(325);
		Set<String> explained = new TreeSet<>(NOT_THERE.keySet());
		explained.addAll(BY_HAND.keySet());
		explained.removeIf((one) -> one.startsWith("ack-")); // AcknowledgementIT runs
																// these
		assertThat(skipped.stream().map((one) -> one.replaceAll(" .*", ""))).as("every probe is bound or explained")
			.containsExactlyInAnyOrderElementsOf(explained);
	}

	/** What the rig looks for after a name was stored. */
	private static void namesArePlainText(ProbedServer server) throws Exception {
		String cookie = server.signedIn("ada@example.org").cookie();
		assertThat(server.get("/people?q=markup", cookie).body()).contains("&lt;img src=x onerror=__xss(1)&gt;");
		for (String page : List.of("/people", "/people?q=markup", "/notices", "/audit", "/digests", "/outbox")) {
			assertThat(server.get(page, cookie).body()).as(page).doesNotContain("<img src=x", "<script>__xss");
		}
	}

	private static void take(JsonNode report, Set<String> passed, Map<String, String> failed, Set<String> skipped) {
		report.get("pass").forEach((one) -> passed.add(one.get("id").asString()));
		report.get("fail").forEach((one) -> failed.put(one.get("id").asString(), one.get("problems").toString()));
		report.get("skip")
			.forEach((one) -> skipped.add(one.get("id").asString() + " (" + one.get("missing").asString() + ")"));
	}

	private static Map<String, Object> people(ProbedServer server) throws Exception {
		ProbedServer.Session ada = server.signedIn("ada@example.org");
		for (String name : List.of("rec", "vera", "hele", "cora", "mara", "aura", "gone", "past", "out")) {
			server.letChooseAPassword(ada, name + "@example.org");
		}
		ProbedServer.Session gone = server.signedIn("gone@example.org");
		ProbedServer.Session past = server.signedIn("past@example.org");
		assertThat(server.get("/people", past.cookie()).statusCode()).isEqualTo(200);
		server.jdbc.sql("update person set active = false where email = 'gone@example.org'").update();
		server.jdbc.sql("update person set roles = '[\"viewer\"]' where email = 'past@example.org'").update();
		Awaitility.await()
			.atMost(Duration.ofSeconds(70))
			.pollInterval(Duration.ofSeconds(2))
			.until(() -> server.get("/", gone.cookie()).statusCode() != 200
					&& server.get("/people", past.cookie()).statusCode() != 200);
		Map<String, Object> all = new HashMap<>();
		all.put("anonymous", server.anonymous().identity());
		all.put("admin", ada.identity());
		all.put("recipient", server.signedIn("rec@example.org").identity());
		all.put("viewer", server.signedIn("vera@example.org").identity());
		all.put("helpdesk", server.signedIn("hele@example.org").identity());
		all.put("comms", server.signedIn("cora@example.org").identity());
		all.put("approver", server.signedIn("mara@example.org").identity());
		all.put("author_with_approver_role", server.signedIn("aura@example.org").identity());
		all.put("viewer_disposable", server.signedIn("out@example.org").identity());
		all.put("disabled_user", gone.identity());
		all.put("former_admin", past.identity());
		return all;
	}

	private static Map<String, Object> vars(ProbedServer server, String read, ProbedAnnouncements announcements)
			throws Exception {
		String base = server.base();
		long notice = server.jdbc.sql("select min(id) from notice").query(Long.class).single();
		long other = server.jdbc.sql("select id from person where email = 'vera@example.org'")
			.query(Long.class)
			.single();
		String message = server.jdbc.sql("select min(m.id) from message m where m.person_id = ?")
			.param(other)
			.query(String.class)
			.single();
		Map<String, String> route = new HashMap<>();
		Map.ofEntries(Map.entry("home", "/"), Map.entry("login", "/sign-in"), Map.entry("logout", "/sign-out"),
				Map.entry("notices", "/notices"), Map.entry("ack_report", "/reports"),
				Map.entry("ack_export", "/notices/" + notice + "/acknowledgements.csv"),
				Map.entry("mail_resend", "/outbox/" + message + "/retry"), Map.entry("source_create", "/sources/new"),
				Map.entry("source_test", "/sources/new"), Map.entry("rule_create", "/rules/new"),
				Map.entry("people_import", "/people/import"), Map.entry("admin_users", "/people"),
				Map.entry("job_run", "/runs/collect"), Map.entry("portal_ack", "/notices/" + notice + "/acknowledge"),
				Map.entry("ack_state", "/notices/" + notice), Map.entry("oidc_callback", "/sign-in/oidc/back"),
				Map.entry("static_asset", "/runstate.css?v=1"), Map.entry("opml_import", "/sources/import"),
				Map.entry("person_of_other", "/people/" + other), Map.entry("person_base", "/people"),
				Map.entry("digest_of_other", "/outbox/" + message), Map.entry("profile_save", "/me/password"),
				Map.entry("provoke_error", "/notices/not-a-number"), Map.entry("audit", "/audit"),
				Map.entry("tokens", "/tokens"), Map.entry("token_create", "/tokens"),
				Map.entry("ack_on_behalf", "/notices/" + notice + "/told"), Map.entry("template_save", "/texts/footer"),
				Map.entry("person_erase", "/people/" + other + "/erase"),
				// what is set in a browser and holds a secret; the mail server is set
				// from outside
				Map.entry("settings_save", "/sources/credentials"))
			.forEach((name, path) -> route.put(name, base + path));
		route.putAll(announcements.route());
		route.put("login_post", server.forProbes("/sign-in"));
		route.put("template_preview", server.forProbes("/texts/footer/preview"));
		route.put("rule_test", server.forProbes("/rules/new?id=probed&says=category%3A+update&why=it+is+probed"));
		server.jdbc.sql("""
				insert into api_token (name, role, token_hash, created_at, expires_at)
				values ('over', 'viewer', unhex(sha2('rst_over', 256)), utc_timestamp(6), utc_timestamp(6))
				""").update();
		Map<String, Object> vars = new HashMap<>();
		vars.put("base", base);
		vars.put("host", "127.0.0.1");
		vars.put("route", route);
		vars.put("api", Map.of("notices", base + "/api/v1/notices"));
		vars.put("token", Map.of("read", read, "expired", "rst_over", "revoked", revoked(server)));
		vars.put("id", Map.of("notice", notice, "other_person", other, "old_revision", announcements.oldRevision()));
		vars.put("person",
				Map.of("email", "rec@example.org", "erased_email", "erin@example.org", "erased_name", "Erin Rased"));
		vars.put("user", Map.of("viewer", "vera@example.org", "lockable", "lock@example.org"));
		vars.put("port", Map.of("canary", server.canaryPort(), "db", server.canaryPort(), "smtp", server.canaryPort()));
		vars.put("body",
				Map.of("ack-for-other",
						Map.of("revision", "1", "person", "rec@example.org", "word", "Phoned and said so"),
						"edit-templates", Map.of("version", "0", "en", "{organisation}, probed", "de", "")));
		// bounces are read from a mailbox; there is no address to send them to
		vars.put("hook", Map.of("bounce", base + "/api/v1/bounces"));
		vars.put("ack", Map.of("valid", link(server, base)));
		vars.put("ical", Map.of("tampered", base + "/calendar/" + "x".repeat(43) + ".ics", "revoked",
				calendarThatEnded(server)));
		return vars;
	}

	/** The address of a calendar that its owner ended. */
	private static String calendarThatEnded(ProbedServer server) throws Exception {
		ProbedServer.Session ada = server.signedIn("ada@example.org");
		server.post("/calendar/address", ada, Map.of());
		String address = Jsoup.parse(server.get("/calendar", ada.cookie()).body())
			.select("input[readonly]")
			.attr("value");
		String here = address.replaceFirst("^https?://[^/]+", server.base());
		assertThat(server.get(here.substring(server.base().length()), "").statusCode()).isEqualTo(200);
		server.post("/calendar/address/end", ada, Map.of());
		return here;
	}

	/** A token that an administrator made and took back. */
	private static String revoked(ProbedServer server) throws Exception {
		String token = token(server, "manager");
		long id = server.jdbc.sql("select id from api_token where name = 'probe manager'").query(Long.class).single();
		ProbedServer.Session ada = server.signedIn("ada@example.org");
		assertThat(server.post("/tokens/" + id + "/revoke", ada, Map.of()).statusCode()).isEqualTo(302);
		return token;
	}

	/** A link as it stands in a mail. */
	private static String link(ProbedServer server, String base) {
		return server.jdbc.sql("select id from message order by id")
			.query(String.class)
			.list()
			.stream()
			.map((id) -> html(server, id))
			.flatMap((mail) -> Jsoup.parse(mail).select("a[href*=/a/]").eachAttr("href").stream())
			.findFirst()
			.map((href) -> href.replaceFirst("^https?://[^/]+", base))
			.orElseThrow();
	}

	private static String html(ProbedServer server, String message) {
		try {
			return server.get("/outbox/" + message + "/html", server.signedIn("ada@example.org").cookie()).body();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JsonNode run(Path bindings, String category) throws Exception {
		Path report = this.folder.resolve(category + ".json");
		Files.deleteIfExists(report);
		Process node = new ProcessBuilder("node", RIG.toRealPath().resolve("probe.mjs").toString(), bindings.toString(),
				"--only", category, "--json", report.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(category + ".txt").toFile())
			.start();
		assertThat(node.waitFor(4, TimeUnit.MINUTES)).isTrue();
		assertThat(report).as(Files.readString(this.folder.resolve(category + ".txt"))).exists();
		return json.readTree(Files.readString(report));
	}

}
