package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class SourcesFileTests {

	@Autowired
	SourcesFile file;

	@Autowired
	Sources sources;

	@Autowired
	JdbcClient jdbc;

	private Imported take(String content) {
		return this.file.take(content.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void takesInWhatIsRightAndReportsTheRest() {
		Imported imported = take("""
				- key: apple
				  name: Apple releases
				  kind: feed
				  url: https://feeds.example.org/apple
				  every: PT30M
				  services: [Apple devices]
				  platforms: [iOS, macos]
				  owner: anna@example.org
				  baseline: false
				  options: {depth: 3}
				- key: minimal
				  url: http://feeds.example.org:8080/minimal
				- key: no spaces please
				  url: https://feeds.example.org/x
				- key: script
				  url: javascript:alert(1)
				- key: strange
				  kind: telepathy
				  url: https://feeds.example.org/x
				- key: often
				  url: https://feeds.example.org/x
				  every: hourly
				- key: minimal
				  url: https://feeds.example.org/x
				- key: misspelt
				  url: https://feeds.example.org/x
				  plattforms: [ios]
				- key: amiga
				  url: https://feeds.example.org/x
				  platforms: [amiga]
				- just text
				""");
		assertThat(imported.added()).isEqualTo(2);
		assertThat(imported.problems()).hasSize(8)
			.allSatisfy((problem) -> assertThat(problem).matches("item \\d+.*\\."));
		assertThat(imported.problems())
			.anySatisfy((problem) -> assertThat(problem).startsWith("item 9 (amiga): ").contains("amiga is not known"));
		Source apple = this.sources.find("apple").orElseThrow();
		assertThat(apple.platforms()).containsExactly("ios", "macos");
		assertThat(apple.every()).hasMinutes(30);
		assertThat(apple.baseline()).isFalse();
		assertThat(apple.owner()).isEqualTo("anna@example.org");
		Source minimal = this.sources.find("minimal").orElseThrow();
		assertThat(minimal.name()).isEqualTo("minimal");
		assertThat(minimal.kind()).isEqualTo("feed");
		assertThat(minimal.every()).hasHours(1);
		assertThat(minimal.baseline()).isTrue();
	}

	@Test
	void takingInAgainUpdatesByKey() {
		String file = """
				- {key: a, url: 'https://feeds.example.org/a', services: [Mail], options: {x: 1}, baseline: false}
				- {key: b, url: 'https://feeds.example.org/b'}
				""";
		take(file);
		assertThat(take(file)).isEqualTo(new Imported(0, 0, 2, List.of()));
		this.jdbc.sql("update source set etag = 'v1', next_check_at = '2100-01-01'").update();
		assertThat(take(file.replace("org/b", "org/moved").replace("Mail", "Post")))
			.isEqualTo(new Imported(0, 2, 0, List.of()));
		assertThat(this.sources.find("a").orElseThrow().etag()).isEqualTo("v1");
		assertThat(this.sources.find("a").orElseThrow().services()).containsExactly("Post");
		assertThat(this.sources.find("b").orElseThrow().etag()).isNull();
		assertThat(this.sources.find("b").orElseThrow().nextCheckAt()).isBefore("2099-01-01T00:00:00Z");
	}

	@Test
	void aSourceMaySayALittleMoreThanOthersButNotAnything() {
		String file = "- {key: a, url: 'https://feeds.example.org/a', options: {megabytes: %s}}";
		assertThat(take(file.formatted("50")).problems()).isEmpty();
		assertThat(take(file.formatted("51")).problems()).singleElement().asString().contains("from 1 to 50");
		assertThat(take(file.formatted("much")).problems()).singleElement().asString().contains("from 1 to 50");
	}

	@Test
	void takesInOpml() {
		String opml = """
				<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
				<outline text="Vendors"><outline type="rss" text="Provider &amp; Co" xmlUrl="https://feeds.example.org/1"/>
				<outline type="rss" title="Second" xmlUrl="https://feeds.example.org/2" category="/Cloud"/></outline>
				<outline text="Local" xmlUrl="file:///etc/passwd"/>
				</body></opml>
				""";
		Imported imported = take(opml);
		assertThat(imported.added()).isEqualTo(2);
		assertThat(imported.problems()).singleElement().asString().startsWith("line 4 (Local)");
		assertThat(this.sources.list()).extracting(Source::name).containsExactly("Provider & Co", "Second");
		assertThat(take(opml.replace("Second", "Zweite"))).extracting(Imported::changed).isEqualTo(1);
	}

	@Test
	void opmlWithADocumentTypeIsRefused() {
		Imported imported = take("""
				<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>
				<opml><body><outline text="&x;" xmlUrl="https://feeds.example.org/1"/></body></opml>
				""");
		assertThat(imported.added()).isZero();
		assertThat(imported.problems()).singleElement().asString().contains("document type");
	}

	@Test
	void whatIsNoListAtAllIsOneProblem() {
		assertThat(take("key: a").problems()).singleElement().asString().contains("not a list");
		assertThat(take("- [unclosed").problems()).singleElement().asString().contains("line");
		assertThat(take(" ").problems()).hasSize(1);
	}

}
