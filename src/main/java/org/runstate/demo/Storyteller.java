package org.runstate.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.runstate.notice.Notices;
import org.runstate.run.JobName;
import org.runstate.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the story on: it begins when the baseline has been collected, and whenever what a
 * stage says has been collected, everyone is told.
 */
@Component
@Profile("demo")
class Storyteller {

	private static final Logger log = LoggerFactory.getLogger(Storyteller.class);

	/** A poll that ends this long after a stage began may have asked before it. */
	private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

	/** After this long people are told what has come, even if a source is missing. */
	private static final Duration PATIENCE = Duration.ofSeconds(25);

	private final Story story;

	private final Progress progress;

	private final Notices notices;

	private final SampleDesk desk;

	private final Newsroom newsroom;

	private final FirstDay firstDay;

	private final Runs runs;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final String site;

	Storyteller(Story story, Progress progress, Notices notices, SampleDesk desk, Newsroom newsroom, FirstDay firstDay,
			Runs runs, JdbcClient jdbc, Clock clock, @Value("${runstate.base-url}") String site) {
		this.story = story;
		this.progress = progress;
		this.notices = notices;
		this.desk = desk;
		this.newsroom = newsroom;
		this.firstDay = firstDay;
		this.runs = runs;
		this.jdbc = jdbc;
		this.clock = clock;
		this.site = site.replaceAll("/+$", "");
	}

	/** The story as it stands now. */
	Telling now() {
		Optional<Instant> began = this.progress.began();
		return new Telling(this.story, this.progress.opened(), began.orElse(null), began.map(this::stage).orElse(0),
				this.site);
	}

	/** Looks whether the story goes on. */
	void look() {
		Optional<Instant> began = this.progress.began();
		if (began.isEmpty()) {
			if (isCollectedSince(Instant.EPOCH)) {
				this.newsroom.open();
				this.progress.begin();
				log.info("story began");
			}
			return;
		}
		int stage = stage(began.get());
		Instant since = began.get().plus(this.story.beginOf(stage)).plus(LONGEST_POLL);
		if (stage > this.progress.told()
				&& (isCollectedSince(since) || since.plus(PATIENCE).isBefore(this.clock.instant()))) {
			this.desk.write();
			this.firstDay.arrive();
			this.runs.run(JobName.DIGEST, true);
			this.progress.tell(stage);
			log.info("story told stage={}", stage);
		}
	}

	private int stage(Instant began) {
		return this.story.stageAfter(Duration.between(began, this.clock.instant()));
	}

	private boolean isCollectedSince(Instant time) {
		int collected = this.jdbc.sql("""
				-- Which sample sources have been read to the end since then?
				select count(*) from source
				where source_key like 'sample-%' and last_good_at > ? and claimed_by is null
				""").param(time).query(Integer.class).single();
		return collected >= this.story.sources().size() && this.notices.unclassified(0, 1).isEmpty();
	}

}
