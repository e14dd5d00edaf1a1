package org.runstate.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The server's program on one data folder: installed, started, stopped.
 *
 * @param data where the server keeps everything
 */
record ServerProgram(Path data) {

	private static final Logger log = LoggerFactory.getLogger(ServerProgram.class);

	private static final Duration READY_WITHIN = Duration.ofSeconds(60);

	private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

	private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

	/**
	 * Starts the server, after installing it where there is no data yet, and waits until
	 * it is ready.
	 * @param initFile statements that it runs before it lets anybody in
	 */
	void start(String port, Path initFile, BooleanSupplier ready) throws IOException {
		Path binaries = ServerBinaries.unpacked();
		stopLeftover();
		if (!Files.isDirectory(this.data)) {
			install(binaries);
		}
		Path output = besides(".log");
		Process process = command(binaries, output, this.data, "bin/mariadbd", "--port=" + port,
				"--bind-address=127.0.0.1", "--socket=s.sock", "--pid-file=server.pid", "--skip-ssl",
				"--skip-name-resolve", "--init-file=" + initFile, "--character-set-server=utf8mb4",
				"--collation-server=utf8mb4_uca1400_ai_ci", "--innodb-buffer-pool-size=256M",
				"--innodb-log-file-size=96M", "--max-connections=100", "--max-allowed-packet=64M",
				"--performance-schema=OFF",
				// a command that fills a table may end before it has been counted
				"--innodb-stats-persistent=OFF")
			.start();
		long deadline = System.nanoTime() + READY_WITHIN.toNanos();
		while (!ready.getAsBoolean()) {
			if (!process.isAlive()) {
				throw new IOException("the server ended at once; see " + output);
			}
			if (System.nanoTime() > deadline) {
				process.destroy();
				throw new IOException("not ready within " + READY_WITHIN.toSeconds() + " s; see " + output);
			}
			HomeLock.pause();
		}
	}

	/**
	 * Makes the system tables beside the final folder, so that a kill leaves nothing half
	 * done.
	 */
	private void install(Path binaries) throws IOException {
		Path unfinished = besides(".unfinished");
		FileSystemUtils.deleteRecursively(unfinished);
		Path output = besides("-install.log");
		Process process = WINDOWS ? command(binaries, output, unfinished, "bin/mariadb-install-db.exe").start()
				: command(binaries, output, unfinished, "scripts/mariadb-install-db", "--force", "--skip-test-db",
						"--skip-name-resolve", "--innodb-log-file-size=8M", "--auth-root-authentication-method=normal")
					.start();
		try {
			if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
				process.destroy();
				throw new IOException("not installed within " + READY_WITHIN.toSeconds() + " s; see " + output);
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
		if (process.exitValue() != 0) {
			throw new IOException("its installation failed; see " + output);
		}
		Files.move(unfinished, this.data, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Temporary files stand in a folder of this server's own: a server that starts
	 * removes what others keep in the machine's.
	 */
	private ProcessBuilder command(Path binaries, Path output, Path folder, String program, String... options)
			throws IOException {
		ProcessBuilder builder = new ProcessBuilder(binaries.resolve(program).toString());
		List<String> command = builder.command();
		if (!WINDOWS) {
			command.add("--no-defaults");
			command.add("--basedir=" + binaries);
		}
		command.add("--datadir=" + folder);
		if (System.getProperty("user.name").equals("root")) {
			command.add("--user=root");
		}
		command.addAll(List.of(options));
		builder.environment().put("LD_LIBRARY_PATH", binaries.resolve("libs").toString());
		builder.environment().put("TMPDIR", Files.createDirectories(besides(".tmp")).toString());
		return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
	}

	boolean isAlive() throws IOException {
		return process().isPresent();
	}

	void stop() throws IOException {
		Optional<ProcessHandle> process = process();
		if (process.isPresent()) {
			process.get().destroy();
			awaitEnd(process.get());
		}
	}

	/**
	 * A server that runs on this data but does not answer would keep its files locked.
	 */
	private void stopLeftover() throws IOException {
		Optional<ProcessHandle> leftover = process()
			.filter((process) -> process.info().command().orElse("").contains("mariadbd"));
		if (leftover.isPresent()) {
			log.warn("database left over pid={}", leftover.get().pid());
			stop();
		}
	}

	private static void awaitEnd(ProcessHandle process) throws IOException {
		long deadline = System.nanoTime() + STOPPED_WITHIN.toNanos();
		while (process.isAlive()) {
			if (System.nanoTime() > deadline) {
				throw new IOException(
						"pid " + process.pid() + " did not end within " + STOPPED_WITHIN.toSeconds() + " s");
			}
			HomeLock.pause();
		}
	}

	private Optional<ProcessHandle> process() throws IOException {
		Path file = this.data.resolve("server.pid");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).filter(ProcessHandle::isAlive);
	}

	private Path besides(String ending) {
		return this.data.resolveSibling(this.data.getFileName() + ending);
	}

}
