package org.runstate.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.How;
import org.runstate.acknowledgement.NewObligation;
import org.runstate.acknowledgement.Obligation;
import org.runstate.acknowledgement.Obligations;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class ChangesTests {

	private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

	private static final LocalDate DUE = LocalDate.of(2100, 1, 1);

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	Relating relating;

	@Autowired
	ByHand byHand;

	@Autowired
	Leads leads;

	@Autowired
	Suggestions suggestions;

	@Autowired
	Obligations obligations;

	@Autowired
	Acknowledgements acknowledgements;

	@BeforeEach
	void sourcesAndPeople() {
		List<String> kinds = List.of("graph-messages", "m365-roadmap", "feed", "page", "kev", "manual");
		for (int at = 0; at < kinds.size(); at++) {
			this.jdbc
				.sql("""
						insert into source (id, source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
							next_check_at)
						values (?, ?, ?, ?, 'https://example.org/', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
						""")
				.params(at + 1, kinds.get(at), kinds.get(at), kinds.get(at))
				.update();
		}
		for (int at = 1; at <= 3; at++) {
			this.jdbc.sql("""
					insert into person (id, email, name, audiences, roles, platforms, services, locale, zone, hour)
					values (?, ?, ?, '["admin"]', '["administrator"]', '[]', '[]', 'en', 'UTC', 8)
					""").params(at, "p" + at + "@example.org", "Person " + at).update();
		}
		this.jdbc.sql("update change_position set last = (select last from impact_position where id = 1)").update();
	}

	@Test
	void aMessageLeadsTheRoadmapItemThatItNames() {
		long item = said(2, "130363", "Teams: walkie talkie on headsets", "For those on the move.", null);
		relate();
		assertThat(this.leads.of(List.of(item))).isEmpty();
		long message = said(1, "MC100001", "Microsoft Teams: Walkie talkie on wired headsets",
				"This message is associated with Roadmap ID 130363.", null);
		relate();
		assertThat(this.leads.of(List.of(item, message))).isEqualTo(Map.of(item, message));
		assertThat(this.leads.members(item)).containsExactly(item, message);
	}

	@Test
	void aSecondMessageOfTheSameItemIsAskedAboutNotJoined() {
		long item = said(2, "130363", "Teams: walkie talkie on headsets", "For those on the move.", null);
		long first = said(1, "MC100001", "Microsoft Teams: Walkie talkie preview on headsets",
				"This message is associated with Roadmap ID 130363.", null);
		long second = said(1, "MC100002", "Microsoft Teams: Walkie talkie for headsets is generally available",
				"This message is associated with Roadmap ID 130363.", null);
		relate();
		assertThat(this.leads.of(List.of(item, first, second))).hasSize(1).containsKey(item);
		assertThat(this.suggestions.of(this.leads.members(item))).isNotEmpty();
	}

	@Test
	void whatOnlyMentionsANumberStandsAlone() {
		long update = said(4, "a", "KB5000001 (OS build 26100.4061)", "It mends things.", null);
		long issue = said(3, "b", "Screens flicker after KB5000001", "A workaround is there.", null);
		long copy = said(3, "c", "Released: KB5000001", "It mends things.", null);
		relate();
		assertThat(this.leads.of(List.of(update, issue, copy))).containsOnlyKeys(copy);
	}

	@Test
	void aTopicJoinsNothing() {
		List<Long> all = new ArrayList<>();
		for (int at = 0; at < 3; at++) {
			all.add(said(1, "MC10000" + at, "Viva Amplify: card " + at, "Associated with Roadmap ID 130363.", null));
		}
		all.add(said(2, "130363", "Viva Amplify: analytics card", "", null));
		relate();
		assertThat(this.leads.of(all)).isEmpty();
	}

	@Test
	void whatLooksAlikeWaitsForAPersonAndTheirWordHolds() {
		long one = said(1, "MC100001", "Microsoft Outlook: Pop out live captions in meetings", "For all.", null);
		for (int at = 0; at < 8; at++) {
			said(3, "x" + at, "Something else number " + at, "Of another kind " + at + ".", null);
		}
		long other = said(2, "130363", "Outlook: Pop-out of live captions in meetings", "For all.", null);
		relate();
		assertThat(this.leads.of(List.of(one, other))).isEmpty();
		assertThat(this.suggestions.of(Set.of(one))).singleElement().satisfies((look) -> {
			assertThat(look.otherId()).isEqualTo(other);
			assertThat(look.percent()).isGreaterThan(60);
			assertThat(look.why()).contains("pop");
		});
		this.byHand.keepApart(one, other, 1);
		assertThat(this.suggestions.of(Set.of(one))).isEmpty();
		said(2, "130363", "Outlook: Pop-out of live captions in meetings", "For everybody.", null);
		relate();
		assertThat(this.suggestions.of(Set.of(one))).isEmpty();
		assertThat(this.byHand.join(one, other, 1)).isTrue();
		assertThat(this.leads.of(List.of(one, other))).isEqualTo(Map.of(other, one));
	}

	@Test
	void whatWasThereBeforeIsFoundByWhatIsNewButNotAskedAboutItself() {
		long old = was(1, "MC100001", "Microsoft Outlook: Pop out live captions in meetings", "For all.");
		long older = was(2, "130363", "Outlook: Pop-out of live captions in meetings", "For all.");
		relate();
		assertThat(this.suggestions.of(Set.of(old, older))).isEmpty();
		said(3, "x", "Outlook: Pop-out live captions for meetings", "For all.", null);
		relate();
		assertThat(this.suggestions.of(Set.of(old))).isNotEmpty();
	}

	@Test
	void whatIsOwedFollowsTheLead() {
		long item = said(2, "130363", "Teams: walkie talkie on headsets", "For all.", null);
		relate();
		owe(1, item);
		owe(2, item);
		this.acknowledgements.record(2, item, 1, How.API);
		long message = said(1, "MC100001", "Teams: walkie talkie on headsets", "Associated with Roadmap ID 130363.",
				null);
		relate();
		assertThat(waiting(1)).containsExactly(message);
		assertThat(waiting(2)).isEmpty();
		// the link in an old mail settles it as well
		this.acknowledgements.record(1, item, 1, How.MAIL_LINK);
		assertThat(waiting(1)).isEmpty();
	}

	@Test
	void whoeverOwesBothOwesOneAfterwards() {
		long one = said(1, "MC100001", "One thing", "For all.", null);
		long other = said(3, "a", "Quite another thing", "For all.", null);
		relate();
		owe(1, one);
		owe(1, other);
		owe(2, other);
		this.acknowledgements.record(3, one, 1, How.API);
		owe(3, other);
		this.byHand.join(one, other, 1);
		assertThat(waiting(1)).containsExactly(one);
		assertThat(waiting(2)).containsExactly(one);
		assertThat(waiting(3)).isEmpty();
	}

	@Test
	void whatIsSplitOffIsNewsAgainAndNotJoinedAgain() {
		long item = said(2, "130363", "Teams: walkie talkie on headsets", "For all.", null);
		long message = said(1, "MC100001", "Teams: walkie talkie on headsets", "Associated with Roadmap ID 130363.",
				null);
		relate();
		long before = this.impacts.lastPosition();
		assertThat(this.byHand.split(item, 2)).isTrue();
		assertThat(this.leads.of(List.of(item, message))).isEmpty();
		relate();
		assertThat(this.leads.of(List.of(item, message))).isEmpty();
		assertThat(this.impacts.news(before, this.impacts.lastPosition())).extracting((news) -> news.noticeId())
			.containsExactly(item);
		assertThat(this.byHand.split(item, 2)).isFalse();
		said(1, "MC100001", "Teams: walkie talkie on headsets", "Later. Associated with Roadmap ID 130363.", null);
		relate();
		assertThat(this.leads.of(List.of(item, message))).isEmpty();
	}

	@Test
	void thePromisesOfAChangeAreKeptInTheLedger() {
		long message = said(1, "MC100001", "Teams: walkie talkie on headsets", "For all.", null);
		this.jdbc.sql("""
				insert into promise (revision_id, at, from_day, to_day, accuracy, stage, words)
				select id, 0, '2026-03-01', '2026-03-31', 'month', 'general-availability', 'March' from revision
				""").update();
		relate();
		assertThat(this.jdbc.sql("select count(*) from slip").query(Long.class).single()).isZero();
		said(1, "MC100001", "Teams: walkie talkie on headsets", "For all, later.", null);
		this.jdbc.sql("""
				insert into promise (revision_id, at, from_day, to_day, accuracy, stage, words)
				select id, 0, '2026-05-01', '2026-05-10', 'part', 'general-availability', 'early May' from revision
				where number = 2
				""").update();
		relate();
		assertThat(this.jdbc.sql("select concat(notice_id, ' ', slipped, ' ', days, ' ', until_day) from slip")
			.query(String.class)
			.single()).isEqualTo(message + " 1 40 2026-05-10");
	}

	@Test
	void whateverPeopleDoEveryNoticeIsInOneChangeAndNobodyIsAskedTwice() {
		Random random = new Random(20_261_122);
		List<Long> all = new ArrayList<>();
		for (int at = 0; at < 12; at++) {
			all.add(said(1 + at % 6, (at % 6 == 0) ? "MC10000" + at : "k" + at, "Thing number " + at,
					"Roadmap ID: 13036" + at % 4, null));
		}
		relate();
		Set<List<Long>> apart = new HashSet<>();
		for (int turn = 0; turn < 200; turn++) {
			long one = all.get(random.nextInt(all.size()));
			long other = all.get(random.nextInt(all.size()));
			long person = random.nextInt(3) + 1L;
			switch (random.nextInt(6)) {
				case 0 -> {
					if (one != other) {
						this.byHand.join(one, other, person);
						apart.clear();
					}
				}
				case 1 -> {
					Set<Long> rest = new TreeSet<>(this.leads.members(one));
					rest.remove(one);
					this.byHand.split(one, person);
					rest.forEach((each) -> apart.add(List.of(one, each)));
				}
				case 2 -> this.byHand.lead(one, person);
				case 3 -> owe(person, this.leads.of(List.of(one)).getOrDefault(one, one));
				case 4 -> this.acknowledgements.record(person, one, 1, How.API);
				default -> {
					int at = all.indexOf(one);
					said(1 + at % 6, (at % 6 == 0) ? "MC10000" + at : "k" + at, "Thing number " + at,
							"Turn " + turn + "\nRoadmap ID: 13036" + at % 4, null);
					relate();
				}
			}
			hold(all, apart);
		}
	}

	/** A lead never follows, and of one change nobody owes two. */
	private void hold(List<Long> all, Set<List<Long>> apart) {
		assertThat(this.jdbc.sql("""
				select count(*) from follower f join follower l on l.notice_id = f.lead_id
				""").query(Long.class).single()).as("leads that follow").isZero();
		assertThat(this.jdbc.sql("""
				select count(*) from obligation o join follower f on f.notice_id = o.notice_id where o.closed_at is null
				""").query(Long.class).single()).as("asked by a follower").isZero();
		Map<Long, Long> leads = this.leads.of(all);
		apart.forEach((pair) -> assertThat(leads.getOrDefault(pair.get(0), pair.get(0))).as("split " + pair)
			.isNotEqualTo(leads.getOrDefault(pair.get(1), pair.get(1))));
	}

	private List<Long> waiting(long person) {
		return this.obligations.waiting(person).stream().map(Obligation::noticeId).toList();
	}

	private void owe(long person, long notice) {
		this.obligations.open(List.of(new NewObligation(person, notice, 1, false, DUE)));
	}

	private void relate() {
		while (this.relating.portion().impacts() > 0) {
			// until all are related
		}
	}

	private long said(long source, String key, String title, String text, @Nullable LocalDate actBy) {
		return said(source, false, key, title, text, actBy);
	}

	/** Said by a source before anybody listened to it. */
	private long was(long source, String key, String title, String text) {
		return said(source, true, key, title, text, null);
	}

	private long said(long source, boolean baseline, String key, String title, String text, @Nullable LocalDate actBy) {
		this.notices.keep(List
			.of(new org.runstate.notice.Said(source, baseline, List.of(), List.of(), List.of(new Entry(key, title, null,
					"<p>" + text.replace("\n", "</p><p>") + "</p>", List.of(), List.of(), List.of(), THEN, null)))),
				THEN);
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(List.of(new NewImpact(revision, new Impact(Set.of(), List.of(), Category.UPDATE, Action.PLAN,
				false, Level.HIGH, Level.LOW, Level.LOW, Urgency.SOON, actBy, List.of()), List.of())), THEN);
		return revision.noticeId();
	}

}
