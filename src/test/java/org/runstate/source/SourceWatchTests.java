package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.notice.Entry;
import org.runstate.notice.Kept;
import org.runstate.source.SourceHealth.Unwell;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Reading;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class SourceWatchTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@Autowired
	Sources sources;

	@Autowired
	SourcesFile file;

	@Autowired
	SourceWatch watch;

	@BeforeEach
	void twoSources() {
		this.file.take("""
				- {key: apple, name: Apple, url: 'https://feeds.example.org/apple', owner: mia@example.org}
				- {key: weekly, name: Weekly, url: 'https://feeds.example.org/weekly', options: {cadence: P7D}}
				""".getBytes(StandardCharsets.UTF_8));
	}

	private Source claimed(String key) {
		return this.sources.claim(Instant.now().plus(365, ChronoUnit.DAYS), 10)
			.stream()
			.filter((source) -> source.key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private static Polled at(Source source, Instant when, Look look) {
		return new Polled(source, when, true, new Visited(look, 1, 200, 1, Validators.NONE));
	}

	private void fails(Instant when) {
		Polled polled = at(claimed("apple"), when, new Look.Bad(Failure.TIMEOUT, "The server took too long."));
		this.sources.record(List.of(Outcomes.failed(polled, Failure.TIMEOUT, "The server took too long.", null)));
		this.sources.release(List.of(1L, 2L));
		release();
	}

	private void says(String key, Instant when, Instant... published) {
		List<Entry> entries = List.of(published)
			.stream()
			.map((date) -> new Entry(date.toString(), "t", null, "x", List.of(), List.of(), List.of(), date, null))
			.toList();
		Look.Said said = new Look.Said(new Reading.Good("", entries, List.of()), "00", true);
		this.sources.record(List
			.of(Outcomes.kept(at(claimed(key), when, said), said, new Kept(published.length, 0, 0), List.of())));
		release();
	}

	private void release() {
		this.sources.release(this.sources.list().stream().map(Source::id).toList());
	}

	private List<Unwell> unwell(Instant now) {
		return this.watch.health(now).unwell();
	}

	@Test
	void aSourceThatFailsForADayIsUnwellUntilItIsSeen() {
		fails(NOW);
		fails(NOW.plus(20, ChronoUnit.HOURS));
		assertThat(unwell(NOW.plus(23, ChronoUnit.HOURS))).isEmpty();
		SourceHealth health = this.watch.health(NOW.plus(24, ChronoUnit.HOURS));
		assertThat(health.fresh()).isEqualTo(1);
		assertThat(health.unwell()).singleElement().satisfies((one) -> {
			assertThat(one.name()).isEqualTo("Apple");
			assertThat(one.failing()).isTrue();
			assertThat(one.since()).isEqualTo(NOW);
			assertThat(one.failure()).isEqualTo("took too long");
			assertThat(one.owner()).isEqualTo("mia@example.org");
		});
		says("apple", NOW.plus(25, ChronoUnit.HOURS), NOW);
		assertThat(unwell(NOW.plus(26, ChronoUnit.HOURS))).isEmpty();
	}

	@Test
	void aSourceIsSilentAfterThreeTimesWhatSomebodySaidIsUsual() {
		says("weekly", NOW, NOW.minus(2, ChronoUnit.DAYS));
		assertThat(unwell(NOW.plus(18, ChronoUnit.DAYS))).isEmpty();
		assertThat(unwell(NOW.plus(20, ChronoUnit.DAYS))).singleElement().satisfies((one) -> {
			assertThat(one.failing()).isFalse();
			assertThat(one.since()).isEqualTo(NOW.minus(2, ChronoUnit.DAYS));
		});
	}

	@Test
	void whatIsUsualIsLearntFromTheDaysOnWhichEntriesWerePublished() {
		says("apple", NOW, NOW.minus(2, ChronoUnit.DAYS), NOW.minus(4, ChronoUnit.DAYS), NOW.minus(6, ChronoUnit.DAYS),
				NOW.minus(8, ChronoUnit.DAYS));
		assertThat(unwell(NOW.plus(300, ChronoUnit.DAYS))).isEmpty();
		says("apple", NOW, NOW.minus(2, ChronoUnit.DAYS), NOW.minus(4, ChronoUnit.DAYS), NOW.minus(6, ChronoUnit.DAYS),
				NOW.minus(8, ChronoUnit.DAYS), NOW.minus(8, ChronoUnit.DAYS).plusSeconds(60),
				NOW.minus(10, ChronoUnit.DAYS));
		assertThat(unwell(NOW.plus(6, ChronoUnit.DAYS))).isEmpty();
		assertThat(unwell(NOW.plus(7, ChronoUnit.DAYS))).hasSize(1);
	}

	@Test
	void anOwnerIsDueAgainAfterAWeekOrAfterARecovery() {
		fails(NOW);
		Instant later = NOW.plus(30, ChronoUnit.HOURS);
		List<Unwell> due = this.watch.unwarned(later);
		assertThat(due).hasSize(1);
		this.watch.warned(due, later);
		fails(later.plusSeconds(60));
		assertThat(this.watch.unwarned(later.plus(6, ChronoUnit.DAYS))).isEmpty();
		assertThat(this.watch.unwarned(later.plus(7, ChronoUnit.DAYS))).hasSize(1);
		says("apple", later.plusSeconds(120), NOW);
		fails(later.plusSeconds(180));
		assertThat(this.watch.unwarned(later.plus(2, ChronoUnit.DAYS))).hasSize(1);
	}

}
