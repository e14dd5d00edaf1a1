package org.runstate.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.runstate.audience.People;
import org.runstate.support.ArticleForm;
import org.runstate.support.Articles;
import org.runstate.support.Calls;
import org.runstate.support.CardDesk;
import org.runstate.support.IssueState;
import org.runstate.support.KnownIssues;
import org.runstate.support.MaterialForm;
import org.runstate.support.Materials;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the help desk of the sample organisation wrote: articles and materials before the
 * story begins, cards once there is something to write about. One card it leaves to the
 * visitor.
 */
@Component
@Profile("demo")
class SampleDesk {

	private final Articles articles;

	private final Materials materials;

	private final CardDesk desk;

	private final KnownIssues issues;

	private final Calls calls;

	private final People people;

	private final JdbcClient jdbc;

	private final Clock clock;

	SampleDesk(Articles articles, Materials materials, CardDesk desk, KnownIssues issues, Calls calls, People people,
			JdbcClient jdbc, Clock clock) {
		this.articles = articles;
		this.materials = materials;
		this.desk = desk;
		this.issues = issues;
		this.calls = calls;
		this.people = people;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Brings articles and materials in, unless there are some. */
	void open() {
		Content content = read();
		long author = person("fatima.alsayed@kestrel-finch.example");
		if (this.jdbc.sql("select count(*) from article").query(Long.class).single() == 0) {
			content.articles()
				.forEach(
						(one) -> this.articles.add(
								new ArticleForm(0, one.title(), Objects.requireNonNullElse(one.url(), ""), one.text(),
										one.platforms(), one.services(), one.keywords()),
								author, this.clock.instant()));
		}
		if (this.jdbc.sql("select count(*) from material").query(Long.class).single() == 0) {
			LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
			content.materials()
				.forEach((one) -> this.materials
					.add(new MaterialForm(0, one.title(), one.url(), one.owner(), one.platforms(), one.services(),
							one.keywords(), today.minusDays(one.reviewed()).toString(), String.valueOf(one.every())),
							author, this.clock.instant()));
		}
	}

	/** Writes each card whose notice has come and that nobody has touched yet. */
	void write() {
		read().cards().forEach((card) -> untouched(card.key()).ifPresent((notice) -> write(card, notice)));
	}

	private void write(SampleCard card, long notice) {
		long person = person(card.by());
		this.desk.approve(notice, (draft) -> draft.saying(card.says(), card.answer(), card.escalate()), person);
		IssueState.of(Objects.requireNonNullElse(card.issue(), ""))
			.ifPresent((state) -> this.issues.mark(notice, state, Objects.requireNonNullElse(card.workaround(), ""),
					person));
		for (int call = 0; call < card.calls(); call++) {
			this.calls.count(notice, person);
		}
	}

	private Optional<Long> untouched(String key) {
		return this.jdbc.sql("""
				select n.id from notice n join source s on s.id = n.source_id join card c on c.notice_id = n.id
				where s.source_key like 'sample-%' and n.entry_key like ? and c.edited_by is null
				""").param("%" + key + "%").query(Long.class).optional();
	}

	private long person(String email) {
		return this.people.find(email).orElseThrow().id();
	}

	private static Content read() {
		try (InputStream in = new ClassPathResource("demo/desk.yaml").getInputStream()) {
			return YAMLMapper.builder().build().readValue(in, Content.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("demo/desk.yaml was not read", ex);
		}
	}

	private record Content(List<SampleArticle> articles, List<SampleMaterial> materials, List<SampleCard> cards) {
	}

	private record SampleArticle(String title, @Nullable String url, String text, List<String> platforms,
			String services, String keywords) {
	}

	/** One of which somebody last looked some days ago. */
	private record SampleMaterial(String title, String url, String owner, List<String> platforms, String services,
			String keywords, int reviewed, int every) {
	}

	private record SampleCard(String key, String by, String says, String answer, String escalate,
			@Nullable String issue, @Nullable String workaround, int calls) {
	}

}
