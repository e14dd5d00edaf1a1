package org.runstate.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Promise;
import org.runstate.impact.Promise.Precision;
import org.runstate.impact.Timelines;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;
import org.runstate.run.JobName;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeFactsTests extends AnnouncementScene {

	private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

	@Autowired
	Notices notices;

	@Autowired
	Impacts impacts;

	@Autowired
	Timelines timelines;

	@Autowired
	Runs runs;

	private long notice;

	@BeforeEach
	void somethingRetires() {
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values ('s', 'A source', 'manual', 'https://example.org/', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
					""")
			.update();
		this.notice = said("March", List.of()).noticeId();
	}

	@Test
	void draftFromANoticeHasItsFacts() {
		assertThat(page(this.cora, "/notices/" + this.notice)).contains("/announcements/new?notice=" + this.notice);
		assertThat(page(this.una, "/notices/" + this.notice)).doesNotContain("/announcements/new");
		assertThat(page(this.cora, "/announcements/new?notice=" + this.notice)).contains(
				"value=\"Old sign-in retires\"", "# What changes", "The old sign-in goes away", "in March",
				"31 Mar 2027", "Everybody who uses Windows, Microsoft Entra", "Register a key.", "Ask your help desk.",
				"value=\"windows\" checked", "value=\"Microsoft Entra\"");
		assertThat(status(this.cora, "/announcements/new?notice=99")).isEqualTo(404);
	}

	@Test
	void factsAreStaleWhenTheNoticeChangesInWhatMatters() {
		MvcTestResult drafted = post(this.cora, "/announcements/new",
				form(Map.of("notice", String.valueOf(this.notice), "noticeRevision", "1")));
		String address = led(drafted);
		said("the middle of March", List.of(new Difference(Difference.Kind.WORDING, false, "The text was reworded.")));
		assertThat(page(this.cora, address)).doesNotContain("facts changed");
		said("January", List.of(new Difference(Difference.Kind.DATE_EARLIER, true, "The date moved to January.")));
		assertThat(page(this.cora, address)).contains("facts changed", "The date moved to January.");
		assertThat(page(this.cora, address + "/edit")).contains("The date moved to January.", "name=\"looked\"");
		post(this.cora, address + "/edit", form(Map.of("version", "1", "body", "In January.", "looked", "true")));
		assertThat(page(this.cora, address)).doesNotContain("facts changed").contains("the notice, revision 3");
	}

	@Test
	void announcementStandsAloneWhateverNumberItNames() {
		Content content = new Content("MC1234567: Old sign-in retires", "The old sign-in goes away.", "", "", sales(),
				null, false, true, this.deadline);
		long id = sent(content);
		this.runs.run(JobName.COLLECT, true);
		assertThat(one("select count(*) from follower")).isEqualTo("0");
		assertThat(page(this.una, "/notices/" + find(id).noticeId())).contains("Acknowledge revision 1");
		assertThat(page(this.ada, "/sources")).doesNotContain("Announcements</a></td>");
	}

	private Revision said(String when, List<Difference> differences) {
		long source = this.jdbc.sql("select id from source where source_key = 's'").query(Long.class).single();
		this.notices.keep(List.of(new Said(source, false, List.of(), List.of(),
				List.of(new Entry("MC1234567", "MC1234567: Old sign-in retires", null,
						"<p>The old sign-in goes away.</p><h3>When this will happen:</h3><p>in " + when
								+ "</p><h3>What you need to do to prepare:</h3><p>Register a key.</p>",
						List.of(), List.of("Microsoft Entra"), List.of("windows"), null, null)))),
				THEN);
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(List.of(new NewImpact(revision,
				new Impact(Set.of(Platform.WINDOWS), List.of("Microsoft Entra"), Category.RETIREMENT, Action.PLAN, true,
						Level.HIGH, Level.LOW, Level.LOW, Urgency.SOON, LocalDate.of(2027, 3, 31), List.of()),
				differences)), THEN);
		this.timelines.add(Map.of(revision.id(), List
			.of(new Promise(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31), Precision.MONTH, "in " + when))));
		return revision;
	}

}
