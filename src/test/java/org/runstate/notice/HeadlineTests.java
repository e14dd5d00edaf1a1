package org.runstate.notice;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			(Updated) Plan for Change: Intune will need Android 13 | Intune will need Android 13
			MC1234567: old sign-in retires                        | Old sign-in retires
			[Update] Reminder: check your connectors              | Check your connectors
			Feature update - a recap after each meeting           | A recap after each meeting
			Retirement: Harbourline VPN 5                         | Retirement: Harbourline VPN 5
			Action required: update the connector                 | Action required: update the connector
			Updates to printing                                   | Updates to printing
			Plan for change:                                      | Plan for change:
			(Updated) iOS 26.7 is out                             | iOS 26.7 is out
			plain words stay as they are                          | plain words stay as they are
			""")
	void beginsWithWhatIsSaid(String title, String headline) {
		assertThat(Headline.of(title)).isEqualTo(headline);
	}

}
