package org.runstate.digest;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runstate.digest.Samples.NOW;
import static org.runstate.digest.Samples.impact;
import static org.runstate.digest.Samples.news;
import static org.runstate.digest.Samples.person;

class SelectionTests {

	private static final Impact INFO = impact(Urgency.LATER, Level.LOW, Level.NONE, null);

	private static final Impact OWED = impact(Urgency.LATER, Level.MEDIUM, Level.NONE, null);

	private static final Impact NOW_OWED = impact(Urgency.NOW, Level.HIGH, Level.NONE, null);

	private final Person admin = person(1, Audience.ADMIN);

	private final Progress begin = new Progress(1, 0, 0, null);

	@Test
	void listsTheMostPressingFirst() {
		Impact soonLate = impact(Urgency.SOON, Level.MEDIUM, Level.NONE, LocalDate.of(2027, 1, 5));
		Impact soonEarly = impact(Urgency.SOON, Level.MEDIUM, Level.NONE, LocalDate.of(2026, 12, 5));
		Impact soonNoDay = impact(Urgency.SOON, Level.HIGH, Level.NONE, null);
		List<News> news = List.of(news(1, "info", INFO), news(2, "owed", OWED), news(3, "late", soonLate),
				news(4, "early", soonEarly), news(5, "no day", soonNoDay), news(6, "now", NOW_OWED),
				news(7, "newer info", INFO));
		assertThat(Selection.daily(this.admin, this.begin, Spoken.of(news), NOW))
			.extracting((item) -> item.news().title())
			.containsExactly("now", "early", "late", "no day", "owed", "newer info", "info");
	}

	@Test
	void leavesOutWhatWasToldBefore() {
		Progress told = new Progress(1, 2, 4, null);
		List<News> news = List.of(news(1, "old", INFO), news(2, "old too", OWED), news(3, "new", INFO),
				news(4, "told as urgent", NOW_OWED), news(5, "urgent since", NOW_OWED));
		assertThat(Selection.daily(this.admin, told, Spoken.of(news), NOW)).extracting((item) -> item.news().title())
			.containsExactly("urgent since", "new");
		assertThat(Selection.urgent(this.admin, told, Spoken.of(news), NOW)).extracting((item) -> item.news().title())
			.containsExactly("urgent since");
	}

	@Test
	void tellsThoseWhoDeclinedOnlyWhatTheyOwe() {
		Person declined = person(1, "Ada", false, Audience.ADMIN);
		List<News> news = List.of(news(1, "info", INFO), news(2, "owed", OWED));
		assertThat(Selection.daily(declined, this.begin, Spoken.of(news), NOW))
			.extracting((item) -> item.news().title())
			.containsExactly("owed");
	}

	@Test
	void tellsNobodyWhatDoesNotConcernThem() {
		assertThat(Selection.daily(person(2, Audience.USER), this.begin,
				Spoken.of(List.of(news(1, "for admins", OWED))), NOW))
			.isEmpty();
	}

}
