package org.runstate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.runstate.database.OwnServer;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * One MariaDB for all tests, with a schema for each application context and empty tables
 * for each test.
 */
public class TestDatabase
		implements ApplicationContextInitializer<ConfigurableApplicationContext>, TestExecutionListener {

	private static final int ATTEMPTS = 5;

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private static final AtomicInteger schemas = new AtomicInteger();

	private static final OwnServer server = start();

	private static OwnServer start() {
		OwnServer server = OwnServer.open(Fork.folder("test-database"));
		// after all contexts, which would wait for it
		SpringApplication.getShutdownHandlers().add(server::close);
		return server;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String schema = "test_" + ProcessHandle.current().pid() + "_" + schemas.incrementAndGet();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test-database",
					Map.of("runstate.home", Path.of("target", "test-home", schema).toString(), "spring.datasource.url",
							server.url(schema), "spring.datasource.username", server.getUsername(),
							"spring.datasource.password", server.getPassword())));
	}

	@Override
	public void beforeTestMethod(TestContext context) throws IOException {
		String home = context.getApplicationContext().getEnvironment().getRequiredProperty("runstate.home");
		Files.deleteIfExists(Path.of(home, "evidence", "heads.txt"));
		JdbcClient jdbc = context.getApplicationContext().getBean(JdbcClient.class);
		List<String> tables = jdbc
			.sql("""
					select table_name from information_schema.tables
					where table_schema = database() and table_type = 'BASE TABLE'
					and table_name not in ('flyway_schema_history', 'impact_position', 'change_position', 'evidence_head', 'mail_pace', 'worker',
						'stencil')
					""")
			.query(String.class)
			.list();
		// The server's own count of rows is a guess that lags behind.
		List<String> filled = jdbc
			.sql(tables.stream()
				.map((table) -> "(select '" + table + "' from " + table + " limit 1)")
				.collect(Collectors.joining(" union all ")))
			.query(String.class)
			.list();
		if (!filled.isEmpty()) {
			StringBuilder sql = new StringBuilder("set statement foreign_key_checks = 0 for begin not atomic ");
			filled.forEach((table) -> sql.append("truncate table ").append(table).append("; "));
			empty(jdbc, sql.append("end").toString());
			jdbc.sql("update evidence_head set number = 0, hash = unhex(repeat('00', 32))").update();
		}
	}

	/**
	 * The server's own threads, such as that of the full text index, may hold a table for
	 * a moment.
	 */
	private static void empty(JdbcClient jdbc, String sql) {
		for (int attempt = 1;; attempt++) {
			try {
				jdbc.sql(sql).update();
				return;
			}
			catch (UncategorizedSQLException ex) {
				SQLException cause = ex.getSQLException();
				if (attempt == ATTEMPTS || cause == null || cause.getErrorCode() != LOCK_WAIT_TIMEOUT) {
					throw ex;
				}
			}
		}
	}

}
