package org.runstate.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OwnServerTests {

	@TempDir
	Path home;

	@Test
	void whatWasKeptIsFoundByTheNextStart() throws SQLException {
		try (OwnServer server = OwnServer.open(this.home); Connection connection = connect(server)) {
			connection.createStatement().execute("create table kept (text varchar(20))");
			connection.createStatement().execute("insert into kept values ('Grüße 🚀')");
		}
		try (OwnServer server = OwnServer.open(this.home);
				Connection connection = connect(server);
				var rows = connection.createStatement().executeQuery("select text from kept")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString(1)).isEqualTo("Grüße 🚀");
		}
	}

	@Test
	void stopsWithTheLastProcessThatUsesIt() throws IOException {
		OwnServer server = OwnServer.open(this.home);
		ProcessHandle process = ProcessHandle
			.of(Long.parseLong(Files.readString(this.home.resolve("database/server.pid")).strip()))
			.orElseThrow();
		assertThat(process.isAlive()).isTrue();
		server.close();
		assertThat(process.isAlive()).isFalse();
	}

	/** A server that starts removes what it finds there as left over from before. */
	@Test
	void keepsItsTemporaryFilesWhereNoOtherServerRemovesThem() throws SQLException {
		try (OwnServer server = OwnServer.open(this.home);
				Connection connection = connect(server);
				var rows = connection.createStatement().executeQuery("select @@tmpdir")) {
			assertThat(rows.next()).isTrue();
			assertThat(Path.of(rows.getString(1))).startsWith(this.home);
		}
	}

	@Test
	void nobodyComesInWithoutThePassword() {
		try (OwnServer server = OwnServer.open(this.home)) {
			for (String user : new String[] { "root", "runstate", "" }) {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> DriverManager.getConnection(server.getJdbcUrl(), user, "").close());
			}
		}
	}

	@Test
	void saysWhichFolderAndWhatToDoWhenItCannotStart() throws IOException {
		Path file = Files.writeString(this.home.resolve("a-file"), "");
		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> OwnServer.open(file))
			.withMessageContaining(file.toString())
			.withMessageContaining("RUNSTATE_HOME");
	}

	private static Connection connect(OwnServer server) throws SQLException {
		return DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
	}

}
