package org.runstate.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@RunstateTest
class CalendarTests {

	private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

	private final YearMonth next = YearMonth.now(ZoneOffset.UTC).plusMonths(1);

	private final LocalDate day = this.next.atDay(10);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private People people;

	@Autowired
	private Notices notices;

	@Autowired
	private Impacts impacts;

	@Autowired
	private Timelines timelines;

	@Autowired
	private Happenings happenings;

	private SignedIn me;

	@BeforeEach
	void miaLooksAfterWindows() {
		this.happenings.forget();
		this.jdbc
			.sql("""
					insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values ('s', 'A source', 'feed', 'https://example.org/', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
					""")
			.update();
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values ('mia@example.org', 'Mia', '["admin"]', '["admin"]', '["windows"]', '[]', 'en', 'UTC', 8)
				""").update();
		this.me = SignedIn.as(this.people.find("mia@example.org").orElseThrow());
	}

	@Test
	void showsWhatConcernsTheReaderInTheMonthTheyAskFor() {
		said("a", "Windows loses <b>WordPad</b>", Platform.WINDOWS, this.day, List.of());
		said("b", "Something on Android", Platform.ANDROID, this.day, List.of());
		assertThat(page("/calendar?month=" + this.next)).contains("Windows loses &lt;b&gt;WordPad", "Act by")
			.doesNotContain("Android");
		assertThat(page("/calendar?month=" + this.next + "&all=true")).contains("WordPad", "Something on Android");
		assertThat(page("/calendar?month=" + this.next.plusMonths(1))).contains("Nothing that is known happens");
	}

	@Test
	void showsThisMonthForAMonthThatIsNone() {
		assertThat(page("/calendar?month=soon")).contains("Calendar");
		assertThat(page("/calendar?month=99999-01")).contains("Calendar");
	}

	@Test
	void speaksGermanToWhoeverChoseIt() {
		this.jdbc.sql("update person set locale = 'de-AT'").update();
		said("a", "Windows loses WordPad", Platform.WINDOWS, this.day, List.of());
		assertThat(page("/calendar?month=" + this.next)).contains("<html lang=\"de\">", "Handeln bis",
				"Was Sie betrifft");
	}

	@Test
	void keepsTheNameOfWhatMovesAndCountsTheMoves() throws Exception {
		String address = address();
		said("a", "Windows loses WordPad", Platform.WINDOWS, null,
				List.of(promise(this.day, this.day.plusDays(9), "mid-month")));
		assertThat(event(address)).containsEntry("SUMMARY", "Retires: Windows loses WordPad")
			.containsEntry("SEQUENCE", "0")
			.containsEntry("DTSTART", plain(this.day))
			.as("the end is the day after")
			.containsEntry("DTEND", plain(this.day.plusDays(10)))
			.containsEntry("STATUS", "TENTATIVE");
		LocalDate later = this.day.plusMonths(1);
		said("a", "Windows loses WordPad", Platform.WINDOWS, null, List.of(promise(later, later, "the 10th")));
		assertThat(event(address)).containsEntry("DTSTART", plain(later))
			.containsEntry("SEQUENCE", "1")
			.containsEntry("STATUS", "CONFIRMED");
	}

	@Test
	void callsOffWhatIsNoLongerPromised() throws Exception {
		String address = address();
		said("a", "Windows loses WordPad", Platform.WINDOWS, null, List.of(promise(this.day, this.day, "soon")));
		said("a", "Windows keeps WordPad", Platform.WINDOWS, null, List.of());
		assertThat(event(address)).containsEntry("STATUS", "CANCELLED").containsEntry("SEQUENCE", "1");
		assertThat(page("/calendar?month=" + this.next)).contains("called off");
	}

	@Test
	void theAddressIsShownOnceAndEndsWithANewOne() {
		String first = address();
		assertThat(page("/calendar")).doesNotContain(first).contains("No calendar has asked for it yet.");
		assertThat(this.mvc.get().uri(first).exchange()).hasStatusOk();
		assertThat(page("/calendar")).contains("A calendar asked for it");
		String second = address();
		assertThat(this.mvc.get().uri(first).exchange()).hasStatus(404);
		assertThat(this.mvc.get().uri(second).exchange()).hasStatusOk();
		assertThat(this.mvc.post().uri("/calendar/address/end").with(user(this.me)).with(csrf()).exchange())
			.hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri(second).exchange()).hasStatus(404);
	}

	@Test
	void whoLeftHasNoCalendar() {
		String address = address();
		this.jdbc.sql("update person set active = false").update();
		assertThat(this.mvc.get().uri(address).exchange()).hasStatus(404);
	}

	private static Promise promise(LocalDate from, LocalDate to, String words) {
		return new Promise(from, to, Precision.PART, words, "general-availability", null, null, null);
	}

	/** A notice, or its next revision. */
	private void said(String key, String title, Platform platform, @Nullable LocalDate actBy, List<Promise> promises) {
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.notices
			.keep(List.of(
					new Said(source, false, List.of(), List.of(),
							List.of(new Entry(key, title, "https://example.org/" + key,
									"<p>" + title + promises + "</p>", List.of(), List.of(), List.of(), null, null)))),
					THEN);
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(
				List.of(new NewImpact(
						revision, new Impact(Set.of(platform), List.of(), Category.RETIREMENT, Action.PLAN, true,
								Level.HIGH, Level.LOW, Level.LOW, Urgency.SOON, actBy, List.of()),
						List.of(), promises)),
				THEN);
		this.timelines.add(Map.of(revision.id(), promises));
		this.happenings.forget();
	}

	private String address() {
		MvcTestResult made = this.mvc.post().uri("/calendar/address").with(user(this.me)).with(csrf()).exchange();
		assertThat(made).hasStatus3xxRedirection();
		return URI.create(String.valueOf(made.getMvcResult().getFlashMap().get("secret"))).getPath();
	}

	/** The properties of what WordPad's end is called, whenever it is. */
	private Map<String, String> event(String address) throws IOException, ParserException {
		MvcTestResult file = this.mvc.get().uri(address).exchange();
		assertThat(file).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
		Map<String, Map<String, String>> events = new TreeMap<>();
		for (CalendarComponent each : new CalendarBuilder().build(new StringReader(body(file))).getComponents()) {
			Map<String, String> properties = new TreeMap<>();
			each.getPropertyList().getAll().forEach((one) -> properties.put(one.getName(), one.getValue()));
			events.put(properties.getOrDefault("UID", ""), properties);
		}
		return events.getOrDefault("1-general-availability-worldwide@localhost", Map.of());
	}

	private static String plain(LocalDate day) {
		return DateTimeFormatter.BASIC_ISO_DATE.format(day);
	}

	private String page(String address) {
		MvcTestResult page = this.mvc.get().uri(address).with(user(this.me)).exchange();
		assertThat(page).hasStatusOk();
		return body(page);
	}

	private static String body(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
