package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.impact.Difference;
import org.runstate.impact.Impacts;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a link of a mail about revision 1 is good for: by what became of the notice since
 * then, by whether its owner had acknowledged it, and by the age of the link.
 */
class LinkMatrixTests extends PageScene {

	enum Since {

		NOTHING, WORDING, MATERIAL

	}

	enum Age {

		FRESH(1, 10, true), DUE_29_DAYS_AGO(40, -29, true), DUE_31_DAYS_AGO(42, -31, false),
		SENT_91_DAYS_AGO(91, 5, false);

		private final int sentDaysAgo;

		private final int dueInDays;

		private final boolean lasts;

		Age(int sentDaysAgo, int dueInDays, boolean lasts) {
			this.sentDaysAgo = sentDaysAgo;
			this.dueInDays = dueInDays;
			this.lasts = lasts;
		}

	}

	@Autowired
	Impacts impacts;

	static Stream<Arguments> cases() {
		return Stream.of(Since.values())
			.flatMap((since) -> Stream.of(true, false)
				.flatMap((before) -> Stream.of(Age.values()).map((age) -> Arguments.of(since, before, age))));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aLinkIsGoodForWhatItShows(Since since, boolean before, Age age) {
		if (before) {
			this.acknowledgements.record(this.mia.id(), this.notice.noticeId(), 1, How.SIGNED_IN);
		}
		happens(since);
		int latest = (since == Since.NOTHING) ? 1 : 2;
		Instant sent = Instant.now().minusSeconds(86_400L * age.sentDaysAgo);
		this.link = "/a/" + token(Purpose.ACKNOWLEDGE,
				LinkTokens.end(sent, LocalDate.now(ZoneOffset.UTC).plusDays(age.dueInDays)));
		MvcTestResult shown = this.mvc.get().uri(this.link).exchange();
		if (!age.lasts) {
			assertThat(shown).hasStatus(410).bodyText().doesNotContain("Sand").contains("Open Runstate");
			assertThat(post(value(shown))).hasStatus(410);
			assertThat(rows()).isEqualTo(before ? 1 : 0);
			return;
		}
		assertThat(shown).hasStatusOk();
		assertThat(body(shown).contains("This notice changed since the mail")).isEqualTo(latest == 2);
		assertThat(body(shown).contains("The date moved to March.")).isEqualTo(since == Since.MATERIAL);
		assertThat(open()).as("owed before the press").isEqualTo(!before || since == Since.MATERIAL);
		if (before && latest == 1) {
			assertThat(body(shown)).contains("Nothing more to do").doesNotContain("<button");
		}
		else {
			assertThat(post(value(shown))).hasStatusOk()
				.bodyText()
				.contains("Your acknowledgement of revision " + latest + " is recorded.");
		}
		assertThat(open()).as("owed after the press").isFalse();
		assertThat(rows()).isEqualTo((before && latest == 2) ? 2 : 1);
		assertThat(this.acknowledgements.given(this.mia.id(), this.notice.noticeId(), latest)).isTrue();
	}

	private void happens(Since since) {
		if (since == Since.NOTHING) {
			return;
		}
		Revision second = this.scene.said("n", "Something <b>retires</b>", "In March.");
		if (since == Since.WORDING) {
			this.jdbc
				.sql("""
						update impact set difference = '[{"kind": "WORDING", "material": false, "why": "Only words changed."}]',
							material = false
						where revision_id = ?
						""")
				.param(second.id())
				.update();
		}
		boolean material = this.impacts.differences(second.noticeId())
			.getOrDefault(second.id(), List.of())
			.stream()
			.anyMatch(Difference::material);
		this.obligations.open(List.of(new NewObligation(this.mia.id(), second.noticeId(), 2, material, DUE)));
	}

	private boolean open() {
		return !this.obligations.waiting(this.mia.id()).isEmpty();
	}

}
