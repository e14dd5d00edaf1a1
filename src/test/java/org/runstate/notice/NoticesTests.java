package org.runstate.notice;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class NoticesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@Autowired
	Notices notices;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void oneSource() {
		this.jdbc.sql("""
				insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline,
					options, next_check_at)
				values (7, 'vendor', 'Vendor', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', now())
				""").update();
	}

	@Test
	void keepsWhatIsNewAsTheFirstRevision() {
		assertThat(keep(entry("a", "Title", "<p>Text</p>"))).isEqualTo(new Kept(1, 0, 0));
		assertThat(revisions()).singleElement().satisfies((revision) -> {
			assertThat(revision.number()).isEqualTo(1);
			assertThat(revision.text()).isEqualTo("Text");
			assertThat(revision.seenAt()).isEqualTo(NOW);
			assertThat(revision.baseline()).isFalse();
		});
	}

	@Test
	void keepsARevisionWhenTheTextChanges() {
		keep(entry("a", "Title", "<p>in March</p>"));
		assertThat(keep(entry("a", "Title", "<p>in April</p>"))).isEqualTo(new Kept(0, 1, 0));
		assertThat(revisions()).extracting(Revision::number, Revision::text)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(2, "in April"),
					org.assertj.core.groups.Tuple.tuple(1, "in March"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p class=\"y\" id=\"x\">in March, see https://v.example/x?id=1</p>",
			"<div>in   March,\n see https://v.example/x?id=1&utm_source=feed</div>",
			"<p>in&nbsp;March, see https://v.example/x?id=1<script>count(2)</script></p>" })
	void noiseIsNoRevision(String noise) {
		keep(entry("a", "Title", "<p id=\"x\" class=\"y\">in March, see https://v.example/x?id=1</p>"));
		assertThat(keep(entry("a", "(Updated) Title", noise))).isEqualTo(new Kept(0, 0, 1));
		assertThat(revisions()).hasSize(1);
	}

	@Test
	void theSameEntriesAgainChangeNothing() {
		Entry[] entries = IntStream.range(0, 1_200)
			.mapToObj((n) -> entry("k" + n, "Title " + n, "<p>Text " + n + "</p>"))
			.toArray(Entry[]::new);
		assertThat(keep(entries)).isEqualTo(new Kept(1_200, 0, 0));
		assertThat(keep(entries)).isEqualTo(new Kept(0, 0, 1_200));
	}

	@Test
	void keysDifferByCaseAccentAndTrailingBlank() {
		assertThat(keep(entry("a", "1", ""), entry("A", "2", ""), entry("ä", "3", ""), entry("a ", "4", "")).notices())
			.isEqualTo(4);
	}

	@Test
	void anEntryThatLeavesTheFeedStays() {
		keep(entry("a", "1", ""), entry("b", "2", ""));
		keep(entry("b", "2", ""));
		assertThat(this.jdbc.sql("select count(*) from notice").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void findsTheRevisionBefore() {
		keep(entry("a", "Title", "one"));
		keep(entry("a", "Title", "two"));
		List<Revision> both = revisions();
		assertThat(this.notices.previous(both.stream().map(Revision::id).toList()))
			.hasEntrySatisfying(both.get(0).id(), (before) -> assertThat(before.text()).isEqualTo("one"))
			.hasSize(1);
	}

	@Test
	void handsOutEachRevisionThatHasNoImpact() {
		keep(entry("a", "1", ""), entry("b", "2", ""), entry("c", "3", ""));
		List<Revision> first = this.notices.unclassified(0, 2);
		assertThat(first).extracting(Revision::title).containsExactly("1", "2");
		assertThat(this.notices.unclassified(first.get(1).id(), 2)).extracting(Revision::title).containsExactly("3");
	}

	private Kept keep(Entry... entries) {
		return this.notices.keep(List.of(new Said(7, false, List.of(), List.of(), List.of(entries))), NOW).get(0);
	}

	private List<Revision> revisions() {
		return this.notices.revisions(this.jdbc.sql("select min(id) from notice").query(Long.class).single());
	}

	private static Entry entry(String key, String title, String html) {
		return new Entry(key, title, "https://vendor.example/" + key.strip(), html, List.of(), List.of(), List.of(),
				null, null);
	}

}
