package org.runstate.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Promise.Precision;
import org.runstate.impact.Urgency;
import org.runstate.language.Words;
import org.runstate.platform.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class CardDraftTests {

	private static final String TEXT = """
			Introduction
			A recap appears in the chat after every meeting.
			When this will happen:
			We will begin in early March 2027.
			How this will affect your organization:
			Users will see a new card in the chat. On Android the card opens the browser. On iOS it opens the app.
			What you need to do to prepare:
			Tell your users. Update the guide.""";

	private final CardDraft draft = new CardDraft(new Words(""), new DeskSettings(5, Locale.ENGLISH, 14));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''      | Users will see a new card in the chat.
			android | On Android the card opens the browser.
			ios     | On iOS it opens the app.
			""")
	void putsEachSentenceUnderTheSystemThatItNames(String platform, String look) {
		CardText text = this.draft.of(news(TEXT, Category.FEATURE, Action.PLAN, null, Platform.ANDROID, Platform.IOS),
				List.of());
		assertThat(text.looks()).containsEntry(platform, look).hasSize(3);
	}

	@Test
	void answersWithTheDatesAndWhatToPrepare() {
		Promise march = new Promise(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 10), Precision.PART, "early March");
		CardText text = this.draft.of(news(TEXT, Category.FEATURE, Action.PLAN, LocalDate.of(2027, 4, 1)),
				List.of(march));
		assertThat(text.answer()).isEqualTo("""
				When: 1 Mar 2027 – 10 Mar 2027.
				Something has to be done:
				Tell your users.
				Update the guide.
				It has to be done by 1 Apr 2027.""");
		assertThat(text.validFrom()).isEqualTo("2027-03-01");
		assertThat(text.validTo()).isEqualTo("2027-04-15");
		assertThat(text.escalate()).contains("whoever looks after Microsoft Teams");
	}

	@Test
	void saysWhenNobodyHasToDoAnything() {
		assertThat(this.draft.of(news(TEXT, Category.FEATURE, Action.INFORM, null), List.of()).answer())
			.isEqualTo("Nobody has to do anything.");
		String text = TEXT.replace("Tell your users.", "No admin action is required.");
		assertThat(this.draft.of(news(text, Category.FEATURE, Action.PLAN, null), List.of()).answer())
			.isEqualTo("Nobody has to do anything.");
	}

	@Test
	void takesWhatItIsAboutWhereNoSectionSaysHow() {
		CardText text = this.draft.of(news("The menu is blue now.", Category.FEATURE, Action.INFORM, null), List.of());
		assertThat(text.looks()).containsEntry("", "The menu is blue now.");
		assertThat(text.validFrom()).isNull();
	}

	@ParameterizedTest
	@EnumSource(Category.class)
	void saysForEachCategoryWhatUsersWillSay(Category category) {
		for (Locale locale : Words.SPOKEN) {
			CardDraft inTheirs = new CardDraft(new Words(""), new DeskSettings(5, locale, 14));
			assertThat(inTheirs.of(news("Text.", category, Action.INFORM, null), List.of()).says())
				.contains("A recap in the chat {0} it's")
				.doesNotContain("support.");
		}
	}

	@Test
	void fitsItsColumnsWhateverTheNoticeSays() {
		String endless = "How this will affect your organization:\n" + "word ".repeat(20_000) + "\nPrepare\n"
				+ "x".repeat(50_000) + " 😀".repeat(3000);
		CardText text = this.draft.of(news(endless, Category.UPDATE, Action.PLAN, null, Platform.WINDOWS), List.of());
		assertThat(text.says().length()).isLessThan(2000);
		assertThat(text.answer().length()).isLessThan(4000);
		assertThat(text.looks().values()).allMatch((look) -> look.length() <= 2000);
	}

	private static News news(String text, Category category, Action action, @Nullable LocalDate actBy,
			Platform... platforms) {
		EnumSet<Platform> all = EnumSet.noneOf(Platform.class);
		all.addAll(List.of(platforms));
		Impact impact = new Impact(all, List.of("Microsoft Teams"), category, action, false, Level.NONE, Level.NONE,
				Level.HIGH, Urgency.SOON, actBy, List.of());
		return new News(1, 1, 1, 1, "A recap in the chat {0} it's", null, text, "A source", impact, List.of(),
				Instant.EPOCH);
	}

}
