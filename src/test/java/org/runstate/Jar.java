package org.runstate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged jar as an operator runs it: a process with an environment, an exit code
 * and two streams.
 */
final class Jar {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final JsonMapper json = JsonMapper.builder().build();

	private final Path folder;

	private final Map<String, String> environment;

	private int runs;

	Jar(Path folder, Map<String, String> environment) {
		this.folder = folder;
		this.environment = environment;
	}

	/** What a finished command left. */
	record Ended(int exitCode, String out, String err) {

		/** The JSON object on the last line of standard output. */
		JsonNode json() {
			List<String> lines = this.out.strip().lines().toList();
			return json.readTree(lines.get(lines.size() - 1));
		}

		/** What is said to people on standard error, without the log. */
		List<String> said() {
			return this.err.lines()
				.filter((line) -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*|\\s.*|Picked up .*|"))
				.toList();
		}

	}

	/** A command that still runs. */
	record Running(Process process, Path out, Path err) {

		Ended await() throws IOException, InterruptedException {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("not ended within " + PATIENCE + ":\n" + Files.readString(this.err));
			}
			return new Ended(this.process.exitValue(), Files.readString(this.out), Files.readString(this.err));
		}

		/**
		 * Waits until the server answers, at most a minute, or says why it never will.
		 */
		void awaitHealth(int port) throws IOException {
			HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
				.build();
			HttpClient http = HttpClient.newHttpClient();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.ignoreExceptions()
				.until(() -> !this.process.isAlive()
						|| http.send(health, HttpResponse.BodyHandlers.ofString()).body().contains("UP"));
			if (!this.process.isAlive()) {
				throw new IllegalStateException(Files.readString(this.err));
			}
		}

		void kill() throws InterruptedException {
			this.process.destroyForcibly().waitFor();
		}

		void stop() throws InterruptedException {
			this.process.destroy();
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}

	}

	Ended run(String... words) throws IOException, InterruptedException {
		return start(words).await();
	}

	Running start(String... words) throws IOException {
		int number = ++this.runs;
		Path out = this.folder.resolve("out-" + number + ".txt");
		Path err = this.folder.resolve("err-" + number + ".txt");
		List<String> command = new ArrayList<>(List.of(UnpackedJar.JAVA, "-Xmx512m", "-XX:TieredStopAtLevel=1"));
		command.addAll(UnpackedJar.launch());
		command.addAll(List.of(words));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("RUNSTATE_HOME", this.folder.resolve("home").toString());
		builder.environment().putAll(this.environment);
		return new Running(builder.start(), out, err);
	}

	Jar with(String name, String value) {
		Map<String, String> more = new HashMap<>(this.environment);
		more.put(name, value);
		Jar jar = new Jar(this.folder, more);
		jar.runs = this.runs + 100;
		return jar;
	}

}
