package org.runstate.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class DatabaseTrialTests {

	@Autowired
	Environment real;

	@Autowired
	JdbcClient jdbc;

	@Test
	void theDatabaseAndItsClockAreWell() {
		assertThat(run(settings(), Clock.systemUTC())).allMatch(Tried::good)
			.extracting(Tried::about)
			.containsExactly("database", "clock");
	}

	@Test
	void aClockThatIsWrongIsTold() {
		List<Tried> tried = run(settings(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));
		assertThat(tried.get(1)).matches((clock) -> !clock.good() && clock.says().contains("time server"));
	}

	@Test
	void aCopyIsTold() {
		this.jdbc.sql("insert into setting (name, value) values ('installation.base-url', 'https://first.example.org')")
			.update();
		assertThat(run(settings(), Clock.systemUTC()).get(1)).matches((tried) -> !tried.good()
				&& tried.setting().equals("RUNSTATE_BASE_URL") && tried.says().contains("https://first.example.org"));
	}

	@Test
	void aSchemaThatIsNotThereIsNotMade() {
		String url = real("url").replaceFirst("/test_[^?]*", "/not_there_yet");
		assertThat(run(settings().withProperty("spring.datasource.url", url), Clock.systemUTC()).get(0))
			.matches((tried) -> !tried.good() && tried.says().contains("There is no such schema"));
		assertThat(this.jdbc.sql("select count(*) from information_schema.schemata where schema_name = 'not_there_yet'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void aWrongPasswordAndADeadServerAreToldApart() throws IOException {
		assertThat(run(settings().withProperty("spring.datasource.password", "wr0ng"), Clock.systemUTC()).get(0))
			.matches((tried) -> !tried.good() && tried.setting().contains("SPRING_DATASOURCE_PASSWORD")
					&& !tried.says().contains("wr0ng"));
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		assertThat(run(settings().withProperty("spring.datasource.url", "jdbc:mariadb://127.0.0.1:" + port + "/x"),
				Clock.systemUTC())
			.get(0))
			.matches((tried) -> !tried.good() && tried.says().contains("does not answer")
					&& !tried.says().contains("\n"));
		assertThat(run(settings().withProperty("spring.datasource.url", "jdbc:mysql://x/y"), Clock.systemUTC()).get(0))
			.matches((tried) -> tried.says().contains("jdbc:mariadb://"));
	}

	@Test
	void withoutOneItsOwnIsNotStarted(@TempDir Path home) {
		MockEnvironment settings = new MockEnvironment().withProperty("runstate.home", home.resolve("new").toString());
		assertThat(run(settings, Clock.systemUTC())).singleElement().matches(Tried::good);
		assertThat(Files.exists(home.resolve("new"))).isFalse();
	}

	private MockEnvironment settings() {
		return new MockEnvironment().withProperty("spring.datasource.url", real("url"))
			.withProperty("spring.datasource.username", real("username"))
			.withProperty("spring.datasource.password", real("password"))
			.withProperty("runstate.base-url", "http://localhost");
	}

	private String real(String name) {
		return this.real.getRequiredProperty("spring.datasource." + name);
	}

	private static List<Tried> run(Environment settings, Clock clock) {
		return new DatabaseTrial(settings, clock).run();
	}

}
