package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.audience.Audience;
import org.runstate.audience.Person;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.impact.Urgency;
import org.runstate.platform.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class OwingTests {

	private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# audiences    | admin  | helpdesk | user   | act by     | concerns | owes
			ADMIN          | MEDIUM | NONE     | NONE   |            | true     | true
			ADMIN          | HIGH   | HIGH     | HIGH   |            | true     | true
			ADMIN          | LOW    | HIGH     | HIGH   |            | true     | false
			ADMIN          | NONE   | HIGH     | HIGH   |            | false    | false
			ADMIN          | LOW    | NONE     | NONE   | 2026-12-31 | true     | true
			ADMIN          | NONE   | NONE     | NONE   | 2026-12-31 | true     | true
			HELPDESK       | HIGH   | NONE     | NONE   | 2026-12-31 | false    | false
			HELPDESK       | NONE   | MEDIUM   | NONE   |            | true     | true
			HELPDESK       | NONE   | NONE     | MEDIUM |            | true     | true
			HELPDESK       | HIGH   | LOW      | LOW    |            | true     | false
			USER           | HIGH   | HIGH     | HIGH   | 2026-12-31 | true     | false
			USER           | HIGH   | HIGH     | LOW    |            | true     | false
			USER           | HIGH   | HIGH     | NONE   | 2026-12-31 | false    | false
			USER,HELPDESK  | NONE   | LOW      | HIGH   |            | true     | true
			USER,ADMIN     | LOW    | LOW      | HIGH   |            | true     | false
			""")
	void admissionTable(String audiences, Level admin, Level helpdesk, Level user, @Nullable LocalDate actBy,
			boolean concerns, boolean owes) {
		Person person = person(audiences, Set.of(), List.of());
		Concern concern = Owing.of(person, impact(Set.of(), List.of(), admin, helpdesk, user, Urgency.SOON, actBy));
		assertThat(concern.concerns()).isEqualTo(concerns);
		assertThat(concern.owes()).isEqualTo(owes);
		assertThat(concern.because().isEmpty()).isEqualTo(!concerns);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# my platforms | my services      | its platforms | its services     | meet
			''             | ''               | ''            | ''               | true
			WINDOWS        | ''               | ''            | ''               | true
			''             | ''               | WINDOWS       | Exchange Online  | true
			WINDOWS        | ''               | WINDOWS,MACOS | ''               | true
			WINDOWS        | ''               | MACOS         | ''               | false
			''             | microsoft intune | ''            | Microsoft Intune | true
			''             | Exchange Online  | ''            | Microsoft Intune | false
			WINDOWS        | Exchange Online  | WINDOWS       | Microsoft Intune | false
			WINDOWS        | Microsoft Intune | MACOS         | Microsoft Intune | false
			WINDOWS        | Microsoft Intune | ''            | Microsoft Intune | true
			""")
	void meetingTable(String myPlatforms, String myServices, String itsPlatforms, String itsServices, boolean meet) {
		Person person = person("ADMIN", platforms(myPlatforms), words(myServices));
		Impact impact = impact(platforms(itsPlatforms), words(itsServices), Level.HIGH, Level.HIGH, Level.HIGH,
				Urgency.NOW, null);
		assertThat(Owing.of(person, impact).concerns()).isEqualTo(meet);
	}

	@Test
	void namesWhatTheyShareAndWhomItTouches() {
		Impact impact = impact(Set.of(Platform.WINDOWS, Platform.MACOS), List.of("Microsoft Intune"), Level.HIGH,
				Level.LOW, Level.MEDIUM, Urgency.SOON, null);
		assertThat(because("ADMIN", Set.of(), List.of("Microsoft Intune", "Exchange Online"), impact))
			.isEqualTo("because you run Microsoft Intune and it touches admins");
		assertThat(because("HELPDESK", Set.of(Platform.WINDOWS, Platform.MACOS, Platform.IOS), List.of(), impact))
			.isEqualTo("because you support Windows and macOS and users will notice it");
		assertThat(because("USER", Set.of(Platform.MACOS), List.of(), impact))
			.isEqualTo("because you use macOS and will notice it");
		assertThat(because("ADMIN", Set.of(), List.of(), impact))
			.isEqualTo("because you are an admin and it touches admins");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			NOW,   ,           Europe/Berlin,    2026-11-25
			NOW,   ,           America/New_York, 2026-11-24
			SOON,  ,           UTC,              2026-11-29
			LATER, ,           UTC,              2026-12-06
			NONE,  ,           UTC,              2026-12-06
			LATER, 2026-11-30, UTC,              2026-11-30
			NOW,   2026-11-30, UTC,              2026-11-24
			SOON,  2026-11-01, UTC,              2026-11-22
			""")
	void dueTable(Urgency urgency, @Nullable LocalDate actBy, ZoneId zone, LocalDate due) {
		Person person = new Person(1, "a@example.org", "A", Set.of(Audience.ADMIN), Set.of(), Set.of(), List.of(), null,
				null, Locale.ENGLISH, zone, 8, null, true, true);
		Impact impact = impact(Set.of(), List.of(), Level.HIGH, Level.NONE, Level.NONE, urgency, actBy);
		assertThat(Owing.due(person, impact, NOW)).isEqualTo(due);
	}

	private static String because(String audience, Set<Platform> platforms, List<String> services, Impact impact) {
		return Owing.of(person(audience, platforms, services), impact).because();
	}

	private static Person person(String audiences, Set<Platform> platforms, List<String> services) {
		Set<Audience> set = words(audiences).stream().map(Audience::valueOf).collect(Collectors.toSet());
		return new Person(1, "a@example.org", "A", set, Set.of(), platforms, services, null, null, Locale.ENGLISH,
				ZoneId.of("UTC"), 8, null, true, true);
	}

	private static Impact impact(Set<Platform> platforms, List<String> services, Level admin, Level helpdesk,
			Level user, Urgency urgency, @Nullable LocalDate actBy) {
		return new Impact(platforms, services, Category.UPDATE, Action.PLAN, false, admin, helpdesk, user, urgency,
				actBy, List.of());
	}

	private static Set<Platform> platforms(String words) {
		return words(words).stream().map(Platform::valueOf).collect(Collectors.toSet());
	}

	private static List<String> words(String text) {
		return Arrays.stream(text.split(",")).map(String::strip).filter((word) -> !word.isEmpty()).toList();
	}

}
