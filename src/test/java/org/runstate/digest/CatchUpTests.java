package org.runstate.digest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.How;
import org.runstate.digest.CatchUpTable.Planned;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class CatchUpTests extends CatchUpScene {

	/** With hours that clocks leave out or repeat in spring and autumn. */
	private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Pacific/Kiritimati",
			"Pacific/Pago_Pago", "Asia/Kathmandu");

	@Autowired
	Acknowledgements acknowledgements;

	@ParameterizedTest
	@ValueSource(strings = { "2026-03", "2026-10" })
	void joinerOnEachDayOfAMonthGetsExactlyOne(String month) throws IOException {
		YearMonth each = YearMonth.parse(month);
		Instant begin = each.atDay(1).minusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC);
		this.now = begin;
		this.today = LocalDate.ofInstant(begin, ZoneOffset.UTC);
		notice(1, "medium", "none", "none", each.atEndOfMonth().plusDays(99), "later", true);
		List<Planned> planned = new ArrayList<>();
		List<String> rows = new ArrayList<>();
		for (int day = 1; day <= each.lengthOfMonth(); day++) {
			for (String zone : ZONES) {
				int hour = List.of(0, 1, 2, 3, 8, 23).get((day + ZONES.indexOf(zone)) % 6);
				String email = "d" + day + "." + zone.replace('/', '.').toLowerCase(Locale.ROOT) + "@example.org";
				rows.add(email + ",N " + day + ",admin," + zone + "," + hour + ",");
				planned.add(new Planned(email, CatchUp.JOINED, each.atDay(day)));
			}
		}
		people(rows.toArray(String[]::new));
		this.table.plan(planned);
		for (int hours = 0; hours < 24 * (each.lengthOfMonth() + 5); hours++) {
			this.now = begin.plus(Duration.ofHours(hours)).plusSeconds(60);
			run();
		}
		assertThat(count("message")).isEqualTo(planned.size());
		assertThat(count("message where cause like 'catch-up %'")).isEqualTo(planned.size());
		assertThat(count("obligation")).isEqualTo(planned.size());
		this.jdbc.sql("""
				select p.zone, p.hour, c.on_day, m.planned_at from message m
				join person p on p.id = m.person_id join catch_up c on c.person_id = p.id
				""").query((row) -> {
			ZoneId zone = ZoneId.of(row.getString(1));
			ZonedDateTime at = row.getObject(4, Instant.class).atZone(zone);
			ZonedDateTime wished = row.getObject(3, LocalDate.class).atTime(row.getInt(2), 0).atZone(zone);
			assertThat(at).as(row.getString(1) + " " + wished).isAfterOrEqualTo(wished).isBefore(wished.plusHours(1));
		});
	}

	@Test
	void firstImportOfManyPeopleSendsNone() throws IOException {
		coming(1, "medium", "none", "none");
		people(IntStream.range(0, 1000)
			.mapToObj((i) -> "p" + i + "@example.org,P,admin,UTC,0,")
			.toArray(String[]::new));
		people("old@example.org,Old,admin,UTC,0," + this.today.minusDays(8));
		assertThat(count("catch_up")).isZero();
		assertThat(run()).isZero();
	}

	@Test
	void joinerOfTheseDaysIsCaughtUpAtTheirHour() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,9," + this.today.minusDays(7));
		this.now = this.today.atTime(8, 59).toInstant(ZoneOffset.UTC);
		assertThat(run()).isZero();
		assertThat(count("digest_progress")).as("nothing else before").isZero();
		this.now = this.today.atTime(9, 1).toInstant(ZoneOffset.UTC);
		assertThat(run()).isEqualTo(1);
		assertThat(run()).isZero();
		assertThat(one("select concat(kind, ' ', subject) from message"))
			.isEqualTo("digest Welcome: what still matters (one to acknowledge)");
	}

	@Test
	void whatTheyOweIsAcknowledgedLikeAnyOther() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		run();
		assertThat(this.obligations.waiting(person("ada").id())).singleElement()
			.matches((owed) -> owed.due().equals(this.today.plusDays(10)) && !owed.again());
		this.acknowledgements.record(person("ada").id(), 1, 1, How.SIGNED_IN);
		assertThat(this.obligations.waiting(person("ada").id())).isEmpty();
	}

	@Test
	void whatCameBeforeIsNotToldTwiceAndWhatComesAfterIsTold() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		run();
		daily();
		assertThat(count("message")).as("nothing new").isEqualTo(1);
		coming(2, "medium", "none", "none");
		this.jdbc.sql("update digest_progress set last_on = null").update();
		daily();
		assertThat(one("select group_concat(revisions order by id separator ' ') from digest")).isEqualTo("[1] [2]");
		assertThat(one("select group_concat(state) from message")).as("a later digest does not take its place")
			.isEqualTo("queued,queued");
	}

	@Test
	void withdrawnAndFollowingAndLongDoneAreLeftOut() throws IOException {
		coming(1, "medium", "none", "none");
		coming(2, "medium", "none", "none");
		coming(3, "medium", "none", "none");
		notice(4, "medium", "none", "none", this.today.minusDays(3), "later", true);
		this.jdbc
			.sql("update impact set difference = '[{\"kind\":\"WITHDRAWN\",\"material\":true,\"why\":\"x\"}]' "
					+ "where notice_id = 2")
			.update();
		this.jdbc
			.sql("insert into follower (notice_id, lead_id, why, joined_at) values (3, 1, 'same', utc_timestamp())")
			.update();
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		run();
		assertThat(one("select revisions from digest")).isEqualTo("[1]");
	}

	@Test
	void mostPressingComeFirstAndTheRestIsCounted() throws IOException {
		for (int i = 1; i <= 30; i++) {
			notice(i, (i % 2 == 0) ? "medium" : "none", "none", "low", this.today.plusDays(100 - i),
					(i == 7) ? "now" : "later", false);
		}
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		run();
		assertThat(count("obligation")).as("the cap is of the mail").isEqualTo(30);
		String revisions = one("select revisions from digest");
		assertThat(revisions).startsWith("[7,30,29,28,").endsWith(",3,2,1]");
		assertThat(one("select html from stencil where html like '%10 more%' limit 1")).contains("see all of them");
	}

	@Test
	void whoGainsAnAudienceHearsWhatConcernsThemBecauseOfItOnce() throws IOException {
		people("ada@example.org,Ada,admin,UTC,0,");
		coming(1, "medium", "medium", "none");
		notice(2, "none", "medium", "none", this.today.plusDays(90), "none", true);
		notice(3, "none", "none", "low", this.today.plusDays(90), "none", true);
		this.progress.begin(this.now);
		daily();
		assertThat(one("select revisions from digest")).as("whatever has a day concerns admins").contains("1");
		this.jdbc.sql("update impact set act_by = null where notice_id in (2, 3)").update();
		this.jdbc.sql("delete from digest").update();
		coming(4, "none", "medium", "none");
		notice(5, "none", "medium", "none", this.today, "now", true);
		this.jdbc.sql("update impact set act_by = null where notice_id in (4, 5)").update();
		this.jdbc.sql("update digest_progress set urgent_to = (select max(position) from impact)").update();
		people("ada@example.org,Ada,admin;helpdesk,UTC,0,");
		run();
		assertThat(one("select digest_window from digest")).startsWith("catch-up helpdesk ");
		assertThat(one("select revisions from digest")).as("not what the next digest says, yet what it leaves to the urgent ones").isEqualTo("[5,2,3]");
		assertThat(one("select group_concat(subject) from message where cause like 'catch-up %'"))
			.startsWith("What matters for you as help desk");
		people("ada@example.org,Ada,admin,UTC,0,");
		people("ada@example.org,Ada,admin;helpdesk,UTC,0,");
		assertThat(run()).isZero();
	}

	@Test
	void audienceThatIsLostBeforeTheHourIsNotCaughtUp() throws IOException {
		coming(1, "none", "medium", "none");
		people("ada@example.org,Ada,user,UTC,0,");
		people("ada@example.org,Ada,user;helpdesk,UTC,0,");
		people("ada@example.org,Ada,user,UTC,0,");
		assertThat(count("catch_up")).isZero();
	}

	@Test
	void dayMovesUntilItIsDone() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today.plusDays(5));
		assertThat(run()).isZero();
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		assertThat(run()).isEqualTo(1);
		people("ada@example.org,Ada,admin,UTC,0," + this.today.plusDays(1));
		this.now = this.now.plus(Duration.ofDays(2));
		assertThat(run()).isZero();
		assertThat(count("message")).isEqualTo(1);
	}

	@Test
	void dayThatTurnsOutToBeLongAgoMakesNobodyNew() throws IOException {
		people("ada@example.org,Ada,admin,UTC,0," + this.today.plusDays(5));
		people("ada@example.org,Ada,admin,UTC,0,2020-01-01");
		assertThat(count("catch_up")).isZero();
		this.progress.begin(this.now);
		assertThat(count("digest_progress")).isEqualTo(1);
	}

	@Test
	void whoLeftGetsNoneAndWhoComesBackOnAnotherDayJoinsAgain() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today, "bob@example.org,Bob,admin,UTC,0,");
		file(true, HEADER + "bob@example.org,Bob,admin,UTC,0,\n");
		assertThat(run()).isZero();
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		assertThat(run()).isEqualTo(1);
		file(true, HEADER + "bob@example.org,Bob,admin,UTC,0,\n");
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		assertThat(run()).as("the same day").isZero();
		file(true, HEADER + "bob@example.org,Bob,admin,UTC,0,\n");
		coming(2, "medium", "none", "none");
		this.jdbc.sql("update digest_progress set told_to = 1000000, urgent_to = 1000000").update();
		people("ada@example.org,Ada,admin,UTC,0," + this.today.minusDays(1));
		assertThat(run()).isEqualTo(1);
		assertThat(one("select group_concat(revisions order by id separator ' ') from digest"))
			.as("not what they were told before")
			.isEqualTo("[1] [2]");
	}

	@Test
	void twoAtTheSameTimeTellOnce() throws Exception {
		coming(1, "medium", "none", "none");
		people(IntStream.range(0, 50)
			.mapToObj((i) -> "p" + i + "@example.org,P,admin,UTC,0," + this.today)
			.toArray(String[]::new));
		List<CompletableFuture<Integer>> runs = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(this::run))
			.toList();
		assertThat(runs.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(50);
		assertThat(count("message")).isEqualTo(50);
		assertThat(one("select count(distinct person_id) from message")).isEqualTo("50");
	}

	@Test
	void importAtTheSameTimeDisturbsNobody() throws Exception {
		coming(1, "medium", "none", "none");
		String[] rows = IntStream.range(0, 50)
			.mapToObj((i) -> "p" + i + "@example.org,P,admin,UTC,0," + this.today)
			.toArray(String[]::new);
		people(rows);
		List<CompletableFuture<Integer>> runs = IntStream.range(0, 3)
			.mapToObj((i) -> CompletableFuture.supplyAsync(this::run))
			.toList();
		for (int i = 0; i < 5; i++) {
			String other = this.today.minusDays(i % 3).toString();
			people(Stream.of(rows).map((row) -> row.replace(this.today.toString(), other)).toArray(String[]::new));
		}
		assertThat(runs.stream().mapToInt(CompletableFuture::join).sum() + run()).isEqualTo(50);
		assertThat(count("message")).isEqualTo(50);
	}

	@Test
	void whoIsGoingToJoinHearsNothingBefore() throws IOException {
		coming(1, "medium", "medium", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today.plusDays(3));
		people("ada@example.org,Ada,admin;helpdesk,UTC,0," + this.today.plusDays(3));
		assertThat(run()).isZero();
		assertThat(count("digest_progress")).isZero();
		this.now = this.now.plus(Duration.ofDays(3));
		assertThat(run()).isEqualTo(1);
		assertThat(one("select group_concat(because) from catch_up")).isEqualTo("joined");
	}

	@Test
	void incidentThatIsResolvedIsLeftOut() throws IOException {
		notice(1, "high", "none", "none", this.today.plusDays(1), "now", true);
		this.jdbc.sql("update revision set labels = '[\"status:resolved\"]'").update();
		coming(2, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		run();
		assertThat(one("select revisions from digest")).isEqualTo("[2]");
	}

	@Test
	void announcementsStayWithThoseForWhomTheyWereWritten() throws IOException {
		coming(1, "medium", "none", "none");
		this.jdbc.sql("update source set kind = 'announcement'").update();
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		assertThat(run()).isEqualTo(1);
		assertThat(count("message")).isZero();
	}

	@Test
	void whoDeclinedGetsOnlyWhatTheyOwe() throws IOException {
		coming(1, "medium", "none", "none");
		notice(2, "none", "none", "low", this.today.plusDays(90), "none", true);
		people("ada@example.org,Ada,user;helpdesk,UTC,0," + this.today);
		this.jdbc.sql("update person set wants_digest = false").update();
		this.jdbc.sql("update impact set touches_helpdesk = 'medium' where notice_id = 1").update();
		run();
		assertThat(one("select revisions from digest")).isEqualTo("[1]");
	}

	@Test
	void whatIsNotCommittedIsDoneLater() throws IOException {
		coming(1, "medium", "none", "none");
		people("ada@example.org,Ada,admin,UTC,0," + this.today);
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			tell(List.of(person("ada").id()));
			status.setRollbackOnly();
		});
		assertThat(count("message")).isZero();
		assertThat(run()).isEqualTo(1);
	}

	@Test
	void onboardingOfTheirAudienceAndLanguageStandsInIt() throws IOException {
		this.jdbc.sql("""
				insert into onboarding_item (language, position, title, url, text, audiences, changed_at) values
				('en', 2, 'Second & last', 'https://help.example/a?b=1&c=2', '', '[]', utc_timestamp()),
				('en', 1, 'First <b>', null, 'Read this.', '["user"]', utc_timestamp()),
				('en', 3, 'For admins', null, 'Not this.', '["admin"]', utc_timestamp()),
				('de', 1, 'Deutsch', null, 'Nicht das.', '[]', utc_timestamp())
				""").update();
		people("ada@example.org,Ada,user,UTC,0," + this.today);
		assertThat(run()).isEqualTo(1);
		String html = one("select group_concat(s.html) from stencil s join message m on locate(s.id, m.body) > 0");
		assertThat(html).contains("First &lt;b&gt;", "Read this.", "Second &amp; last", "a?b=1&amp;c=2")
			.doesNotContain("For admins", "Deutsch");
		assertThat(html.indexOf("First")).isLessThan(html.indexOf("Second"));
		assertThat(one("select subject from message")).isEqualTo("Welcome: what still matters");
		assertThat(one("select unsubscribe is not null from message")).isEqualTo("1");
	}

	@Test
	void nothingToSayIsDoneWithoutAMail() throws IOException {
		people("ada@example.org,Ada,user,UTC,0," + this.today);
		assertThat(run()).isEqualTo(1);
		assertThat(count("message")).isZero();
		assertThat(count("digest_progress")).isEqualTo(1);
	}

	private void daily() {
		new TransactionTemplate(this.transactions).executeWithoutResult(
				(status) -> this.telling.tell(this.jdbc.sql("select id from person").query(Long.class).list(),
						new Round.Daily(this.leads.relatedTo())));
	}

}
