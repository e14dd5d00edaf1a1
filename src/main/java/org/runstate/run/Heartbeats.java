package org.runstate.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When a server last looked whether there is work for a job. A schedule that has stopped
 * is seen by its silence, also from another process.
 */
@Repository
class Heartbeats {

	/** Written no oftener than this. */
	private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

	private final Map<JobName, Instant> written = new EnumMap<>(JobName.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	Heartbeats(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A server looks whether there is work for a job. */
	synchronized void beat(JobName job) {
		Instant now = this.clock.instant();
		Instant before = this.written.get(job);
		if (before == null || now.isAfter(before.plus(WRITTEN_EVERY))) {
			this.jdbc.sql("""
					insert into heartbeat (job, beat_at) values (?, ?)
					on duplicate key update beat_at = greatest(beat_at, value(beat_at))
					""").params(job.key(), now).update();
			this.written.put(job, now);
		}
	}

	/** The last beat of each job that ever had one, by its key. */
	Map<String, Instant> last() {
		return this.jdbc.sql("select job, beat_at from heartbeat")
			.query((row, number) -> Map.entry(row.getString("job"), row.getObject("beat_at", Instant.class)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
