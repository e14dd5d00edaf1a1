package org.runstate.announcement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DraftFormTests {

	private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			-,                -,          -,    -
			2026-12-01T09:00, -,          -,    -
			2026-12-01T09:00, true,       2026-12-05, -
			-,                true,       2026-11-30, -
			2026-12-01T00:00, true,       2026-11-30, before-publication
			2026-12-01T00:00, -,          2026-11-01T00:00, before-publication
			-,                true,       9999-12-31, far
			9999-12-31T00:00, -,          -,    far
			2020-01-01T00:00, -,          -,    past
			-,                true,       2026-11-01, past
			-,                true,       soon, no-day
			tomorrow,         -,          -,    no-moment
			-,                true,       -,    deadline-needed
			-,                -,          2026-12-05, deadline-alone
			""")
	void takesOnlyDaysThatCanBe(String publishAt, String confirm, String deadline, String refusal) {
		DraftForm form = form(publishAt, confirm, deadline, "");
		if (refusal == null) {
			assertThat(form.content(NOW).title()).isEqualTo("x");
		}
		else {
			assertThatExceptionOfType(Wrong.class).isThrownBy(() -> form.content(NOW))
				.satisfies((wrong) -> assertThat(wrong.key()).isEqualTo(refusal));
		}
	}

	@Test
	void whatIsUrgentDoesNotWait() {
		assertThatExceptionOfType(Wrong.class).isThrownBy(() -> form("2026-12-01T09:00", "", "", "true").content(NOW))
			.satisfies((wrong) -> assertThat(wrong.field()).isEqualTo("publishAt"));
		assertThat(form("", "", "", "true").content(NOW).approvals()).isEqualTo(2);
	}

	@Test
	void titleIsOneLineAndBringsNoSlots() {
		DraftForm form = DraftForm.of("x\r\nBcc: canary@example.org", "y\uE000name\uE001");
		assertThat(form.content(NOW).title()).isEqualTo("x Bcc: canary@example.org");
		assertThat(form.content(NOW).body()).isEqualTo("yname");
	}

	@Test
	void hashChangesWithEverythingThatIsApproved() {
		Content content = form("2026-12-01T09:00", "true", "2026-12-05", "").content(NOW);
		Set<String> hashes = Stream
			.of(content, with(content, "y", Circle.EVERYBODY, content.publishAt()), with(content, content.body(),
					new Circle(List.of("windows"), List.of(), List.of(), List.of(), List.of()), content.publishAt()),
					with(content, content.body(), Circle.EVERYBODY, LocalDateTime.parse("2026-12-01T10:00")))
			.map((one) -> one.hash(null, null))
			.collect(Collectors.toSet());
		assertThat(hashes).hasSize(4);
		assertThat(content.hash(1L, Relation.CORRECTION)).isNotEqualTo(content.hash(1L, Relation.WITHDRAWAL));
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-01T09:00, Europe/Berlin, 2026-12-01T08:00:00Z",
			"2026-12-01T09:00, America/New_York, 2026-12-01T14:00:00Z",
			"2026-12-01T09:00, Asia/Kolkata, 2026-12-01T03:30:00Z",
			"2026-12-01T09:00, Pacific/Kiritimati, 2026-11-30T19:00:00Z",
			"2026-12-01T09:00, Pacific/Pago_Pago, 2026-12-01T20:00:00Z",
			// left out: right after the gap
			"2027-03-28T02:00, Europe/Berlin, 2027-03-28T01:00:00Z",
			// repeated: when it comes first
			"2027-10-31T02:00, Europe/Berlin, 2027-10-31T00:00:00Z",
			// over where they are: now
			"2026-11-23T08:00, Asia/Tokyo, 2026-11-23T08:00:00Z" })
	void comesAtTheHourOfEachZone(LocalDateTime publishAt, String zone, Instant due) {
		assertThat(Recipients.due(publishAt, ZoneId.of(zone), NOW)).isEqualTo(due);
	}

	@Test
	void proseIsEscapedAndKnowsLinks() {
		assertThat(Prose.of("# When\nOn <b>Monday</b>\nsee https://example.org/a?b=c&d.\n\n- one\n- ${7*7}").html())
			.isEqualTo("<h3>When</h3><p>On &lt;b&gt;Monday&lt;/b&gt;<br>see "
					+ "<a href=\"https://example.org/a?b=c&amp;d\">https://example.org/a?b=c&amp;d</a>.</p>"
					+ "<ul><li>one</li><li>${7*7}</li></ul>");
	}

	@Test
	void aFifthMoreThanTheLargestIsAsUsual() {
		AnnouncementSettings settings = new AnnouncementSettings(500);
		assertThat(settings.unasked(0)).isEqualTo(500);
		assertThat(settings.unasked(1000)).isEqualTo(1200);
	}

	private static Content with(Content one, String body, Circle circle, @Nullable LocalDateTime publishAt) {
		return new Content(one.title(), body, one.titleDe(), one.bodyDe(), circle, publishAt, one.urgent(),
				one.confirm(), one.deadline());
	}

	private static DraftForm form(String publishAt, String confirm, String deadline, String urgent) {
		return new DraftForm("x", "a body", "", "", List.of(), "", List.of(), List.of(), List.of(), publishAt, urgent,
				confirm, deadline, 0, 0L, 0);
	}

}
