package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.notice.Kept;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.FeedReader;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Readers;
import org.runstate.source.reading.Reading;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real feed as it was on several days, polled in turn.
 */
@RunstateTest
class CorpusRevisionsTests {

	private static final Path FEEDS = Path.of("..", "shared", "corpus", "feeds");

	@Autowired
	Notices notices;

	@Autowired
	Readers readers;

	@Autowired
	JdbcClient jdbc;

	@BeforeAll
	static void corpusIsAtHand() {
		assumeTrue(Files.isDirectory(FEEDS), "skipped: the corpus of real feeds is not beside this checkout");
	}

	@BeforeEach
	void oneSource() {
		this.jdbc.sql("""
				insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline,
					options, next_check_at)
				values (1, 'windows', 'Windows', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', now())
				""").update();
	}

	@Test
	void attributesInAnotherOrderAreNoRevision() throws IOException {
		assertThat(poll("churn-a").notices()).isEqualTo(73);
		assertThat(poll("churn-b")).isEqualTo(new Kept(0, 0, 73));
	}

	@Test
	void fourDaysInTurnGiveExactlyWhatIsNew() throws IOException {
		poll("1");
		assertThat(poll("2")).extracting(Kept::notices, Kept::revisions).containsExactly(2, 0);
		assertThat(poll("3")).extracting(Kept::notices, Kept::revisions).containsExactly(13, 0);
		assertThat(poll("4")).extracting(Kept::notices, Kept::revisions).containsExactly(3, 0);
	}

	private Kept poll(String day) throws IOException {
		Fetched.Body body = Fetched.Body
			.of(Files.readAllBytes(FEEDS.resolve("windows-message-center." + day + ".atom.xml")));
		Reading.Good read = (Reading.Good) this.readers.read(new FeedReader(), body, Options.NONE);
		return this.notices
			.keep(List.of(new Said(1, false, List.of(), List.of(), read.entries())),
					Instant.parse("2026-11-22T08:00:00Z"))
			.get(0);
	}

}
