package org.runstate.acknowledgement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;

import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

class PeoplePagesTests extends PageScene {

	@Test
	void preferencesAreShownAndSavedByTheirLink() {
		String address = "/u/"
				+ this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(60));
		MvcTestResult shown = this.mvc.get().uri(address).exchange();
		assertThat(shown).hasStatusOk().bodyText().contains("M. Sand").contains("required");
		assertThat(this.mvc.get().uri(address + "/one-click").exchange()).hasStatusOk();
		assertThat(this.people.find(this.mia.id())).contains(this.mia);
		assertThat(this.mvc.post().uri(address).param("zone", "Asia/Tokyo").param("hour", "9").exchange())
			.hasStatus(403);
		String form = value(shown);
		assertThat(this.mvc.post().uri(address).param("form", form).param("zone", "Moon").param("hour", "9").exchange())
			.hasStatus(422);
		assertThat(this.mvc.post()
			.uri(address)
			.param("form", form)
			.param("zone", "Asia/Tokyo")
			.param("hour", "9")
			.param("digest", "true")
			.exchange()).hasStatusOk().bodyText().contains("Saved.");
		assertThat(this.people.find(this.mia.id()).orElseThrow())
			.matches((mia) -> mia.zone().getId().equals("Asia/Tokyo") && mia.hour() == 9 && mia.wantsDigest());
	}

	@Test
	void oneClickDeclinesWithoutAnythingElse() {
		String address = "/u/"
				+ this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(60))
				+ "/one-click";
		assertThat(this.mvc.post().uri(address).param("List-Unsubscribe", "One-Click").exchange()).hasStatusOk();
		assertThat(this.people.find(this.mia.id()).orElseThrow().wantsDigest()).isFalse();
	}

	@Test
	void peopleAreImportedByAdministratorsOnly() {
		MockMultipartFile file = new MockMultipartFile("file", "../p.csv", "text/csv",
				"email,name\nnew@example.org,<i>New</i>\nwrong\n".getBytes(StandardCharsets.UTF_8));
		assertThat(
				this.mvc.post().uri("/people/import").multipart().file(file).with(user(me())).with(csrf()).exchange())
			.hasStatusOk()
			.bodyText()
			.contains("1 added, 0 changed")
			.contains("Nothing was written yet")
			.contains("line 3: the email &quot;wrong&quot;")
			.contains("&lt;i&gt;New");
		MockMultipartFile empty = new MockMultipartFile("file", "p.csv", "text/csv",
				"<html></html>".getBytes(StandardCharsets.UTF_8));
		assertThat(
				this.mvc.post().uri("/people/import").multipart().file(empty).with(user(me())).with(csrf()).exchange())
			.hasStatus(422);
		Person tom = this.scene.person("Tom Low", "user", "Desk", "viewer");
		assertThat(this.mvc.post()
			.uri("/people/import")
			.multipart()
			.file(file)
			.with(user(SignedIn.as(tom)))
			.with(csrf())
			.exchange()).hasStatus(403);
		assertThat(page("/people?q=tom")).contains("tom.low@example.org").doesNotContain("new@example.org");
	}

}
