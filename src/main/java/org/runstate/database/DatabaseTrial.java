package org.runstate.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tries the settings of the database: reads a little and writes nothing.
 */
public final class DatabaseTrial {

	private static final String ABOUT = "database";

	private static final String URL = "SPRING_DATASOURCE_URL";

	private static final String SIGN_IN = "SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD";

	private static final Duration CLOCKS_WRONG = Duration.ofSeconds(30);

	private static final int UNKNOWN_SCHEMA = 1049;

	private static final int OLDEST_MAJOR = 11;

	private static final int OLDEST_MINOR = 4;

	private final Environment settings;

	private final Clock clock;

	/** Takes the settings to try. */
	public DatabaseTrial(Environment settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/** What came of it: the database, whose it is, and its clock. */
	public List<Tried> run() {
		String url = this.settings.getProperty("spring.datasource.url");
		return StringUtils.hasText(url) ? ofServer(url, this.settings.getProperty("spring.datasource.username"),
				this.settings.getProperty("spring.datasource.password"), URL) : ofOwn();
	}

	private List<Tried> ofOwn() {
		Path home = Path.of(this.settings.getProperty("runstate.home", ".runstate")).toAbsolutePath().normalize();
		Path there = home;
		while (there.getParent() != null && !Files.exists(there)) {
			there = there.getParent();
		}
		if (!Files.isDirectory(there) || !Files.isWritable(there)) {
			return List.of(Tried.bad(ABOUT, "RUNSTATE_HOME", there
					+ " cannot be written to. Give a folder that this user may write to, or set SPRING_DATASOURCE_URL."));
		}
		Path address = home.resolve("database.properties");
		Properties known = new Properties();
		if (Files.exists(address)) {
			try (InputStream in = Files.newInputStream(address)) {
				known.load(in);
			}
			catch (IOException ex) {
				return List.of(Tried.bad(ABOUT, "RUNSTATE_HOME", address + " cannot be read: " + ex.getMessage()
						+ ". Let this user read it, or start as the one who made it."));
			}
			List<Tried> running = ofServer(
					"jdbc:mariadb://127.0.0.1:" + known.getProperty("port") + "/runstate?sslMode=disable", "runstate",
					known.getProperty("password"), "RUNSTATE_HOME");
			if (running.get(0).good()) {
				return running;
			}
		}
		return List.of(Tried.good(ABOUT, "RUNSTATE_HOME",
				"None is set, so Runstate starts its own in " + home + ". It does not run now."));
	}

	private List<Tried> ofServer(String url, @Nullable String user, @Nullable String password, String setting) {
		if (!url.startsWith("jdbc:mariadb:")) {
			return List.of(Tried.bad(ABOUT, setting,
					"It does not name a MariaDB. Write jdbc:mariadb://HOST:3306/SCHEMA, also for a MySQL driver's address."));
		}
		// made by whoever serves, not by who looks
		String address = url.replaceAll("(?i)createDatabaseIfNotExist=[^&]*&?", "");
		address += ((address.indexOf('?') < 0) ? "?" : "&") + "connectTimeout=5000&socketTimeout=10000";
		try (Connection connection = DriverManager.getConnection(address, user, password);
				Statement statement = connection.createStatement()) {
			List<Tried> tried = new ArrayList<>();
			tried.add(server(connection, statement, setting));
			owner(statement).ifPresent(tried::add);
			tried.add(clock(statement));
			return tried;
		}
		catch (SQLException ex) {
			return List.of(failure(ex, setting));
		}
	}

	private static Tried server(Connection connection, Statement statement, String setting) throws SQLException {
		String version = connection.getMetaData().getDatabaseProductVersion();
		int major = connection.getMetaData().getDatabaseMajorVersion();
		int minor = connection.getMetaData().getDatabaseMinorVersion();
		if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
			return Tried.bad(ABOUT, setting, "The server is " + version
					+ ", which is too old or none of MariaDB. Give one of MariaDB 11.4 or newer.");
		}
		return Tried.good(ABOUT, setting, "%s answers%s.".formatted(version, has(statement, "flyway_schema_history")
				? "" : "; its schema is empty, and filled when Runstate starts"));
	}

	private Optional<Tried> owner(Statement statement) throws SQLException {
		if (!has(statement, "setting")) {
			return Optional.empty();
		}
		String base = this.settings.getProperty("runstate.base-url", "").replaceFirst("/+$", "");
		try (ResultSet row = statement.executeQuery("select value from setting where name = 'installation.base-url'")) {
			if (row.next() && !row.getString(1).equals(base)) {
				return Optional.of(Tried.bad("original", "RUNSTATE_BASE_URL",
						"The database belongs to %s and this is %s, so nothing is sent or collected. Give that address, or press \"This is the original\" in the outbox."
							.formatted(row.getString(1), base)));
			}
		}
		return Optional.empty();
	}

	private static boolean has(Statement statement, String table) throws SQLException {
		try (ResultSet row = statement.executeQuery("""
				select count(*) from information_schema.tables where table_schema = database() and table_name = '%s'
				""".formatted(table))) {
			return row.next() && row.getInt(1) > 0;
		}
	}

	private Tried clock(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("select utc_timestamp(6)")) {
			row.next();
			Instant theirs = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
			Duration apart = Duration.between(this.clock.instant(), theirs).abs();
			String words = "The clocks of this machine and the database are %d seconds apart"
				.formatted(apart.toSeconds());
			return (apart.compareTo(CLOCKS_WRONG) > 0)
					? Tried.bad("clock", "the time of this machine", words + ". Let both ask the same time server.")
					: Tried.good("clock", "the time of this machine", words + ".");
		}
	}

	private static Tried failure(SQLException ex, String setting) {
		String state = String.valueOf(ex.getSQLState());
		if (state.startsWith("28")) {
			return Tried.bad(ABOUT, SIGN_IN, "The database refused user or password (" + ex.getMessage()
					+ "). Give those of a user who may use the schema.");
		}
		if (ex.getErrorCode() == UNKNOWN_SCHEMA) {
			return Tried.bad(ABOUT, setting, "There is no such schema (" + ex.getMessage()
					+ "). Make it: create database NAME character set utf8mb4.");
		}
		return Tried.bad(ABOUT, setting, "The database does not answer (" + ex.getMessage()
				+ "). See that MariaDB runs there and that this machine reaches it.");
	}

}
