package org.runstate.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class CleanHtmlTests {

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
			"<a href='javascript:alert(1)'>x</a>", "<a href='java\nscript:alert(1)'>x</a>",
			"<iframe src='https://evil.example'></iframe>", "<style>body{background:url(//evil.example)}</style>",
			"<form action='https://evil.example'><button>x</button></form>", "<p style='position:fixed'>x</p>",
			"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
			"<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<p id='main' class='flash'>x</p>",
			"<a href='&#106;ava&Tab;script&colon;alert(1)'>x</a>", "<a href=' &#1;vbscript:alert(1)'>x</a>",
			"<img src='data:image/svg+xml;base64,PHN2Zz4='>", "<img srcset='https://evil.example/a 2x'>",
			"<object data='https://evil.example/'></object>", "<embed src='https://evil.example/a.swf'>",
			"<button form=f formaction='javascript:alert(1)'>x</button>", "<input autofocus onfocus=alert(1)>",
			"<details open ontoggle=alert(1)>x</details>", "<video><source onerror=alert(1)></video>",
			"<audio src=x onerror=alert(1)></audio>", "<body onload=alert(1)>",
			"<svg><a><animate attributeName=href values=javascript:alert(1) /></a></svg>",
			"<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg>",
			"<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
			"<svg><use xlink:href='data:image/svg+xml,<svg onload=alert(1)>#x'/></svg>",
			"<link rel=stylesheet href='https://evil.example/a.css'>",
			"<meta http-equiv=refresh content='0;url=https://evil.example/'>",
			"<base href='https://evil.example/'><p>x</p>",
			"<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
			"<style><!--</style><img src=x onerror=alert(1)>--></style>", "<!--><img src=x onerror=alert(1)>-->",
			"<template><script>alert(1)</script></template>", "<textarea></textarea><img src=x onerror=alert(1)>",
			"<scr<script>ipt>alert(1)</scr</script>ipt>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
			"<div hx-get='https://evil.example/' hx-trigger=load>x</div>", "<div data-hx-on:click='alert(1)'>x</div>",
			"<div _='on load call alert(1)'>x</div>", "<form id=csrf name=htmx><input name=config></form>",
			"<a id=htmx name=htmx href='https://vendor.example/'>x</a>" })
	void keepsNothingThatActsOrLoads(String hostile) {
		assertThat(CleanHtml.of(hostile, "https://vendor.example/")).doesNotContainIgnoringCase("<script", "onerror",
				"onload", "javascript:", "<iframe", "<style", "<form", "<img", "<svg", "style=", "data:", "id=",
				"class=", "vbscript:", "<object", "<embed", "<button", "<input", "onfocus", "ontoggle", "<video",
				"<audio", "<body", "<animate", "<link", "<meta", "<base", "<noscript", "<template", "<textarea", "hx-",
				"_=", "name=", "evil.example");
	}

	@Test
	void aLinkOpensNothingThatCanReachBack() {
		assertThat(CleanHtml.of("<a href='https://vendor.example/' target='_blank'>x</a>", null))
			.isEqualTo("<a href=\"https://vendor.example/\" rel=\"noopener noreferrer nofollow\">x</a>");
	}

	@Test
	void ofTheVectorsBesideThisRepositoryNothingSurvives() throws IOException {
		Path file = Path.of("../shared/bench/faults/hostile-feeds/xss-vectors.json");
		assumeTrue(Files.exists(file), "The vectors are not beside this repository.");
		JsonNode vectors = JsonMapper.builder().build().readTree(Files.readString(file)).path("bodyVectors");
		assertThat(vectors.valueStream()).hasSizeGreaterThan(40).allSatisfy((vector) -> {
			String html = vector.path("html").asString().replace("CANARY", "https://canary.example");
			String clean = CleanHtml.of(html, "https://vendor.example/");
			vector.path("mustNotMatch")
				.forEach((unwanted) -> assertThat(clean).doesNotContainPattern(unwanted.asString()));
			// somebody may follow a link; nobody follows it unasked
			assertThat(clean.replaceAll("href=\"[^\"]*\"", "")).doesNotContain("canary.example");
		});
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
