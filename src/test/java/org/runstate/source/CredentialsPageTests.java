package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
@ExtendWith(OutputCaptureExtension.class)
class CredentialsPageTests {

	private static final String SECRET = "s3cr3t~never-shown";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Credentials credentials;

	@Autowired
	SourcesFile file;

	@Autowired
	JdbcClient jdbc;

	private MvcTestResult get(String path) {
		return new AdministratorPages(this.mvc).get(path);
	}

	private MvcTestResult post(String path, String... fields) {
		return new AdministratorPages(this.mvc).post(path, fields);
	}

	private MvcTestResult put(String name) {
		return post("/sources/credentials", "name", name, "kind", "application", "tenant", "contoso.example",
				"clientId", "app-1", "secret", SECRET);
	}

	@Test
	void keepsAnApplicationAndNeverShowsItsSecret(CapturedOutput output) {
		assertThat(put("graph")).hasStatus3xxRedirection();
		assertThat(this.credentials.named(List.of("graph"))).singleElement()
			.satisfies((kept) -> assertThat(kept.secret().text()).isEqualTo(SECRET));
		this.file.take("- {key: a, url: 'https://feeds.example.org/a', options: {credentials: [graph]}}"
			.getBytes(StandardCharsets.UTF_8));
		for (String path : List.of("/sources/credentials", "/sources/credentials?replace=graph", "/sources/new",
				"/sources/a", "/sources/a/edit", "/sources/export.opml")) {
			assertThat(get(path)).as(path).hasStatusOk().bodyText().contains("graph").doesNotContain(SECRET);
		}
		assertThat(this.jdbc.sql("select concat(name, tenant, client_id, hex(secret)) from credential")
			.query(String.class)
			.single()).doesNotContain(SECRET)
			.doesNotContain(HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
		assertThat(output.getAll()).doesNotContain(SECRET);
	}

	@Test
	void asksForTheSecretAgainWhenSomethingElseIsWrong() {
		assertThat(post("/sources/credentials", "name", "graph", "kind", "application", "tenant", "a/b", "clientId",
				"app-1", "secret", SECRET))
			.hasStatus(422)
			.bodyText()
			.contains("Nothing was kept", "value=\"a/b\"", "value=\"app-1\"")
			.doesNotContain(SECRET);
		assertThat(post("/sources/credentials", "name", "graph", "kind", "token", "secret", "")).hasStatus(422);
		assertThat(this.credentials.list()).isEmpty();
	}

	@Test
	void replacesOnlyWhatWasChosenToBeReplaced() {
		put("graph");
		assertThat(put("graph")).hasStatus(422).bodyText().contains("there is one of this name");
		assertThat(post("/sources/credentials", "name", "graph", "replaces", "graph", "kind", "token", "secret", "new"))
			.hasStatus3xxRedirection();
		assertThat(this.credentials.named(List.of("graph"))).singleElement()
			.satisfies((kept) -> assertThat(kept.secret().text()).isEqualTo("new"));
	}

	@Test
	void removesWhatNoSourceUses() {
		put("graph");
		this.file.take("- {key: a, url: 'https://feeds.example.org/a', options: {credentials: [graph]}}"
			.getBytes(StandardCharsets.UTF_8));
		post("/sources/credentials/graph/remove");
		assertThat(this.credentials.list()).hasSize(1);
		post("/sources/a/remove");
		post("/sources/credentials/graph/remove");
		assertThat(this.credentials.list()).isEmpty();
	}

}
