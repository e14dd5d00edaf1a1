package org.runstate.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The MariaDB that Runstate runs by itself, on loopback, with its data below a home
 * folder. The first process on a home starts it, further ones join, and the last one to
 * leave stops it. When a process was killed the server stays, and the next one finds it.
 */
public final class OwnServer implements JdbcConnectionDetails, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OwnServer.class);

	private static final String SCHEMA = "runstate";

	private final Path home;

	private final ServerProgram program;

	private final HomeLock lock;

	private final Properties address = new Properties();

	private OwnServer(Path home) throws IOException {
		this.home = Files.createDirectories(home.toAbsolutePath().normalize());
		this.program = new ServerProgram(this.home.resolve("database"));
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
					this.program.stop();
					log.info("database stopped home={}", this.home);
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
		if (!Files.exists(file) || !this.program.isAlive()) {
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
			return rows.next() && Path.of(rows.getString(1)).toRealPath().equals(this.program.data().toRealPath());
		}
		catch (SQLException | IOException ex) {
			log.debug("database does not answer", ex);
			return false;
		}
	}

	private void start() throws IOException {
		long began = System.nanoTime();
		writeAddress();
		this.program.start(this.address.getProperty("port"), initFile(), this::answers);
		log.info("database started port={} home={} millis={}", this.address.getProperty("port"), this.home,
				TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
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

	private Path addressFile() {
		return this.home.resolve("database.properties");
	}

}
