package org.runstate.delivery.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A {@link WorkerProgram} as its parent sees it.
 */
final class WorkerProcess {

	private static final int SECONDS_TO_START = 60;

	private final Process process;

	private final Writer orders;

	private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

	private boolean ready;

	private boolean running;

	private final Map<Point, Integer> seen = new EnumMap<>(Point.class);

	private boolean failed;

	WorkerProcess(Map<String, String> environment, Path log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				WorkerProgram.class.getName())
			.redirectErrorStream(true);
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.orders = this.process.outputWriter(StandardCharsets.US_ASCII);
		Thread reader = new Thread(() -> read(log), "worker-" + this.process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	private void read(Path log) {
		try (BufferedReader in = this.process.inputReader(StandardCharsets.UTF_8);
				Writer kept = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.startsWith("@")) {
					this.said.add(line.substring(1));
				}
				else {
					kept.write(this.process.pid() + " " + line + "\n");
				}
			}
		}
		catch (IOException ex) {
			// killed in the middle of a line
		}
		this.said.add("gone");
	}

	long pid() {
		return this.process.pid();
	}

	WorkerProcess awaitReady() throws InterruptedException {
		String first = this.ready ? "ready" : this.said.poll(SECONDS_TO_START, TimeUnit.SECONDS);
		this.ready = "ready".equals(first);
		if (!this.ready) {
			throw new IllegalStateException("the worker did not start: " + first);
		}
		return this;
	}

	void watch(Point point, int at) {
		order("watch " + point + " " + at);
	}

	void go() {
		this.running = true;
		order("go");
	}

	void pause() {
		order("pause");
	}

	private void order(String words) {
		try {
			this.orders.write(words + "\n");
			this.orders.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the worker said since, or null. After {@code done} or {@code gone} it no
	 * longer runs.
	 */
	@Nullable String heard(long millis) throws InterruptedException {
		String word = this.said.poll(millis, TimeUnit.MILLISECONDS);
		if (word != null && word.startsWith("done")) {
			this.running = false;
			for (Point point : Point.values()) {
				this.seen.put(point, Integer.valueOf(word.replaceAll(".* " + point + "=(\\d+).*", "$1")));
			}
			this.failed = word.endsWith("failed");
			return "done";
		}
		if ("gone".equals(word)) {
			this.running = false;
		}
		return word;
	}

	/** Waits until the present run has ended, in order or not. */
	void awaitEnd(int seconds) throws InterruptedException {
		long patient = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (this.running && System.nanoTime() < patient) {
			heard(100);
		}
		if (this.running) {
			throw new IllegalStateException("the worker has not ended within " + seconds + " s");
		}
	}

	boolean isRunning() {
		return this.running;
	}

	/** Whether the last run ended by an exception. */
	boolean hasFailed() {
		return this.failed;
	}

	/** How often the last run reached a point. */
	int seen(Point point) {
		return this.seen.getOrDefault(point, 0);
	}

	/** Signal 9; returns when the process is gone. */
	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	/** Asks the process to end in order; returns when it is gone. */
	boolean stop(int seconds) throws IOException, InterruptedException {
		// Process.destroy() would close the worker's input, too, which ends it at once
		signal("TERM");
		return this.process.waitFor(seconds, TimeUnit.SECONDS);
	}

	/** Sends a signal, such as STOP or CONT. */
	void signal(String name) throws IOException, InterruptedException {
		int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
		if (code != 0) {
			throw new IOException("kill -" + name + " ended with " + code);
		}
	}

}
