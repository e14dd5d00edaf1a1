package org.runstate.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.runstate.audience.Person;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.Urgency;
import org.runstate.notice.Revision;
import org.runstate.platform.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class BoardPageTests extends DeskScene {

	private Revision menu;

	@BeforeEach
	void aFewNotices() {
		this.menu = said("menu", "A <b>new</b> menu", "<p>A menu appears on Windows.</p>", noticed());
		said("bus", "Timetables move", "<p>Somewhere else.</p>",
				new Impact(Set.of(), List.of("Microsoft Teams"), Category.UPDATE, Action.INFORM, false, Level.NONE,
						Level.NONE, Level.LOW, Urgency.LATER, LocalDate.now(ZoneOffset.UTC).plusDays(200), List.of()));
		said("old", "Long done", "<p>Over.</p>",
				impact(Category.UPDATE, Urgency.SOON, Level.HIGH, LocalDate.now(ZoneOffset.UTC).minusDays(90)));
		said("none", "For admins only", "<p>No.</p>", impact(Category.UPDATE, Urgency.SOON, Level.NONE, null));
		this.jdbc.sql("update revision set seen_at = seen_at - interval 80 day where title = 'Long done'").update();
		this.jdbc.sql("truncate table card").update();
		work();
	}

	@Test
	void showsWhatUsersWillNoticeByWhenAndWhere() {
		String page = page("/desk");
		assertThat(page).contains("A &lt;b&gt;new&lt;/b&gt; menu")
			.contains("Timetables move")
			.doesNotContain("Long done")
			.doesNotContain("For admins only");
		assertThat(page.indexOf(">Soon <")).isBetween(0, page.indexOf("/desk/cards/" + this.menu.noticeId()));
		assertThat(page.indexOf(">Windows</th>")).isBetween(0, page.indexOf("/desk/cards/" + this.menu.noticeId()));
		assertThat(page).contains(">Microsoft Teams</th>");
		assertThat(page).containsOnlyOnce("aria-current=\"page\">Help desk");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?q=MENU%20windows", "?platform=windows", "?service=microsoft%20intune", "?when=soon",
			"?platform=nonsense&when=nonsense" })
	void findsIt(String filter) {
		assertThat(page("/desk" + filter)).contains("/desk/cards/" + this.menu.noticeId() + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?q=menu%20linux", "?platform=macos", "?service=Outlook", "?when=now" })
	void leavesOutWhatDoesNotFit(String filter) {
		assertThat(page("/desk" + filter)).doesNotContain("/desk/cards/" + this.menu.noticeId() + "\"");
	}

	@Test
	void whatFollowsAnotherOrIsWithdrawnIsNotListed() {
		Revision other = said("other", "The same menu", "<p>Too.</p>", noticed());
		this.jdbc.sql("insert into follower (notice_id, lead_id, why, joined_at) values (?, ?, 'x', utc_timestamp())")
			.params(other.noticeId(), this.menu.noticeId())
			.update();
		work();
		assertThat(page("/desk")).doesNotContain("The same menu");
		said("menu", "A new menu", "<p>Cancelled.</p>", noticed(),
				new Difference(Difference.Kind.WITHDRAWN, true, "It was withdrawn."));
		work();
		assertThat(page("/desk")).doesNotContain("A new menu");
	}

	@Test
	void whatAPersonSaysAboutItsImpactCounts() {
		Revision admins = said("more", "Seems quiet", "<p>But is not.</p>",
				impact(Category.UPDATE, Urgency.SOON, Level.NONE, null));
		work();
		assertThat(page("/desk")).doesNotContain("Seems quiet");
		this.jdbc.sql("update impact set touches_user = 'high' where revision_id = ?").param(admins.id()).update();
		this.jdbc
			.sql("""
					insert into impact_override (notice_id, part, value, why, was_value, was_by, was_why, person_id, made_at)
					values (?, 'user', 'high', 'x', 'none', 'rule', '', ?, utc_timestamp())
					""")
			.params(admins.noticeId(), this.hele.id())
			.update();
		work();
		assertThat(page("/desk")).contains("Seems quiet");
	}

	@Test
	void workDoneTwiceChangesNothing() {
		List<Map<String, Object>> before = this.jdbc.sql("select * from card order by notice_id").query().listOfRows();
		assertThat(work().drafts()).isZero();
		this.jdbc.sql("truncate table desk_position").update();
		assertThat(work().drafts()).isEqualTo(2);
		assertThat(this.jdbc.sql("select * from card order by notice_id").query().listOfRows()).isEqualTo(before);
	}

	@Test
	void desksReadItAndOthersDoNot() {
		for (String role : List.of("admin", "communications", "manager", "administrator")) {
			assertThat(page("/desk", person("Some " + role, "user", role))).contains("What users will notice");
		}
		Person viewer = person("Vera View", "user", "viewer");
		assertThat(get("/desk", viewer)).hasStatus(403);
		assertThat(page("/", viewer)).doesNotContain("href=\"/desk\"");
	}

	@Test
	void speaksGerman() {
		this.jdbc.sql("update person set locale = 'de-DE' where id = ?").param(this.hele.id()).update();
		assertThat(page("/desk")).contains("Was Nutzende bemerken werden");
	}

}
