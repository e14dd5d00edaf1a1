package org.runstate.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.platform.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifierTests {

	private static final Instant PUBLISHED = Instant.parse("2026-02-10T08:00:00Z");

	private final Classifier classifier = Classifier.standard();

	@Test
	void saysLittleWhenNothingSpeaks() {
		Impact impact = impact("Hello", "World");
		assertThat(impact.reasons()).isEmpty();
		assertThat(impact)
			.extracting(Impact::category, Impact::action, Impact::admin, Impact::helpdesk, Impact::user,
					Impact::urgency)
			.containsExactly(Category.UPDATE, Action.INFORM, Level.LOW, Level.NONE, Level.NONE, Urgency.LATER);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Teams Live Events is retiring            | RETIREMENT  | PLAN
			End of support for Windows 10            | RETIREMENT  | PLAN
			Introducing agents in Planner            | FEATURE     | INFORM
			Update to the names of roles             | UPDATE      | INFORM
			Scheduled maintenance of the database    | MAINTENANCE | INFORM
			Outage of the sign-in page               | INCIDENT    | INFORM
			Known issue with printing                | KNOWN_ISSUE | INFORM
			Security update for Exchange Server      | SECURITY    | INFORM
			Action required: renew your certificate  | UPDATE      | FIX
			""")
	void readsCategoryAndActionFromTheTitle(String title, Category category, Action action) {
		Impact impact = impact(title, "");
		assertThat(impact.category()).isEqualTo(category);
		assertThat(impact.action()).isEqualTo(action);
		assertThat(impact.reasons())
			.filteredOn((reason) -> reason.part().equals("category") || reason.part().equals("action"))
			.allSatisfy((reason) -> assertThat(reason.why()).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Retirement                 | category | retirement
			new feature                | category | feature
			Security                   | category | security
			category:planForChange     | action   | plan
			category:STAYINFORMED      | action   | inform
			category:preventOrFixIssue | action   | fix
			major:true                 | major    | true
			Admin impact               | admin    | medium
			User impact                | user     | medium
			severity:critical          | urgency  | now
			actBy:2026-12-31           | actBy    | 2026-12-31
			platforms:Desktop          | platforms | windows
			""")
	void takesTheVendorsWord(String label, String part, String value) {
		Impact impact = impact("Outlook retires, action required", "We investigate. Users will see a new thing.",
				label);
		assertThat(impact.reasons()).anySatisfy((reason) -> {
			assertThat(reason.part()).isEqualTo(part);
			assertThat(reason.value()).isEqualTo(value);
			assertThat(reason.by()).isEqualTo("vendor");
			assertThat(reason.why())
				.contains("\u201c" + label.substring(label.startsWith("platforms:") ? 10 : 0) + "\u201d");
		});
		assertThat(impact.reasons()).filteredOn((reason) -> reason.part().equals(part)).hasSize(1);
	}

	@Test
	void takesPlatformsFromTheStatementBeforeTheTitleBeforeTheText() {
		String text = "Read it on Linux. This message applies to Teams for Windows desktop and Mac desktop.\nAlso Android.";
		assertThat(impact("New in iOS", text).platforms()).containsExactlyInAnyOrder(Platform.WINDOWS, Platform.MACOS);
		assertThat(impact("New in iOS", "Or on Android").platforms()).containsExactly(Platform.IOS);
		assertThat(impact("New", "For Android").platforms()).containsExactly(Platform.ANDROID);
	}

	@Test
	void readsAListOfPlatformsWithoutMarks() {
		assertThat(impact("New", "Applies to:\niOS/iPadOS\nmacOS\nRead this on Windows, or do not read it at all.")
			.platforms()).containsExactlyInAnyOrder(Platform.IOS, Platform.MACOS);
	}

	@Test
	void takesPlatformsOfTheSourceWhenTheTitleNamesNone() {
		Subject subject = new Subject("KB5058405", "Also for Android", "", List.of(), List.of(), List.of("windows"),
				PUBLISHED);
		assertThat(this.classifier.classify(subject).impact().platforms()).containsExactly(Platform.WINDOWS);
	}

	@Test
	void givesServicesTheirPresentNameOnce() {
		Subject subject = new Subject("T", "", "", List.of(),
				List.of("Office for the web", "Microsoft 365 for the web ", " "), List.of(), PUBLISHED);
		assertThat(this.classifier.classify(subject).impact().services()).containsExactly("Microsoft 365 for the web");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Please update your network endpoints by February 15, 2026.       | 2026-02-15 | NOW
			Please migrate before March 1, 2026.                             | 2026-02-28 | SOON
			You must update no later than December 27, 2026.                 | 2026-12-27 | LATER
			We expect to complete the rollout by March 1, 2026.              |            | LATER
			If you had to act by June 2, 2024, you did.                      |            | LATER
			""")
	void readsTheDayToActByAndHowSoonItIs(String text, LocalDate day, Urgency urgency) {
		Impact impact = impact("Configuration change", text);
		assertThat(impact.actBy()).isEqualTo(day);
		assertThat(impact.urgency()).isEqualTo(urgency);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Starting March 3, 2026, all tenants must use the new portal.  | 2026-03-02
			Effective March 3, 2026, admins will need to set up billing.  | 2026-03-02
			Starting March 3, 2026, all tenants can use the new portal.   |
			You must not miss what you can do starting March 3, 2026.     |
			Starting in March 2026, all tenants must use the new portal.  |
			""")
	void whatMustBeSoFromADayOnIsToBeDoneBefore(String text, LocalDate day) {
		assertThat(impact("New portal for billing", text).actBy()).isEqualTo(day);
	}

	@Test
	void endOfServiceIsTheDayToActBy() {
		Impact impact = impact("Designer retires", "Designer will be retired on July 14, 2026.");
		assertThat(impact.actBy()).isEqualTo("2026-07-13");
		assertThat(impact.urgency()).isEqualTo(Urgency.LATER);
	}

	@Test
	void exploitedIsUrgentUnlessItIsNot() {
		Impact exploited = impact("Security update for Windows", "CVE-2026-1 is actively exploited.");
		assertThat(exploited.urgency()).isEqualTo(Urgency.NOW);
		assertThat(exploited.action()).isEqualTo(Action.FIX);
		Impact quiet = impact("Security update for Windows",
				"There is no evidence of active exploitation of CVE-2026-1.");
		assertThat(quiet.urgency()).isEqualTo(Urgency.SOON);
		assertThat(quiet.action()).isEqualTo(Action.INFORM);
	}

	@Test
	void whatRetiresIsNoIncidentForWordsAboutInvestigating() {
		assertThat(impact("Retirement of the old web services", "We are investigating how to close the last gaps.")
			.category()).isEqualTo(Category.RETIREMENT);
		assertThat(impact("A word about the old web services", "We are investigating gaps. It will retire in May.")
			.category()).isEqualTo(Category.RETIREMENT);
	}

	@Test
	void incidentIsUrgentUntilItIsOver() {
		assertThat(impact("Outage", "[investigating] We look.").urgency()).isEqualTo(Urgency.NOW);
		assertThat(impact("Outage", "[investigating] We look.\n[resolved] It works.").urgency())
			.isEqualTo(Urgency.NONE);
	}

	@Test
	void helpDeskFollowsUsers() {
		assertThat(impact("New", "", "User impact").helpdesk()).isEqualTo(Level.MEDIUM);
		assertThat(impact("New", "Users will not notice it. No user impact.").helpdesk()).isEqualTo(Level.NONE);
		assertThat(impact("New", "", "Admin impact").user()).isEqualTo(Level.NONE);
	}

	@Test
	void everyRuleSaysSomethingThatExists() {
		assertThat(this.classifier.rules()).allSatisfy((rule) -> {
			switch (rule.part()) {
				case "category" -> Category.valueOf(ImpactRow.name(rule.value()));
				case "action" -> Action.valueOf(ImpactRow.name(rule.value()));
				case "major" -> assertThat(rule.value()).isIn("true", "false");
				case "admin", "helpdesk", "user" -> Level.valueOf(ImpactRow.name(rule.value()));
				case "urgency" -> Urgency.valueOf(ImpactRow.name(rule.value()));
				default -> throw new AssertionError(rule.part());
			}
		});
	}

	private Impact impact(String title, String text, String... labels) {
		return this.classifier.classify(new Subject(title, text, "", List.of(labels), List.of(), List.of(), PUBLISHED))
			.impact();
	}

}
