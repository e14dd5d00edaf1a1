package org.runstate.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@RunstateTest
class ImpactsTests {

	private static final Instant NOW = Instant.parse("2026-02-10T08:00:00Z");

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	JobRepository jobs;

	@Autowired
	Timelines timelines;

	@Autowired
	JobOperator operator;

	@Autowired
	@Qualifier("classify")
	Step classify;

	private long source;

	@BeforeEach
	void keepSource() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					next_check_at)
				values ('s', 'Source', 'feed', 'https://example.org/', 3600, '[]', '[]', true, '{}', utc_timestamp(6))
				""").update();
		this.source = this.jdbc.sql("select id from source").query(Long.class).single();
	}

	@Test
	void classifiesWhatIsNewAndOnlyOnce() throws Exception {
		say(false, entry("a", "Teams for Android is retiring", "It retires on July 14, 2026."),
				entry("b", "Hello", "World"));
		long before = this.impacts.lastPosition();
		assertThat(run()).isEqualTo(2);
		assertThat(run()).isZero();
		List<News> news = this.impacts.news(before, this.impacts.lastPosition());
		assertThat(news).extracting(News::title).containsExactly("Teams for Android is retiring", "Hello");
		News first = news.get(0);
		assertThat(first.source()).isEqualTo("Source");
		assertThat(first.seenAt()).isEqualTo(NOW);
		assertThat(first.differences()).isEmpty();
		assertThat(first.impact().category()).isEqualTo(Category.RETIREMENT);
		assertThat(first.impact().platforms()).containsExactly(Platform.ANDROID);
		assertThat(first.impact().actBy()).isEqualTo("2026-07-13");
		assertThat(first.impact().reasons()).isNotEmpty();
		assertThat(this.impacts.of(List.of(first.revisionId()))).isEqualTo(Map.of(first.revisionId(), first.impact()));
		assertThat(this.impacts.ofNotice(first.noticeId())).contains(first.impact());
		assertThat(this.impacts.ofNotice(-1)).isEmpty();
	}

	@Test
	void baselineIsNoNewsAndLaterRevisionsOnlyIfMaterial() throws Exception {
		say(true, entry("a", "Rollout", "Rolls out mid-March 2026."), entry("b", "Hello", "World"));
		run();
		say(false, entry("a", "Rollout", "Rolls out early March 2026."), entry("b", "Hello", "Wide world"));
		assertThat(run()).isEqualTo(2);
		List<News> news = this.impacts.news(0, this.impacts.lastPosition());
		assertThat(news).singleElement().satisfies((one) -> {
			assertThat(one.number()).isEqualTo(2);
			assertThat(one.differences()).extracting(Difference::kind).contains(Difference.Kind.DATE_EARLIER);
		});
		assertThat(this.impacts.differences(news.get(0).noticeId())).hasSize(2);
	}

	@Test
	void ofANoticeThatIsNewsTwiceOnlyTheNewestIsTold() throws Exception {
		say(false, entry("a", "Rollout", "Rolls out mid-March 2026."));
		say(false, entry("a", "Rollout", "Rolls out early March 2026."));
		assertThat(run()).isEqualTo(2);
		long last = this.impacts.lastPosition();
		assertThat(this.impacts.news(0, last)).extracting(News::number).containsExactly(2);
		assertThat(this.impacts.news(0, last - 1)).extracting(News::number).containsExactly(1);
		assertThat(this.impacts.news(last, last)).isEmpty();
	}

	@Test
	void keepsWhatEachRevisionPromised() throws Exception {
		say(false, entry("a", "Rollout",
				"General Availability (GCC): Begins early May 2026 (previously mid-March) and completes by July 2, 2026."));
		say(false, entry("a", "Rollout", "Nothing is promised any more."));
		run();
		List<News> news = this.impacts.news(0, this.impacts.lastPosition());
		long notice = news.get(0).noticeId();
		Map<Long, List<Promise>> promised = this.timelines.ofNotices(List.of(notice));
		assertThat(promised).hasSize(1);
		List<Promise> promises = promised.values().iterator().next();
		assertThat(promises).extracting(Promise::from, Promise::to, Promise::milestone, Promise::words)
			.containsExactly(tuple(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 10), "begin", "early May 2026"),
					tuple(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 2), "complete", "July 2, 2026"));
		assertThat(promises).extracting(Promise::stage, Promise::cloud)
			.containsOnly(tuple("general-availability", "gcc"));
		assertThat(promises.get(0).previously()).isNotNull()
			.extracting(Promise::from)
			.isEqualTo(LocalDate.of(2026, 3, 11));
		assertThat(this.timelines.of(promised.keySet())).isEqualTo(promised);
		this.timelines.add(promised);
		assertThat(this.timelines.of(promised.keySet())).isEqualTo(promised);
		assertThat(this.timelines.of(List.of())).isEmpty();
	}

	@Test
	void whatAnotherProcessKeptStaysAsItIs() {
		say(false, entry("a", "Hello", "World"));
		List<Revision> revisions = this.notices.unclassified(0, 10);
		Impact impact = Classifier.standard().classify(Subject.of(revisions.get(0))).impact();
		List<NewImpact> twice = List.of(new NewImpact(revisions.get(0), impact, List.of()));
		assertThat(this.impacts.add(twice, NOW)).isEqualTo(1);
		long position = this.impacts.lastPosition();
		assertThat(this.impacts.add(twice, NOW)).isZero();
		assertThat(this.impacts.lastPosition()).isEqualTo(position);
	}

	private void say(boolean baseline, Entry... entries) {
		this.notices.keep(List.of(new Said(this.source, baseline, List.of(), List.of(), List.of(entries))), NOW);
	}

	private static Entry entry(String key, String title, String html) {
		return new Entry(key, title, null, html, List.of(), List.of(), List.of(), NOW, null);
	}

	/** Runs the step and gives the number of revisions that it counted. */
	private long run() throws Exception {
		JobExecution execution = this.operator.start(
				new JobBuilder("classify-test", this.jobs).start(this.classify).build(),
				new JobParametersBuilder().addLong("at", System.nanoTime()).toJobParameters());
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		return execution.getStepExecutions().iterator().next().getExecutionContext().getLong("revisions");
	}

}
