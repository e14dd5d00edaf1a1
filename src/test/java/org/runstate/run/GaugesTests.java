package org.runstate.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class GaugesTests {

	private static final Path ALERTS = Path.of("docs", "monitoring", "alerts.yaml");

	@Autowired
	Gauges gauges;

	@Autowired
	JdbcClient jdbc;

	@Test
	void thereAreAsManyWithAThousandSourcesAsWithNone() {
		Set<String> few = series();
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					select concat('s', seq), concat('S ', seq), 'feed', concat('https://x.example.org/', seq), 3600, '[]', '[]',
						true, '{}', utc_timestamp(6) from seq_1_to_1000
					""")
			.update();
		assertThat(series()).isEqualTo(few).hasSizeLessThan(30);
	}

	@Test
	void tellsSinceWhenAMessageWaits() {
		this.jdbc
			.sql("""
					insert into message (id, cause, kind, person_id, recipient, recipient_name, subject, body, state, planned_at,
						due_at)
					values ('m', 'm', 'test', 1, 'a@example.org', 'A', 's', '[]', 'queued', utc_timestamp(6),
						utc_timestamp(6) - interval 1 hour)
					""")
			.update();
		MeterRegistry registry = new SimpleMeterRegistry();
		fresh().bindTo(registry);
		assertThat(registry.get("runstate.mail.oldest.due").gauge().value()).isBetween(3590.0, 3700.0);
		assertThat(registry.get("runstate.acknowledgements.open").gauge().value()).isZero();
	}

	@Test
	void alertsAskForFiguresThatThereAre() throws IOException {
		String rules = Files.readString(ALERTS);
		Object read = new Yaml().load(rules);
		assertThat(read).isNotNull();
		Set<String> there = new TreeSet<>(series());
		there.add("runstate_sends_total");
		Set<String> asked = Pattern.compile("runstate_[a-z_]+")
			.matcher(rules)
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(asked).isNotEmpty().isSubsetOf(there);
	}

	@Autowired
	org.springframework.context.ApplicationContext context;

	/** Without what an earlier test has read. */
	private Gauges fresh() {
		return this.context.getAutowireCapableBeanFactory().createBean(Gauges.class);
	}

	/** As they are called at /actuator/prometheus. */
	private Set<String> series() {
		MeterRegistry registry = new SimpleMeterRegistry();
		fresh().bindTo(registry);
		return registry.getMeters().stream().map(Meter::getId).map((id) -> {
			String unit = (id.getBaseUnit() != null) ? "_" + id.getBaseUnit() : "";
			return id.getName().replace('.', '_') + unit;
		}).collect(Collectors.toCollection(TreeSet::new));
	}

}
