package org.runstate.support;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.audience.Person;
import org.runstate.impact.Difference;
import org.runstate.notice.Revision;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class CardPageTests extends DeskScene {

	private Revision notice;

	private String address;

	@BeforeEach
	void aNoticeThatUsersWillNotice() {
		this.notice = said("n", "A <b>new</b> menu",
				"<p>Introduction: A menu appears. <script>x()</script></p><p>How this will affect your organization:</p>"
						+ "<p>On Windows the menu is at the top. Everybody sees it.</p>",
				noticed());
		work();
		this.address = "/desk/cards/" + this.notice.noticeId();
	}

	@Test
	void draftIsMadeOfWhatTheNoticeSays() {
		assertThat(page(this.address)).contains("A &lt;b&gt;new&lt;/b&gt; menu")
			.contains("Something is new here: A &lt;b&gt;new&lt;/b&gt; menu")
			.contains("On Windows the menu is at the top.")
			.contains("Drafted from the notice")
			.doesNotContain("x()")
			.contains("Users are calling about this");
	}

	@Test
	void personEditsAndApprovesIt() {
		MvcTestResult kept = write(fields("Where is <i>it</i>?"), "keep");
		assertThat(kept).hasRedirectedUrl(this.address);
		assertThat(page(this.address)).contains("Where is &lt;i&gt;it&lt;/i&gt;?")
			.contains("Draft, edited by Hele Desk")
			.contains("draft</span>");
		assertThat(write(fields("Where is it now?"), "approve")).hasRedirectedUrl(this.address);
		assertThat(page(this.address)).contains("Where is it now?").contains("Approved by Hele Desk");
	}

	@Test
	void draftOfAPersonIsNotDraftedAnew() {
		write(fields("Ours"), "keep");
		said("n", "A new menu", "<p>It is all different.</p>", noticed(),
				new Difference(Difference.Kind.WORDING, false, "The text was reworded."));
		work();
		assertThat(page(this.address)).contains("Ours").doesNotContain("It is all different.");
	}

	@Test
	void draftThatNobodyTouchedFollowsTheNotice() {
		said("n", "A new menu", "<p>It is all different.</p>", noticed(),
				new Difference(Difference.Kind.WORDING, false, "The text was reworded."));
		work();
		assertThat(page(this.address)).contains("It is all different.").doesNotContain("at the top");
	}

	@Test
	void materialRevisionMakesItStaleUntilItIsApprovedAgain() {
		write(fields("Ours"), "approve");
		said("n", "A new menu", "<p>Reworded.</p>", noticed(),
				new Difference(Difference.Kind.WORDING, false, "The text was reworded."));
		assertThat(page(this.address)).doesNotContain("has changed since");
		said("n", "A new menu", "<p>In March.</p>", noticed(),
				new Difference(Difference.Kind.DATE_EARLIER, true, "It comes in March, not in May."));
		work();
		assertThat(page(this.address)).contains("has changed since this card was approved")
			.contains("It comes in March, not in May.")
			.contains("approve again")
			.contains("stale</span>");
		assertThat(page("/desk")).contains("stale</span>");
		Map<String, String> form = hidden(page(this.address), "approve");
		assertThat(post(this.address + "/approve", form)).hasRedirectedUrl(this.address);
		assertThat(page(this.address)).doesNotContain("has changed since").contains("Approved by Hele Desk");
	}

	@Test
	void approvalOfWhatNobodySawIsRefused() {
		Map<String, String> form = hidden(page(this.address), "approve");
		write(fields("Somebody else was here"), "keep");
		assertThat(flash(post(this.address + "/approve", form), "problem")).contains("Nothing was approved");
		assertThat(post(this.address + "/approve", Map.of("version", "2", "basis", "99999999:0"))).hasStatus(400);
		assertThat(post(this.address + "/approve", Map.of("version", "2", "basis", "x"))).hasStatus(400);
		assertThat(page(this.address)).contains("Draft, edited by");
	}

	@Test
	void staleFormIsRefusedAndShowsBothTexts() {
		Map<String, String> mine = fields("Mine");
		write(fields("Theirs"), "keep");
		MvcTestResult refused = write(mine, "approve");
		assertThat(refused).hasStatus(409);
		assertThat(body(refused)).contains(">Mine</textarea>")
			.contains("Theirs")
			.contains("somebody else changed this card");
		Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(body(refused));
		assertThat(version.find()).isTrue();
		mine.put("version", version.group(1));
		assertThat(write(mine, "keep")).hasRedirectedUrl(this.address);
		assertThat(page(this.address)).contains("Mine");
	}

	@Test
	void keepsWhatWasTypedWhenItIsRefused() {
		Map<String, String> form = fields("Mine");
		form.put("validFrom", "2027-01-02");
		form.put("validTo", "2027-01-01");
		MvcTestResult refused = write(form, "keep");
		assertThat(refused).hasStatus(422);
		assertThat(body(refused)).contains(">Mine</textarea>").contains("the last day is before the first one");
		form.put("says", "x".repeat(2001));
		assertThat(write(form, "keep")).hasStatus(422);
		form.put("says", "");
		form.put("answer", "");
		assertThat(write(form, "keep")).hasStatus(422);
	}

	@Test
	void noticeWithoutACardIsDraftedWhenItIsOpenedAndKeptWhenItIsWritten() {
		Revision other = said("other", "Nothing for users", "<p>Text.</p>", impact(org.runstate.impact.Category.UPDATE,
				org.runstate.impact.Urgency.NONE, org.runstate.impact.Level.NONE, null));
		String there = "/desk/cards/" + other.noticeId();
		assertThat(page(there)).contains("Drafted from the notice");
		assertThat(count("card")).isOne();
		Map<String, String> form = hidden(page(there + "/edit"), "edit");
		form.put("says", "Typed");
		form.put("action", "keep");
		assertThat(post(there, form)).hasRedirectedUrl(there);
		assertThat(page(there)).contains("Typed");
		assertThat(get("/desk/cards/4711", this.hele)).hasStatus(404);
	}

	@Test
	void othersReadAndDoNotWrite() {
		Person admin = person("Adam Min", "admin", "admin");
		Person viewer = person("Vera View", "user", "viewer");
		assertThat(page(this.address, admin)).contains("What users will say").doesNotContain("Users are calling");
		assertThat(get(this.address, viewer)).hasStatus(403);
		assertThat(post(this.address, admin, fields("Mine"))).hasStatus(403);
		assertThat(post(this.address + "/calls", admin, Map.of())).hasStatus(403);
		assertThat(page("/notices/" + this.notice.noticeId(), admin)).contains("href=\"" + this.address + "\"");
		assertThat(page("/notices/" + this.notice.noticeId(), viewer)).doesNotContain(this.address);
	}

	private Map<String, String> fields(String says) {
		Map<String, String> fields = hidden(page(this.address + "/edit"), "edit");
		fields.put("says", says);
		fields.put("look-any", "Everywhere");
		fields.put("answer", "Do this.");
		fields.put("escalate", "");
		return fields;
	}

	private MvcTestResult write(Map<String, String> fields, String action) {
		Map<String, String> all = new HashMap<>(fields);
		all.put("action", action);
		return post(this.address, all);
	}

	static Map<String, String> hidden(String page, String form) {
		Map<String, String> fields = new HashMap<>();
		Matcher hidden = Pattern.compile("name=\"(version|basis)\" value=\"([^\"]+)\"").matcher(page);
		while (hidden.find()) {
			fields.putIfAbsent(hidden.group(1), hidden.group(2));
		}
		assertThat(fields).as(form).containsKeys("version", "basis");
		return fields;
	}

}
