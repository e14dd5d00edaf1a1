package org.runstate.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.runstate.audience.People;
import org.runstate.audience.PeopleFile;
import org.runstate.source.SourcesFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the sample organisation and the sample sources in, by the operations that any
 * organisation uses.
 */
@Component
@Profile("demo")
@ConditionalOnWebApplication
class Opening {

	private static final Logger log = LoggerFactory.getLogger(Opening.class);

	/** No password has this hash. */
	private static final String NO_PASSWORD = "{bcrypt}none";

	private final PeopleFile peopleFile;

	private final People people;

	private final SourcesFile sourcesFile;

	private final SampleDesk desk;

	private final FirstDay firstDay;

	private final JdbcClient jdbc;

	private final Environment environment;

	private final Clock clock;

	Opening(PeopleFile peopleFile, People people, SourcesFile sourcesFile, SampleDesk desk, FirstDay firstDay,
			JdbcClient jdbc,
			Environment environment, Clock clock) {
		this.peopleFile = peopleFile;
		this.people = people;
		this.sourcesFile = sourcesFile;
		this.desk = desk;
		this.firstDay = firstDay;
		this.jdbc = jdbc;
		this.environment = environment;
		this.clock = clock;
	}

	/**
	 * Before anybody asks whether this installation still needs its first administrator.
	 */
	@EventListener(ApplicationReadyEvent.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void open() throws IOException {
		try (InputStream file = new ClassPathResource("demo/people.csv").getInputStream()) {
			this.peopleFile.load(file, false);
		}
		this.firstDay.prepare();
		long administrator = this.people.find(Personas.administrator()).orElseThrow().id();
		this.jdbc.sql("insert ignore into account (person_id, password_hash, created_at) values (?, ?, ?)")
			.params(administrator, NO_PASSWORD, this.clock.instant())
			.update();
		// The port may be another than last time; a source is known by its key.
		String port = this.environment.getProperty("local.server.port", "8080");
		String sources = new ClassPathResource("demo/sources.yaml").getContentAsString(StandardCharsets.UTF_8)
			.replace("{{feeds}}", "http://127.0.0.1:" + port + "/demo/feeds");
		this.sourcesFile.take(sources.getBytes(StandardCharsets.UTF_8))
			.problems()
			.forEach((problem) -> log.warn("sample source left out problem={}", problem));
		this.desk.open();
		log.info("demo opened address={}", this.environment.getProperty("runstate.base-url"));
	}

}
