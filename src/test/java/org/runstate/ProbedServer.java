package org.runstate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jsoup.Jsoup;
import org.runstate.database.OwnServer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The packaged jar as strangers meet it, with what a rig of probes needs beside it: a
 * database to look into, a canary that must not be reached, and sessions of people.
 */
final class ProbedServer implements AutoCloseable {

	static final String PASSWORD = "correct-horse-battery";

	private final HttpClient http = HttpClient.newHttpClient();

	private final OwnServer database;

	private final AtomicInteger strayed = new AtomicInteger();

	private final HttpServer beside;

	private final HttpServer canary;

	final JdbcClient jdbc;

	final int port;

	final Jar jar;

	ProbedServer(Path folder) throws IOException {
		this.database = OwnServer.open(Path.of("target", "probe-database"));
		String url = this.database.url("probes_" + ProcessHandle.current().pid());
		this.jdbc = JdbcClient
			.create(new DriverManagerDataSource(url, this.database.getUsername(), this.database.getPassword()));
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		this.canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.canary.createContext("/", this::isReached);
		this.canary.start();
		this.beside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.beside.createContext("/canary",
				(asked) -> answer(asked, 200, "[" + "1,".repeat(this.strayed.get()).replaceAll(",$", "") + "]"));
		this.beside.createContext("/", this::passOn);
		this.beside.start();
		this.jar = new Jar(folder,
				Map.of("SERVER_PORT", String.valueOf(this.port), "RUNSTATE_BASE_URL", "https://localhost:" + this.port,
						"SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", this.database.getUsername(),
						"SPRING_DATASOURCE_PASSWORD", this.database.getPassword(), "SERVER_FORWARD_HEADERS_STRATEGY",
						"native", "RUNSTATE_OIDC_ISSUER", "http://127.0.0.1:1", "RUNSTATE_OIDC_CLIENT_ID", "probed",
						"RUNSTATE_ADMIN_EMAIL", "ada@example.org"))
			.with("RUNSTATE_ADMIN_PASSWORD", PASSWORD)
			.with("RUNSTATE_ANNOUNCEMENT_LIMIT", "3");
	}

	int canaryPort() {
		return this.canary.getAddress().getPort();
	}

	/** A path of ours whose fields the rig calls by other names. */
	String forProbes(String path) {
		return "http://127.0.0.1:" + this.beside.getAddress().getPort() + path;
	}

	String canaryLog() {
		return "http://127.0.0.1:" + this.beside.getAddress().getPort() + "/canary";
	}

	String base() {
		return "http://127.0.0.1:" + this.port;
	}

	/** A session, and the value that its forms carry. */
	Session anonymous() throws Exception {
		HttpResponse<String> page = get("/sign-in", "");
		return new Session(cookie(page), csrf(page));
	}

	Session signedIn(String email) throws Exception {
		Session before = anonymous();
		HttpResponse<String> answer = post("/sign-in", before, Map.of("email", email, "password", PASSWORD));
		String cookie = cookie(answer);
		return new Session(cookie, csrf(get("/me", cookie)));
	}

	/** Gives somebody a password the way an administrator does. */
	void letChooseAPassword(Session administrator, String email) throws Exception {
		long id = this.jdbc.sql("select id from person where email = ?").param(email).query(Long.class).single();
		String shown = post("/people/" + id + "/sign-in/code", administrator, Map.of()).body();
		String code = Jsoup.parse(shown).select("section[role=status] strong code").text();
		post("/sign-in/code", anonymous(), Map.of("email", email, "code", code, "password", PASSWORD));
	}

	HttpResponse<String> get(String path, String cookie) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(base() + path)).header("Cookie", cookie).build(),
				BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, Session session, Map<String, String> fields) throws Exception {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return this.http.send(HttpRequest.newBuilder(URI.create(base() + path))
			.header("Cookie", session.cookie())
			.header("X-CSRF-TOKEN", session.csrf())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private static String cookie(HttpResponse<String> answer) {
		return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
	}

	private static String csrf(HttpResponse<String> page) {
		return Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
	}

	private void isReached(HttpExchange asked) throws IOException {
		this.strayed.incrementAndGet();
		answer(asked, 200, "canary reached");
	}

	private void passOn(HttpExchange asked) throws IOException {
		String body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
			.replaceFirst("(^|&)username=", "$1email=")
			.replaceFirst("(^|&)template=", "$1en=")
			.replaceFirst("(^|&)pattern=", "$1text=");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + asked.getRequestURI()))
			.method(asked.getRequestMethod(), BodyPublishers.ofString(body));
		asked.getRequestHeaders().forEach((name, values) -> {
			if (!name.matches("(?i)host|content-length|connection|transfer-encoding")) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try {
			HttpResponse<String> answer = this.http.send(request.build(), BodyHandlers.ofString());
			answer.headers().firstValue("Location").ifPresent((to) -> asked.getResponseHeaders().set("Location", to));
			answer(asked, answer.statusCode(), answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange asked, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		asked.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		asked.getResponseBody().write(bytes);
		asked.close();
	}

	@Override
	public void close() {
		this.beside.stop(0);
		this.canary.stop(0);
		this.database.close();
	}

	/** Somebody's browser. */
	record Session(String cookie, String csrf) {

		Map<String, Object> identity() {
			return Map.of("headers", Map.of("cookie", this.cookie), "csrf",
					Map.of("header", "X-CSRF-TOKEN", "param", "_csrf", "value", this.csrf));
		}

	}

}
