package org.runstate.source;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class ImportPageTests {

	private static final String OPML = """
			<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><body>
			<outline text="One &amp; only" type="rss" xmlUrl="https://feeds.example.org/1"/>
			<outline text="Local" type="rss" xmlUrl="file:///etc/passwd"/>
			</body></opml>
			""";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Sources sources;

	@Autowired
	SourcesFile file;

	private MvcTestResult look(String content) {
		return this.mvc.post()
			.uri("/sources/import")
			.multipart()
			.file(new MockMultipartFile("file", "x.opml", "text/xml", content.getBytes(StandardCharsets.ISO_8859_1)))
			.with(AdministratorPages.administrator())
			.with(csrf())
			.exchange();
	}

	@Test
	void showsWhatAFileWouldDoAndDoesNothing() {
		assertThat(look(OPML)).hasStatusOk()
			.bodyText()
			.contains("1 added, 0 changed", "1 refused", "One &amp; only", "line 3 (Local)", "Take it in")
			.contains("name=\"content\" value=\"&lt;opml");
		assertThat(this.sources.list()).isEmpty();
	}

	@Test
	void takesInWhatWasShown() {
		assertThat(this.mvc.post()
			.uri("/sources/import/confirm")
			.param("content", OPML.substring(OPML.indexOf("<opml")).replace("only", "Ünly"))
			.with(AdministratorPages.administrator())
			.with(csrf())).hasStatus3xxRedirection();
		assertThat(this.sources.list()).singleElement().extracting(Source::name).isEqualTo("One & Ünly");
	}

	@Test
	void saysWhenThereIsNothingToTakeIn() {
		assertThat(look("<!DOCTYPE opml><opml/>")).hasStatus(422)
			.bodyText()
			.contains("document type declaration")
			.doesNotContain("Take it in");
		assertThat(look("just text")).hasStatus(422);
	}

	@Test
	void givesAFileThatChangesNothingWhenItComesBack() {
		this.file
			.take("""
					- {key: a, name: 'A; b', url: 'https://feeds.example.org/a', services: [Mail, 'x;y'], options: {category: News}}
					- {key: b, kind: manual, url: '', name: Ours, owner: ada@example.org, baseline: false, every: PT90S}
					"""
				.getBytes(StandardCharsets.UTF_8));
		MvcTestResult given = this.mvc.get()
			.uri("/sources/export.opml")
			.with(AdministratorPages.administrator())
			.exchange();
		assertThat(given).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"runstate-sources.opml\"");
		assertThat(this.file.take(given.getResponse().getContentAsByteArray())).satisfies((imported) -> {
			assertThat(imported.problems()).isEmpty();
			assertThat(imported.unchanged()).isEqualTo(2);
		});
	}

}
