package org.runstate.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The demo at the end of its story, without waiting for it, and with all that seldom
 * happens.
 */
record SampleMorning(Story story, Newsroom newsroom, FirstDay firstDay, Progress progress, Runs runs, Colleagues colleagues,
		SampleDesk desk, JdbcClient jdbc, DataSource database, Clock clock) {

	/** Everything the story tells, read by a few colleagues. */
	void play() {
		collect();
		this.newsroom.open();
		this.progress.begin();
		for (int stage = 1; stage < this.story.stages().size(); stage++) {
			reach(stage);
			collect();
			this.desk.write();
			this.firstDay.arrive();
			this.runs.run(JobName.DIGEST, true);
			this.progress.tell(stage);
			IntStream.range(0, 4).forEach((i) -> this.colleagues.acknowledge());
		}
		this.runs.run(JobName.DELIVER, false);
	}

	/** Whatever an organisation rarely has on its first morning. */
	void addWhatIsRare() {
		new ResourceDatabasePopulator(false, false, "UTF-8", new ClassPathResource("demo/rare.sql"))
			.execute(this.database);
	}

	private void reach(int stage) {
		this.jdbc.sql("update setting set value = ? where name = 'demo.began'")
			.param(this.clock.instant().minus(this.story.beginOf(stage)).minus(Duration.ofMillis(500)).toString())
			.update();
	}

	private void collect() {
		this.jdbc.sql("update source set next_check_at = utc_timestamp()").update();
		this.runs.run(JobName.COLLECT, false);
	}

}
