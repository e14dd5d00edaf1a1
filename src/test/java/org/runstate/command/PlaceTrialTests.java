package org.runstate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.database.Tried;
import org.runstate.web.oidc.IssuerTrial;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTrialTests {

	private final MockEnvironment settings = new MockEnvironment();

	@ParameterizedTest
	@ValueSource(strings = { "", "runstate", "runstate.example.org", "ftp://x.example.org", "http://x.example.org",
			"https://", "https://x.example.org/runstate", "https://x.example.org?a=b", "https://me:pw@x.example.org",
			"https://x .example.org", "https:///x" })
	void anAddressThatDoesNotWorkInAMailIsTold(String address) {
		this.settings.setProperty("runstate.base-url", address);
		assertThat(PlaceTrial.ofBaseUrl(this.settings)).matches((tried) -> !tried.good())
			.matches((tried) -> tried.setting().equals("RUNSTATE_BASE_URL") && tried.says().endsWith("."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://runstate.example.org", "https://runstate.example.org/",
			"https://x.example.org:8443", "http://localhost:8080", "http://127.0.0.1:8080" })
	void anAddressThatWorksIsGood(String address) {
		this.settings.setProperty("runstate.base-url", address);
		assertThat(PlaceTrial.ofBaseUrl(this.settings)).matches(Tried::good);
	}

	@Test
	void templatesAreReadBeforeTheyAreUsed(@TempDir Path folder) throws IOException {
		assertThat(PlaceTrial.ofTemplates(this.settings)).matches(Tried::good);
		this.settings.setProperty("runstate.templates", folder.toString());
		Files.writeString(folder.resolve("good.ftlh"), "<p>${name}</p>");
		assertThat(PlaceTrial.ofTemplates(this.settings)).matches(Tried::good)
			.matches((tried) -> tried.says().contains("1 templates"));
		Files.writeString(folder.resolve("wrong.ftlh"), "<#if x>");
		assertThat(PlaceTrial.ofTemplates(this.settings)).matches((tried) -> !tried.good())
			.matches((tried) -> tried.says().contains("wrong.ftlh") && !tried.says().contains("\n"));
		this.settings.setProperty("runstate.templates", folder.resolve("none").toString());
		assertThat(PlaceTrial.ofTemplates(this.settings)).matches((tried) -> !tried.good());
	}

	@Test
	void anIssuerThatCannotBeUsedIsTold() {
		assertThat(new IssuerTrial(this.settings).run()).matches(Tried::good);
		for (String issuer : new String[] { "http://issuer.example.org", "nonsense",
				"https://login.microsoftonline.com/common/v2.0", "http://127.0.0.1:1" }) {
			this.settings.setProperty("runstate.oidc.issuer", issuer);
			this.settings.setProperty("runstate.oidc.client-id", "x");
			assertThat(new IssuerTrial(this.settings).run()).matches((tried) -> !tried.good())
				.matches((tried) -> tried.setting().equals("RUNSTATE_OIDC_ISSUER"));
		}
		this.settings.setProperty("runstate.oidc.issuer", "https://issuer.example.org");
		this.settings.setProperty("runstate.oidc.client-id", "");
		assertThat(new IssuerTrial(this.settings).run().setting()).isEqualTo("RUNSTATE_OIDC_CLIENT_ID");
	}

}
