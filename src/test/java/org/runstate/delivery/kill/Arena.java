package org.runstate.delivery.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.runstate.Fork;
import org.runstate.database.OwnServer;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A schema of the tests' MariaDB, a mail server and workers, for one test.
 */
final class Arena implements AutoCloseable {

	/** One in so many recipients does not exist. */
	static final int NOBODY_EVERY = 50;

	private static final Path FOLDER = Path.of("target", "kill");

	/** Long enough that a mail leaves in several portions. */
	private static final String LONG = "What changes, and what to do about it. ".repeat(160);

	private final OwnServer database = OwnServer.open(Fork.folder("test-database"));

	private final CountingServer mail = new CountingServer();

	private final Map<String, String> environment = new HashMap<>();

	private final JavaMailSenderImpl server = new JavaMailSenderImpl();

	private final HikariDataSource pool;

	private final AnnotationConfigApplicationContext context;

	private final JdbcClient jdbc;

	private final Deque<WorkerProcess> ready = new ArrayDeque<>();

	private final List<WorkerProcess> all = new ArrayList<>();

	Arena(int connections) throws IOException {
		Files.createDirectories(FOLDER);
		String schema = "kill_" + ProcessHandle.current().pid() + "_" + this.mail.port();
		String url = this.database.url(schema);
		Flyway.configure()
			.dataSource(url, this.database.getUsername(), this.database.getPassword())
			.locations("classpath:db/migration")
			.load()
			.migrate();
		this.environment.putAll(Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME",
				this.database.getUsername(), "SPRING_DATASOURCE_PASSWORD", this.database.getPassword(),
				"SPRING_MAIL_PORT", String.valueOf(this.mail.port()), "RUNSTATE_BASE_URL",
				"https://changes.example.org", "RUNSTATE_MAIL_FROM", "Runstate <runstate@example.org>",
				"RUNSTATE_MAIL_CONNECTIONS", String.valueOf(connections), "RUNSTATE_MAIL_BLOCK", "20"));
		StandardEnvironment names = new StandardEnvironment();
		names.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("arena-systemEnvironment", Map.copyOf(this.environment)));
		this.pool = DeliveryContext.database(names);
		this.context = DeliveryContext.open(names, this.pool, this.server);
		this.jdbc = this.context.getBean(JdbcClient.class);
	}

	/** Sets something for the workers that start from now on. */
	Arena with(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	CountingServer mail() {
		return this.mail;
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	String databaseUrl() {
		return this.pool.getJdbcUrl();
	}

	/** Empties the outbox and the mail server's account, and plans messages. */
	void plan(int messages) {
		this.jdbc.sql("delete from message").update();
		this.mail.forget();
		Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
		this.context.getBean(Outbox.class)
			.add(IntStream.range(0, messages)
				.mapToObj((i) -> new NewMessage(UUID.randomUUID(), "digest " + i, "digest", i,
						((i % NOBODY_EVERY == 7) ? "nobody" : "p") + i + "@example.org", "Person " + i, "Changes " + i,
						LONG + i, "<p>" + LONG + i + "</p>", null, now))
				.toList());
	}

	/** Starts processes that wait for their turn. */
	void prepare(int workers) throws IOException {
		while (this.ready.size() < workers) {
			WorkerProcess worker = new WorkerProcess(this.environment, FOLDER.resolve("workers.log"));
			this.all.add(worker);
			this.ready.add(worker);
		}
	}

	/** A worker that is ready and does nothing yet. */
	WorkerProcess worker() throws IOException, InterruptedException {
		prepare(1);
		return this.ready.remove().awaitReady();
	}

	/** Gives back a worker that was neither killed nor stopped. */
	void giveBack(WorkerProcess worker) {
		this.ready.addFirst(worker);
	}

	/** Whether each message has come to its end. */
	boolean isAllEnded() {
		return this.jdbc.sql("select not exists (select 1 from message where ended_at is null)")
			.query(Boolean.class)
			.single();
	}

	/**
	 * Delivers in this process, to a mail server on this machine, until nothing is due.
	 */
	void deliverTo(int port) throws Exception {
		this.server.setHost("127.0.0.1");
		this.server.setPort(port);
		StepExecution run = new StepExecution(1, "deliver",
				new JobExecution(1, new JobInstance(1, "deliver"), new JobParameters()));
		this.context.getBean("delivery", Tasklet.class)
			.execute(new StepContribution(run), new ChunkContext(new StepContext(run)));
	}

	/** Compares the outbox with what the mail server accepted. */
	Account account() {
		return Account.of(
				this.jdbc.sql("select id, recipient, state, ended_at, reply from message").query().listOfRows(),
				this.mail.accepted());
	}

	@Override
	public void close() throws IOException, SQLException {
		this.all.forEach(WorkerProcess::kill);
		this.mail.close();
		String url = this.pool.getJdbcUrl();
		this.context.close();
		try (Connection last = DriverManager.getConnection(url, this.database.getUsername(),
				this.database.getPassword()); Statement drop = last.createStatement()) {
			drop.executeUpdate("drop database " + last.getCatalog());
		}
		this.database.close();
	}

}
