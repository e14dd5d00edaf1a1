package org.runstate.notice;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class NoticeSearchTests {

	@Autowired
	Notices notices;

	@Autowired
	NoticeSearch search;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void oneSource() {
		this.jdbc.sql("""
				insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline,
					options, next_check_at)
				values (7, 'a', 'A', 'feed', 'https://vendor.example/', 3600, '[]', '[]', true, '{}', now())
				""").update();
		this.search.fill();
	}

	private void says(String key, String html) {
		Entry entry = new Entry(key, "Title", null, html, List.of(), List.of(), List.of(), null, null);
		this.notices.keep(List.of(new Said(7, false, List.of(), List.of(), List.of(entry))),
				Instant.parse("2026-11-22T08:00:00Z"));
	}

	private List<String> texts() {
		return this.jdbc.sql("select text from notice_text order by notice_id").query(String.class).list();
	}

	@Test
	void takesInEachNoticeOnceAsItStands() {
		says("a", "one");
		says("b", "two");
		assertThat(this.search.fill()).isEqualTo(2);
		assertThat(this.search.fill()).isZero();
		assertThat(texts()).containsExactly("one", "two");
	}

	@Test
	void takesInAgainWhatSaysSomethingElse() {
		says("a", "one");
		this.search.fill();
		says("a", "<p>one</p>");
		assertThat(this.search.fill()).isZero();
		says("a", "three");
		assertThat(this.search.fill()).isEqualTo(1);
		assertThat(texts()).containsExactly("three");
	}

}
