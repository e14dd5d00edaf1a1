package org.runstate.notice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CleanHtmlTests {

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
			"<a href='javascript:alert(1)'>x</a>", "<a href='java\nscript:alert(1)'>x</a>",
			"<iframe src='https://evil.example'></iframe>", "<style>body{background:url(//evil.example)}</style>",
			"<form action='https://evil.example'><button>x</button></form>", "<p style='position:fixed'>x</p>",
			"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
			"<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<p id='main' class='flash'>x</p>" })
	void keepsNothingThatActsOrLoads(String hostile) {
		assertThat(CleanHtml.of(hostile, "https://vendor.example/")).doesNotContainIgnoringCase("<script", "onerror",
				"onload", "javascript:", "<iframe", "<style", "<form", "<img", "<svg", "style=", "data:", "id=",
				"class=");
	}

	@Test
	void resolvesLinksAgainstTheEntry() {
		assertThat(CleanHtml.of("<a href='/kb/5'>KB5</a>", "https://vendor.example/news/1"))
			.contains("href=\"https://vendor.example/kb/5\"")
			.contains("noopener");
	}

	@Test
	void showsALinkWithoutBaseAsText() {
		assertThat(CleanHtml.of("<a href='/kb/5'>KB5</a>", null)).isEqualTo("KB5");
	}

	@Test
	void putsVendorHeadingsBelowThoseOfThePage() {
		assertThat(CleanHtml.of("<h1>Big</h1>", null)).isEqualTo("<h3>Big</h3>");
	}

}
