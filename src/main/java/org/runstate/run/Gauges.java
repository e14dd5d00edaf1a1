package org.runstate.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.runstate.delivery.Outbox;
import org.runstate.source.SourceHealth;
import org.runstate.source.SourceWatch;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands still, as figures for whoever watches from outside. There are as many of
 * them with one source as with a thousand.
 */
@Component
class Gauges implements MeterBinder {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final Outbox outbox;

	private final SourceWatch sources;

	private final Heartbeats heartbeats;

	private final RunHistory history;

	private final JdbcClient jdbc;

	private final Clock clock;

	private Map<String, Double> read = Map.of();

	private Instant readAt = Instant.MIN;

	Gauges(Outbox outbox, SourceWatch sources, Heartbeats heartbeats, RunHistory history, JdbcClient jdbc,
			Clock clock) {
		this.outbox = outbox;
		this.sources = sources;
		this.heartbeats = heartbeats;
		this.history = history;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "runstate.mail.oldest.due", "seconds that the oldest due message waits");
		gauge(registry, "runstate.acknowledgements.open", "acknowledgements that are owed");
		gauge(registry, "runstate.acknowledgements.overdue", "of these, those past their day");
		gauge(registry, "runstate.sources.fresh", "sources that were seen well in time");
		gauge(registry, "runstate.sources.unwell", "sources that fail or fell silent");
		for (JobName job : JobName.values()) {
			for (String name : new String[] { "runstate.job.silent", "runstate.job.took" }) {
				Gauge.builder(name, this, (gauges) -> gauges.value(name + " " + job.key()))
					.tag("job", job.key())
					.baseUnit("seconds")
					.register(registry);
			}
		}
	}

	private void gauge(MeterRegistry registry, String name, String description) {
		Gauge.builder(name, this, (gauges) -> gauges.value(name)).description(description).register(registry);
	}

	/** One look at the database serves all figures of a reading. */
	private synchronized double value(String name) {
		Instant now = this.clock.instant();
		if (this.readAt.plus(KEPT).isBefore(now) || this.readAt.isAfter(now)) {
			this.read = read(now);
			this.readAt = now;
		}
		return this.read.getOrDefault(name, Double.NaN);
	}

	private Map<String, Double> read(Instant now) {
		Map<String, Double> values = new HashMap<>();
		values.put("runstate.mail.oldest.due", this.outbox.oldestDue(now).map((due) -> seconds(due, now)).orElse(0.0));
		this.jdbc.sql("""
				-- How much is owed, and how much of it too late?
				select count(*), coalesce(sum(due_on < utc_date()), 0) from obligation where closed_at is null
				""").query((row) -> {
			values.put("runstate.acknowledgements.open", row.getDouble(1));
			values.put("runstate.acknowledgements.overdue", row.getDouble(2));
		});
		SourceHealth health = this.sources.health(now);
		values.put("runstate.sources.fresh", (double) health.fresh());
		values.put("runstate.sources.unwell", (double) health.unwell().size());
		this.heartbeats.last().forEach((job, beat) -> values.put("runstate.job.silent " + job, seconds(beat, now)));
		this.history.last(JobName.values().length * 2).forEach((run) -> {
			Long millis = run.millis();
			if (millis != null) {
				values.putIfAbsent("runstate.job.took " + run.job(), millis / 1000.0);
			}
		});
		return values;
	}

	private static double seconds(Instant from, Instant to) {
		return Duration.between(from, to).toMillis() / 1000.0;
	}

}
