package org.runstate.platform;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VocabularyTests {

	private final Vocabulary vocabulary = Vocabulary.standard();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Teams on Windows and macOS                                 | WINDOWS,MACOS
			iOS/iPadOS 17 and later                                    | IOS
			tvOS 14.4 (18K802)                                         | TVOS
			Safari 16.4                                                | MACOS
			Excel on the web                                           | WEB
			Android Enterprise fully managed devices                   | ANDROID
			This does not affect Windows.                              | ''
			This does not affect Windows. Macs need an update.         | MACOS
			Windows is not affected, macOS is.                         | MACOS
			Available on all platforms except for Linux                | ''
			Not available on iOS but on Android                        | ANDROID
			Open several windows at once in a kiosk                    | ''
			Project for the web                                        | ''
			""")
	void readsPlatformsAndLeavesOutWhatIsExcepted(String text, String platforms) {
		Set<Platform> expected = EnumSet.noneOf(Platform.class);
		if (!platforms.isEmpty()) {
			for (String name : platforms.split(",", -1)) {
				expected.add(Platform.valueOf(name));
			}
		}
		assertThat(this.vocabulary.platformsIn(text)).isEqualTo(expected);
	}

	@Test
	void shortNamesCountOnlyWherePlatformsAreListed() {
		assertThat(this.vocabulary.platformsIn("Clean up your desktop")).isEmpty();
		assertThat(this.vocabulary.stated("Teams for desktop and the web").stream().map(Vocabulary.Mention::platform))
			.containsExactly(Platform.WINDOWS, Platform.WEB);
		assertThat(this.vocabulary.stated("Teams for Mac desktop").stream().map(Vocabulary.Mention::platform))
			.containsExactly(Platform.MACOS);
	}

	@ParameterizedTest
	@CsvSource({ "Office for the web,Microsoft 365 for the web", "'Microsoft Clipchamp ',Microsoft Clipchamp",
			"azure ad,Microsoft Entra", "EXCHANGE,Exchange Online", "'Acme  Cloud ','Acme  Cloud'" })
	void givesServicesTheirPresentName(String name, String present) {
		assertThat(this.vocabulary.service(name)).isEqualTo(present);
	}

	@Test
	void readsLabelsOfVendors() {
		assertThat(this.vocabulary.label("Teams and Surface Devices")).contains(Platform.TEAMS_DEVICE);
		assertThat(this.vocabulary.label("Desktop")).contains(Platform.WINDOWS);
		assertThat(this.vocabulary.label("Launched")).isEmpty();
	}

}
