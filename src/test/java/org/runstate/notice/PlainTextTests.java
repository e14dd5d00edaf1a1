package org.runstate.notice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			no markup at all                      | no markup at all
			<p>one</p><p>two</p>                  | one/two
			<p>a&nbsp;&nbsp; b<br>c</p>           | a b/c
			<ul><li>first<li>second</ul>          | first/second
			<table><tr><td>a<td>b</table>         | a b
			<b>bold</b>face                       | boldface
			x<script>alert(1)</script>y           | xy
			<p> </p><p>&nbsp;</p>last             | last
			soft&shy;hyphen&#8203;s               | softhyphens
			1 < 2 &amp; 3                         | 1 < 2 & 3
			""")
	void flattensMarkupToLines(String html, String lines) {
		assertThat(PlainText.of(html)).isEqualTo(lines.replace('/', '\n'));
	}

	@Test
	void survivesDeepNesting() {
		assertThat(PlainText.of("<div>".repeat(50_000) + "deep")).isEqualTo("deep");
	}

}
