package org.runstate.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvCellTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1+1", "@SUM(1)", "|calc", "%0A", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1",
			"－1", "＠x" })
	void aFormulaIsText(String text) {
		assertThat(CsvCell.of(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Windows 11", "a=b", "1 + 1", "müde", "'quoted'" })
	void otherTextStaysAsItIs(String text) {
		assertThat(CsvCell.of(text)).isEqualTo(text);
	}

}
