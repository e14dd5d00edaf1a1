package org.runstate.digest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.PeopleFile;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.Outbox;
import org.runstate.source.SourceWatch;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class SourceWarningsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@Autowired
	SourceWatch watch;

	@Autowired
	People people;

	@Autowired
	PeopleFile peopleFile;

	@Autowired
	Outbox outbox;

	@Autowired
	MailTemplates templates;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void anOwnerAnAdministratorAndThreeSources() throws IOException {
		this.peopleFile.load(new ByteArrayInputStream("""
				email,name,roles
				mia@example.org,Mia Sand,admin
				ada@example.org,Ada Low,administrator
				""".getBytes(StandardCharsets.UTF_8)), false);
		source("apple", "Mia@example.org", "2026-11-19 08:00:00", null);
		source("intune", "mia@example.org", null, "2026-11-01 08:00:00");
		source("orphan", "gone@example.org", "2026-11-20 08:00:00", null);
	}

	private void source(String key, String owner, @Nullable String failingSince, @Nullable String newsAt) {
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, cadence_seconds, services, platforms,
						owner, baseline, options, next_check_at, failing_since, news_at, failure, detail)
					values (:key, concat('The ', :key), 'feed', 'https://feeds.example.org/', 3600, 86400, '[]', '[]', :owner,
						true, '{}', '2026-11-22', :failing, :news, if(:failing is null, null, 'timeout'),
						if(:failing is null, null, 'The server took too long.'))
					""")
			.param("key", key)
			.param("owner", owner)
			.param("failing", failingSince)
			.param("news", newsAt)
			.update();
	}

	private int warn(Instant now) {
		return new SourceWarnings(this.watch, this.people, this.outbox, this.templates,
				Clock.fixed(now, ZoneOffset.UTC), "https://runstate.example")
			.warn();
	}

	private List<String> subjects() {
		return this.jdbc.sql("select concat(recipient, ': ', subject) from message order by recipient")
			.query(String.class)
			.list();
	}

	@Test
	void tellsEachOwnerInOneMailAndAdministratorsWhatNobodyOwns() {
		assertThat(warn(NOW)).isEqualTo(2);
		assertThat(subjects()).containsExactly("ada@example.org: The orphan not seen for 2 days",
				"mia@example.org: 2 sources cannot be seen or are silent: The intune, …");
		String text = this.jdbc.sql(
				"select s.text from message m join stencil s on m.body like concat('%', s.id, '%') where m.recipient = 'mia@example.org'")
			.query(String.class)
			.single();
		assertThat(text).contains("Not seen for 3 days, since 19 Nov 2026: took too long.")
			.contains("Nothing new for 21 days, since 1 Nov 2026")
			.contains("https://runstate.example/sources/apple");
	}

	@Test
	void tellsAgainAfterAWeekAndNotBefore() {
		warn(NOW);
		assertThat(warn(NOW.plusSeconds(6 * 86_400))).isZero();
		assertThat(warn(NOW.plusSeconds(7 * 86_400))).isEqualTo(2);
	}

}
