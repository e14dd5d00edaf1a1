package org.runstate.digest;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LadderSettingsTests {

	@ParameterizedTest
	@CsvSource({ "-9, 0", "-2, 0", "-1, 1", "0, 1", "1, 2", "2, 2", "3, 3", "6, 3", "7, 4", "300, 4" })
	void climbsWithTheDays(long days, int rung) {
		assertThat(new LadderSettings(List.of(-1, 1, 3), 7).reached(days)).isEqualTo(rung);
	}

}
