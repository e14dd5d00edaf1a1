package org.runstate.audience;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.platform.Platform;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class PeopleFileTests {

	private static final String HEADER = "email,name,audiences,roles,platforms,services,team,manager,locale,zone,hour,joined\n";

	@Autowired
	PeopleFile file;

	@Autowired
	People people;

	@Test
	void keepsEverythingThatARowSays() throws IOException {
		Imported imported = load(HEADER
				+ "Mia@Example.org,Mia Sand,admin;helpdesk,manager,windows; ios,intune;Exchange Online,Devices,boss@example.org,de-AT,Europe/Vienna,7,2026-11-01\n");
		assertThat(imported).isEqualTo(new Imported(1, 0, 0, 0, List.of()));
		Person mia = this.people.find("MIA@example.org").orElseThrow();
		assertThat(mia).isEqualTo(new Person(mia.id(), "mia@example.org", "Mia Sand",
				Set.of(Audience.ADMIN, Audience.HELPDESK), Set.of(Role.MANAGER), Set.of(Platform.WINDOWS, Platform.IOS),
				List.of("Microsoft Intune", "Exchange Online"), "Devices", "boss@example.org",
				Locale.forLanguageTag("de-AT"), ZoneId.of("Europe/Vienna"), 7, LocalDate.of(2026, 11, 1), true, true));
	}

	@Test
	void tellsEachWrongRowWithItsLineAndTakesTheRest() throws IOException {
		Imported imported = load(HEADER + """
				a@example.org,A
				b@example,,admin
				not an address,C

				d@example.org,D,wizard
				e@example.org,"E ""the"" one"
				f@example.org,F "half,admin
				g@example.org,"G,admin
				h@example.org,H,,,beos
				i@example.org,I,,,,,,,,Mars/Olympus
				j@example.org,J,,,,,,,,,24
				k@example.org,K,,,,,,,,,,soon
				A@EXAMPLE.ORG,A again
				l@example.org,L,user,viewer,,,,,,,,,,extra
				m@example.org,=HYPERLINK("x")
				n@example.org,N
				""");
		assertThat(imported.problems()).satisfiesExactly(
				(problem) -> assertThat(problem).isEqualTo("line 4: the email \"not an address\" is no mail address"),
				(problem) -> assertThat(problem)
					.isEqualTo("line 6: audiences does not know \"wizard\"; known are admin, helpdesk, user"),
				(problem) -> assertThat(problem).startsWith("line 9: has a quotation mark"),
				(problem) -> assertThat(problem).startsWith("line 10: platforms does not know \"beos\""),
				(problem) -> assertThat(problem).startsWith("line 11: the zone \"Mars/Olympus\" is not known"),
				(problem) -> assertThat(problem).isEqualTo("line 12: the hour \"24\" is not one of 0 to 23"),
				(problem) -> assertThat(problem).startsWith("line 13: joined \"soon\""),
				(problem) -> assertThat(problem).isEqualTo("line 14: the email of line 2 again"),
				(problem) -> assertThat(problem).startsWith("line 15: has 14 cells where the header has 12"));
		assertThat(imported.added()).isEqualTo(6);
		assertThat(this.people.find("e@example.org").orElseThrow().name()).isEqualTo("E \"the\" one");
		assertThat(this.people.find("m@example.org").orElseThrow().name()).isEqualTo("=HYPERLINK(\"x\")");
	}

	@Test
	void importingAgainChangesOnlyWhatIsNew() throws IOException {
		load(HEADER + "a@example.org,A,admin\nb@example.org,B,user\n");
		assertThat(load(HEADER + "a@example.org,A,admin\nb@example.org,Bea,user\nc@example.org,C,user\n"))
			.isEqualTo(new Imported(1, 1, 1, 0, List.of()));
		assertThat(this.people.find("b@example.org").orElseThrow().name()).isEqualTo("Bea");
	}

	@Test
	void leavesWhatPeopleChoseThemselves() throws IOException {
		load("email,zone,hour\na@example.org,Europe/Berlin,7\n");
		Person before = this.people.find("a@example.org").orElseThrow();
		this.people.prefer(before.id(), ZoneId.of("Asia/Tokyo"), 9, false);
		load("hour,zone,name,email\n,,Anna,a@example.org\n");
		Person after = this.people.find("a@example.org").orElseThrow();
		assertThat(after.name()).isEqualTo("Anna");
		assertThat(after.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
		assertThat(after.hour()).isEqualTo(9);
		assertThat(after.wantsDigest()).isFalse();
	}

	@Test
	void deactivatesTheUnlistedOnlyWhenAskedTo() throws IOException {
		load("email\na@example.org\nb@example.org\nc@example.org\n");
		assertThat(load("email\na@example.org\n").deactivated()).isZero();
		assertThat(load("email,hour\na@example.org,8\nb@example.org,99\n", true).deactivated()).isOne();
		assertThat(this.people.active(0, 10)).extracting(Person::email)
			.containsExactly("a@example.org", "b@example.org");
		assertThat(load("email\nc@example.org\n").changed()).isOne();
		assertThat(this.people.activeCount()).isEqualTo(3);
	}

	@Test
	void anEmptyFileChangesNothing() throws IOException {
		load("email\na@example.org\n");
		for (String nothing : List.of("", "\n", "email\n", "email\nwrong\n", "<html><body>Sign in</body></html>\n")) {
			assertThat(load(nothing, true).deactivated()).isZero();
		}
		assertThat(load("", true).problems()).containsExactly("line 1: the file is empty");
		assertThat(this.people.activeCount()).isOne();
	}

	@Test
	void neverLosesTheLastAdministrator() throws IOException {
		load("email,roles\nroot@example.org,administrator\na@example.org,\n");
		assertThat(load("email,roles\na@example.org,viewer\n", true).problems())
			.containsExactly("line 1: the last administrator is not listed and stayed active");
		assertThat(load("email,roles\nroot@example.org,viewer\n").problems())
			.containsExactly("line 2: takes the role administrator from the last who has it");
		assertThat(this.people.find("root@example.org").orElseThrow()).matches(Person::active)
			.matches((root) -> root.roles().contains(Role.ADMINISTRATOR));
		assertThat(load("email,roles\nroot@example.org,viewer\na@example.org,administrator\n").problems()).isEmpty();
	}

	@Test
	void readsWhatSpreadsheetsWrite() throws IOException {
		assertThat(
				load("\uFEFFemail;name;services\r\na@example.org;Müller, Jörg;\"Exchange Online;Microsoft Teams\"\r\n"))
			.isEqualTo(new Imported(1, 0, 0, 0, List.of()));
		assertThat(this.people.find("a@example.org").orElseThrow().services()).containsExactly("Exchange Online",
				"Microsoft Teams");
		assertThat(load("email,name\nb@example.org,Müller\nc@example.org,C\n", StandardCharsets.ISO_8859_1).problems())
			.containsExactly("line 2: is not UTF-8");
	}

	@Test
	void namesColumnsItDoesNotKnow() throws IOException {
		assertThat(load("email,platfroms\na@example.org,windows\n").problems())
			.containsExactly("line 1: the column platfroms is not known and was left out");
		assertThat(load("name\nA\n").problems()).singleElement().asString().contains("one of them is email");
	}

	@Test
	void takesThousandsInBlocks() throws IOException {
		StringBuilder csv = new StringBuilder(HEADER);
		for (int i = 0; i < 5000; i++) {
			csv.append("p%d@example.org,P %d,user,,windows,,Team %d,,,,,\n".formatted(i, i, i % 40));
		}
		assertThat(load(csv.toString())).isEqualTo(new Imported(5000, 0, 0, 0, List.of()));
		assertThat(load(csv.toString(), true)).isEqualTo(new Imported(0, 0, 5000, 0, List.of()));
		assertThat(this.people.teams()).hasSize(40);
	}

	private Imported load(String csv) throws IOException {
		return load(csv, false);
	}

	private Imported load(String csv, boolean replace) throws IOException {
		return this.file.load(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), replace);
	}

	private Imported load(String csv, Charset charset) throws IOException {
		return this.file.load(new ByteArrayInputStream(csv.getBytes(charset)), false);
	}

}
