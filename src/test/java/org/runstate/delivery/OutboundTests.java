package org.runstate.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.database.Installation;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What keeps messages from leaving: a pause, a copy of the database, a long standstill,
 * and a server that takes only so many.
 */
@RunstateTest
class OutboundTests {

	@Autowired
	Outbound outbound;

	@Autowired
	Outbox outbox;

	@Autowired
	Holds holds;

	@Autowired
	Installation installation;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	MockMvcTester pages;

	@Test
	void isClosedWhilePausedAndOpenAgain() {
		assertThat(this.outbound.closed()).isEmpty();
		this.outbound.pause();
		assertThat(this.outbound.closed()).hasValueSatisfying((reason) -> assertThat(reason).contains("paused"));
		this.outbound.resume();
		assertThat(this.outbound.closed()).isEmpty();
	}

	@Test
	void isClosedInACopyUntilItIsAdopted() {
		this.jdbc.sql("""
				insert into setting (name, value) values ('installation.base-url', 'https://changes.example.org')
				on duplicate key update value = value(value)
				""").update();
		assertThat(this.outbound.closed())
			.hasValueSatisfying((reason) -> assertThat(reason).contains("belongs to https://changes.example.org"));
		this.installation.adopt();
		assertThat(this.outbound.closed()).isEmpty();
	}

	@Test
	void holdsWhatShouldHaveLeftLongAgo() {
		add("digest", Duration.ofHours(7));
		add("digest", Duration.ofHours(5));
		add("reminder", Duration.ofHours(23));
		add("reminder", Duration.ofHours(25));
		assertThat(this.holds.hold()).isEqualTo(2);
		assertThat(this.holds.held()).extracting(Holds.Held::kind).containsExactly("digest", "reminder");
		assertThat(this.holds.release()).isEqualTo(2);
		assertThat(this.holds.hold()).isZero();
	}

	@Test
	@WithMockUser(username = "ada@example.org", roles = "ADMINISTRATOR")
	void dropsManyOnlyForWhoTypesTheirNumber() {
		for (int i = 0; i <= OutboxActions.MANY; i++) {
			add("reminder", Duration.ofHours(30));
		}
		assertThat(this.holds.hold()).isEqualTo(501);
		assertThat(this.pages.post().uri("/outbox/drop").with(csrf())).hasStatus3xxRedirection();
		assertThat(states()).containsExactly("held");
		assertThat(this.pages.post().uri("/outbox/drop").param("count", "501").with(csrf())).hasStatus3xxRedirection();
		assertThat(states()).containsExactly("cancelled");
		assertThat(this.jdbc.sql("select distinct reply from message").query(String.class).single())
			.isEqualTo("dropped by ada@example.org");
	}

	@Test
	void givesTheServerNoMoreThanItTakesAlsoAfterARestart() {
		Instant[] now = { Instant.parse("2026-11-23T08:00:00Z") };
		int taken = 0;
		for (int second = 0; second < 600; second++) {
			// a pace of its own is what a restart has
			Pace pace = pace(() -> now[0], 30L, 1000L);
			while (pace.take("digest")) {
				taken++;
			}
			now[0] = now[0].plusSeconds(1);
			Instant minuteAgo = now[0].minusSeconds(60);
			assertThat(this.jdbc.sql("select count(*) from handover where handed_at > ?")
				.param(minuteAgo)
				.query(Long.class)
				.single()).isLessThanOrEqualTo(30);
		}
		assertThat(taken).isBetween(270, 300);
	}

	@Test
	void keepsATenthOfTheDayForWhatCannotWait() {
		Pace pace = pace(this.clock, null, 20L);
		int digests = 0;
		while (pace.take("digest")) {
			digests++;
		}
		assertThat(digests).isEqualTo(18);
		assertThat(pace.take("reminder")).isTrue();
		assertThat(pace.take("reminder")).isTrue();
		assertThat(pace.take("reminder")).isFalse();
	}

	@Test
	void opensFewerConnectionsForAWhileWhenTheServerIsCrowded() {
		Instant[] now = { Instant.parse("2026-11-23T08:00:00Z") };
		Pace pace = pace(() -> now[0], null, null);
		pace.crowded();
		assertThat(pace.connections(3)).isEqualTo(2);
		pace.crowded();
		pace.crowded();
		assertThat(pace.connections(3)).isEqualTo(1);
		now[0] = now[0].plus(Duration.ofMinutes(11));
		assertThat(pace.connections(3)).isEqualTo(3);
	}

	@Test
	void knowsWhatExchangeOnlineTakes() {
		MailSettings unset = settings(null, null);
		assertThat(Pace.Limits.of(unset, "smtp.office365.com")).isEqualTo(new Pace.Limits(30, 10_000));
		assertThat(Pace.Limits.of(unset, "relay.example.org").any()).isFalse();
		assertThat(Pace.Limits.of(settings(5L, null), "smtp.office365.com")).isEqualTo(new Pace.Limits(5, 10_000));
	}

	private Pace pace(InstantSource now, @Nullable Long perMinute, @Nullable Long perDay) {
		MailServer server = new MailServer(new StaticListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class));
		return new Pace(this.jdbc, this.transactions, settings(perMinute, perDay), server,
				now.withZone(ZoneOffset.UTC));
	}

	private static MailSettings settings(@Nullable Long perMinute, @Nullable Long perDay) {
		return new MailSettings("Runstate <runstate@example.org>", null, 3, 10, Duration.ofSeconds(20), perMinute,
				perDay);
	}

	private void add(String kind, Duration ago) {
		UUID id = UUID.randomUUID();
		this.outbox.add(List.of(new NewMessage(id, kind + " " + id, kind, 1, "p@example.org", "P", "S", "t", "h", null,
				this.clock.instant().minus(ago))));
	}

	private List<String> states() {
		return this.jdbc.sql("select distinct state from message").query(String.class).list();
	}

}
