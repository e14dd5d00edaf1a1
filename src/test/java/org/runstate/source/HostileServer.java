package org.runstate.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of bad and tricky sources, run by Node, with a canary beside it that nobody
 * may reach.
 */
final class HostileServer implements AutoCloseable {

	/** Without links on the way: the rig runs only under its real path. */
	private static final Path HOME = realPath(Path.of("../shared/bench/faults/hostile-feeds"));

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process process;

	private final JsonNode says;

	HostileServer() throws IOException {
		this.process = new ProcessBuilder("node", HOME.resolve("server.mjs").toString(), "--max-life", "900",
				"--non-loopback-targets")
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		BufferedReader out = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		String line = out.readLine();
		if (line == null) {
			throw new IOException("The server of hostile sources did not start");
		}
		this.says = mapper.readTree(line);
	}

	private static Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path; // then it is missing
		}
	}

	/** Why it cannot be run here, or an empty text. */
	static String missing() {
		if (!Files.exists(HOME.resolve("manifest.json"))) {
			return "The rig of hostile sources is not beside this repository.";
		}
		try {
			new ProcessBuilder("node", "--version").redirectErrorStream(true).start().onExit().join();
			return "";
		}
		catch (IOException ex) {
			return "Node is not installed.";
		}
	}

	static JsonNode endpoints() throws IOException {
		return mapper.readTree(Files.readString(HOME.resolve("manifest.json"))).path("endpoints");
	}

	/** The judgement of the rig: one line for each endpoint that ended otherwise. */
	static Judgement judge(Path results) throws IOException {
		Process judge = new ProcessBuilder("node", HOME.resolve("judge.mjs").toString(), results.toString())
			.redirectErrorStream(true)
			.start();
		String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Judgement(judge.onExit().join().exitValue() == 0, said);
	}

	/** The address of an endpoint, with poll counters of its own. */
	String url(String endpoint) {
		return origin() + "/feeds/" + endpoint + "?k=" + endpoint;
	}

	String origin() {
		return this.says.path("base").asString();
	}

	String canary() {
		return this.says.path("canary").asString();
	}

	String secret() {
		return this.says.path("secret").asString();
	}

	/** How many requests an endpoint has seen. */
	int requests(String endpoint) throws IOException, InterruptedException {
		return get("/__log?k=" + endpoint).size();
	}

	JsonNode canaryLog() throws IOException, InterruptedException {
		return get("/__canary");
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + path)).build();
		return mapper.readTree(this.client.send(request, BodyHandlers.ofString()).body());
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	record Judgement(boolean good, String said) {
	}

}
