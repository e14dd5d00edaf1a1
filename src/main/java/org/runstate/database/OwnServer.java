package org.runstate.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * The MariaDB that Runstate runs by itself, on loopback, with its data below a home
 * folder. The first process on a home starts it, further ones join, and the last one to
 * leave stops it. When a process was killed the server stays, and the next one finds it.
 */
public final class OwnServer implements JdbcConnectionDetails, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OwnServer.class);

	private static final Duration READY_WITHIN = Duration.ofSeconds(60);

	private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

	private static final String SCHEMA = "runstate";

	private final Path home;

	private final Path data;

	private final HomeLock lock;

	private final Properties address = new Properties();

	private OwnServer(Path home) throws IOException {
		this.home = Files.createDirectories(home.toAbsolutePath().normalize());
		this.data = this.home.resolve("database");
		this.lock = new HomeLock(this.home);
	}

	/**
	 * Joins the server that runs on this home, or starts it.
	 * @param home the folder that holds the data, made when absent
	 * @return the running server, in use by this process until {@link #close()}
	 * @throws ServerFailure if it cannot be started, with the reason and the remedy
	 */
	public static OwnServer open(Path home) {
		try {
			OwnServer server = new OwnServer(home);
			FileLock control = server.lock.control();
			try {
				if (!server.isRunning()) {
					server.start();
				}
				server.lock.use();
			}
			finally {
				control.release();
			}
			return server;
		}
		catch (IOException ex) {
			throw new ServerFailure("The database below " + home.toAbsolutePath() + " could not be started: "
					+ ex.getMessage() + ". Set RUNSTATE_HOME to another folder, or SPRING_DATASOURCE_URL to a MariaDB.",
					ex);
		}
	}

	@Override
	public String getJdbcUrl() {
		return url(SCHEMA);
	}

	/** The address of a schema of this server, which need not exist yet. */
	public String url(String schema) {
		return "jdbc:mariadb://127.0.0.1:" + this.address.getProperty("port") + "/" + schema
				+ "?createDatabaseIfNotExist=true&sslMode=disable";
	}

	@Override
	public String getUsername() {
		return SCHEMA;
	}

	@Override
	public String getPassword() {
		return this.address.getProperty("password");
	}

	/** Leaves the server, and stops it when no other process uses it. */
	@Override
	public void close() {
		try (this.lock) {
			FileLock control = this.lock.control();
			try {
				if (this.lock.leave()) {
					stop();
				}
			}
			finally {
				control.release();
			}
		}
		catch (IOException ex) {
			log.warn("database not stopped home={}", this.home, ex);
		}
	}

	private boolean isRunning() throws IOException {
		Path file = addressFile();
		if (!Files.exists(file) || process().isEmpty()) {
			return false;
		}
		try (var in = Files.newInputStream(file)) {
			this.address.load(in);
		}
		return answers();
	}

	/** Whether the server at the address answers and is the one of this home. */
	private boolean answers() {
		try (var connection = DriverManager.getConnection(getJdbcUrl() + "&connectTimeout=2000", getUsername(),
				getPassword()); var rows = connection.createStatement().executeQuery("select @@datadir")) {
			return rows.next() && Path.of(rows.getString(1)).toRealPath().equals(this.data.toRealPath());
		}
		catch (SQLException | IOException ex) {
			log.debug("database does not answer", ex);
			return false;
		}
	}

	private void start() throws IOException {
		long began = System.nanoTime();
		Path binaries = ServerBinaries.unpacked();
		stopLeftover();
		if (!Files.isDirectory(this.data)) {
			install(binaries);
		}
		writeAddress();
		Path output = this.home.resolve("database.log");
		Process process = command(binaries, output, "bin/mariadbd", "--port=" + this.address.getProperty("port"),
				"--bind-address=127.0.0.1", "--socket=s.sock", "--pid-file=server.pid", "--skip-ssl",
				"--skip-name-resolve", "--init-file=" + initFile(), "--character-set-server=utf8mb4",
				"--collation-server=utf8mb4_uca1400_ai_ci", "--innodb-buffer-pool-size=256M",
				"--innodb-log-file-size=96M", "--max-connections=100", "--max-allowed-packet=64M",
				"--performance-schema=OFF")
			.start();
		long deadline = System.nanoTime() + READY_WITHIN.toNanos();
		while (!answers()) {
			if (!process.isAlive()) {
				throw new IOException("the server ended at once; see " + output);
			}
			if (System.nanoTime() > deadline) {
				process.destroy();
				throw new IOException("not ready within " + READY_WITHIN.toSeconds() + " s; see " + output);
			}
			HomeLock.pause();
		}
		log.info("database started port={} home={} millis={}", this.address.getProperty("port"), this.home,
				TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
	}

	/**
	 * Makes the system tables beside the final folder, so that a kill leaves nothing half
	 * done.
	 */
	private void install(Path binaries) throws IOException {
		Path unfinished = this.home.resolve("database.unfinished");
		FileSystemUtils.deleteRecursively(unfinished);
		Path output = this.home.resolve("database-install.log");
		String program = isWindows() ? "bin/mariadb-install-db.exe" : "scripts/mariadb-install-db";
		List<String> options = isWindows() ? List.of() : List.of("--force", "--skip-test-db", "--skip-name-resolve",
				"--innodb-log-file-size=8M", "--auth-root-authentication-method=normal");
		ProcessBuilder install = command(binaries, output, program, options.toArray(String[]::new));
		install.command()
			.replaceAll((word) -> word.equals("--datadir=" + this.data) ? "--datadir=" + unfinished : word);
		Process process = install.start();
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

	private ProcessBuilder command(Path binaries, Path output, String program, String... options) {
		ProcessBuilder builder = new ProcessBuilder(binaries.resolve(program).toString());
		List<String> command = builder.command();
		if (!isWindows()) {
			command.add("--no-defaults");
			command.add("--basedir=" + binaries);
		}
		command.add("--datadir=" + this.data);
		if (System.getProperty("user.name").equals("root")) {
			command.add("--user=root");
		}
		command.addAll(List.of(options));
		builder.environment().put("LD_LIBRARY_PATH", binaries.resolve("libs").toString());
		return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
	}

	private void writeAddress() throws IOException {
		byte[] random = new byte[24];
		new SecureRandom().nextBytes(random);
		this.address.setProperty("password", HexFormat.of().formatHex(random));
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.address.setProperty("port", String.valueOf(free.getLocalPort()));
		}
		Path file = addressFile();
		onlyForOwner(file);
		try (var out = Files.newOutputStream(file)) {
			this.address.store(out, "Written at each start of the database. Do not edit.");
		}
	}

	/**
	 * Statements that the server runs at each start: one account with a new password, and
	 * no other.
	 */
	private Path initFile() throws IOException {
		Path file = this.home.resolve("database.init.sql");
		onlyForOwner(file);
		Files.writeString(file, """
				create or replace user '%1$s'@'127.0.0.1' identified by '%2$s';
				grant all privileges on *.* to '%1$s'@'127.0.0.1' with grant option;
				create database if not exists %1$s character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
				delete from mysql.global_priv where user <> '%1$s' and user not like 'mariadb.%%';
				flush privileges;
				""".formatted(SCHEMA, getPassword()));
		return file;
	}

	private static void onlyForOwner(Path file) throws IOException {
		if (!Files.exists(file)) {
			Files.createFile(file);
		}
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
	}

	private void stop() throws IOException {
		Optional<ProcessHandle> process = process();
		if (process.isPresent()) {
			process.get().destroy();
			awaitEnd(process.get());
			log.info("database stopped home={}", this.home);
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
			leftover.get().destroy();
			awaitEnd(leftover.get());
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

	private Path addressFile() {
		return this.home.resolve("database.properties");
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").startsWith("Windows");
	}

}
