package org.runstate.announcement;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Person;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncementPagesTests extends AnnouncementScene {

	@Test
	void oneWritesAnotherApprovesAndItIsSent() {
		MvcTestResult drafted = post(this.cora, "/announcements/new",
				form(Map.of("confirm", "true", "deadline", this.deadline.toString())));
		assertThat(drafted).hasStatus(302);
		String address = led(drafted);
		assertThat(page(this.cora, address)).contains("2 people", "Una User", "Uwe User", "Ask for approval");
		assertThat(page(this.cora, address + "/mail")).contains("You sign in with a key.", "Cora Comms");
		assertThat(post(this.cora, address + "/submit", Map.of("version", "1"))).hasStatus(302);
		assertThat(page(this.cora, "/announcements")).contains("New sign-in", "waits for approval");
		assertThat(page(this.cora, address)).contains("somebody else approves it").doesNotContain("Approve exactly");
		String shown = hidden(page(this.mara, address), "revision");
		assertThat(post(this.mara, address + "/approve", Map.of("revision", shown))).hasStatus(302);
		assertThat(page(this.cora, address)).contains("approved", "Mara Boss", "Send to 2 people");
		assertThat(post(this.cora, address + "/send", Map.of())).hasStatus(302);
		assertThat(messages()).hasSize(2);
		assertThat(page(this.cora, address)).contains("How far it is", "Sent off to 2", "Drafted")
			.doesNotContain("Una User");
		assertThat(page(this.mara, address)).contains("Una User", "on its way");
		assertThat(page(this.una, "/notices")).contains("New sign-in");
		assertThat(page(this.una, "/")).contains("New sign-in");
		assertThat(one("select news from impact")).isEqualTo("false");
	}

	@Test
	void everyRoleOpensWhatIsItsOwn() {
		long id = this.writing.draft(content(), null, null, this.cora.id());
		Person hele = this.people.find("hele.desk@example.org").orElseThrow();
		for (Person closed : List.of(this.una, hele)) {
			assertThat(status(closed, "/announcements")).isEqualTo(403);
			assertThat(status(closed, "/announcements/" + id)).isEqualTo(403);
			assertThat(post(closed, "/announcements/new", form(Map.of()))).hasStatus(403);
			assertThat(page(closed, "/")).doesNotContain("href=\"/announcements\"");
		}
		assertThat(post(this.mara, "/announcements/new", form(Map.of()))).hasStatus(403);
		assertThat(post(this.mara, "/announcements/" + id + "/edit", form(Map.of()))).hasStatus(403);
		assertThat(post(this.cora, "/announcements/" + id + "/approve", Map.of())).hasStatus(403);
		assertThat(page(this.mara, "/announcements/" + id)).contains("New sign-in").doesNotContain("/edit\"");
		assertThat(page(this.cora, "/")).contains("href=\"/announcements\"");
		assertThat(status(this.cora, "/announcements/99")).isEqualTo(404);
	}

	@Test
	void nobodyApprovesTheirOwnWordsWhateverTheirRoles() {
		long id = this.writing.draft(content(), null, null, this.ada.id());
		this.writing.submit(id, 1, this.ada.id());
		MvcTestResult refused = post(this.ada, "/announcements/" + id + "/approve",
				Map.of("revision", find(id).hash()));
		assertThat(refused).hasStatus(403);
		assertThat(body(refused)).contains("cannot approve it");
		assertThat(find(id).state()).isEqualTo(State.REVIEW);
		// nor what they only edited
		long other = this.writing.draft(content(), null, null, this.cora.id());
		this.writing.edit(other, 1, changed("Edited by Ada"), null, this.ada.id());
		this.writing.submit(other, 2, this.cora.id());
		assertThat(post(this.ada, "/announcements/" + other + "/approve", Map.of("revision", find(other).hash())))
			.hasStatus(403);
	}

	@Test
	void staleApprovalIsRefused() {
		long id = this.writing.draft(content(), null, null, this.cora.id());
		String before = find(id).hash();
		this.writing.edit(id, 1, changed("Another text"), null, this.cora.id());
		this.writing.submit(id, 2, this.cora.id());
		assertThat(post(this.mara, "/announcements/" + id + "/approve", Map.of("revision", before))).hasStatus(409);
		assertThat(post(this.mara, "/announcements/" + id + "/approve", Map.of())).hasStatus(409);
		assertThat(find(id).state()).isEqualTo(State.REVIEW);
	}

	@Test
	void anEditVoidsTheApproval() {
		long id = approved(content());
		assertThat(post(this.cora, "/announcements/" + id + "/edit", form(Map.of("version", "1", "body", "changed"))))
			.hasStatus(302);
		assertThat(find(id).state()).isEqualTo(State.DRAFT);
		assertThat(one("select count(*) from announcement_approval")).isEqualTo("0");
		assertThat(page(this.cora, "/announcements/" + id)).contains("Approval voided by an edit");
		assertThat(post(this.cora, "/announcements/" + id + "/send", Map.of())).hasStatus(409);
		assertThat(messages()).isEmpty();
	}

	@Test
	void whatWasTypedIsKeptWhenItIsRefused() {
		MvcTestResult refused = post(this.cora, "/announcements/new", form(Map.of("body", "Typed with care",
				"publishAt", "2026-12-01T00:00", "deadline", "2026-11-01T00:00", "confirm", "true")));
		assertThat(refused).hasStatus(422);
		assertThat(body(refused)).contains("Typed with care", "Nothing was kept", "aria-invalid");
		long id = this.writing.draft(content(), null, null, this.cora.id());
		this.writing.edit(id, 1, changed("By a colleague"), null, this.ada.id());
		MvcTestResult stale = post(this.cora, "/announcements/" + id + "/edit",
				form(Map.of("version", "1", "body", "Mine")));
		assertThat(stale).hasStatus(409);
		assertThat(body(stale)).contains("By a colleague", "Mine");
	}

	@Test
	void previewKeepsNothingAndRunsNothing() {
		MvcTestResult preview = post(this.cora, "/announcements/preview",
				Map.of("title", "${7*7}", "body", "<p>${7*7} <#assign x=1>#{7*7}</p>"));
		assertThat(preview).hasStatusOk();
		assertThat(body(preview)).contains("6 people").doesNotContain(">49", " 49 ");
		assertThat(one("select count(*) from announcement")).isEqualTo("0");
	}

	@Test
	void urgentNeedsTwoOthers() {
		Content content = new Content("Stop using it", "Now.", "", "", sales(), null, true, false, null);
		long id = approved(content);
		assertThat(find(id).state()).isEqualTo(State.REVIEW);
		assertThat(post(this.mara, "/announcements/" + id + "/approve", Map.of("revision", find(id).hash())))
			.as("the same one twice")
			.hasStatus(409);
		assertThat(post(this.cora, "/announcements/" + id + "/send", Map.of())).hasStatus(409);
		this.jdbc.sql("""
				insert into message (id, cause, kind, person_id, recipient, recipient_name, subject, body, state,
					planned_at, due_at)
				values (uuid(), 'digest 1', 'digest', 1, 'x@example.org', 'X', 'x', '[]', 'queued', utc_timestamp(6),
					utc_timestamp(6) - interval 10 minute)
				""").update();
		this.writing.approve(id, find(id).hash(), this.ada.id());
		this.sending.send(id, "", this.cora.id());
		assertThat(messages()).hasSize(2)
			.allMatch((message) -> String.valueOf(message.get("subject")).contains("Urgent"));
		assertThat(one("select kind from message order by due_at limit 1")).isEqualTo("announcement");
	}

	private Content changed(String body) {
		Content content = content();
		return new Content(content.title(), body, "", "", content.circle(), null, false, true, this.deadline);
	}

	private static String hidden(String page, String name) {
		return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]+)\".*", "$1");
	}

}
