package org.runstate.acknowledgement;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runstate.audience.LinkTokens.Purpose;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Every page as somebody sees it who wishes to be spoken with in German.
 */
class GermanPagesTests extends PageScene {

	/** What people and vendors wrote, and what says by itself that it is English. */
	private static final List<Pattern> QUOTED = List.of(Pattern.compile("<(\\w+)[^>]* lang=\"en\"[^>]*>.*?</\\1>"),
			Pattern.compile("<(code|textarea|pre|datalist)[^>]*>.*?</\\1>", Pattern.DOTALL),
			Pattern.compile("<select id=\"(zone|before|says)\".*?</select>", Pattern.DOTALL),
			Pattern.compile("<div class=\"diff\">.*?</div>", Pattern.DOTALL));

	/** Phrases that rules look for, and samples of addresses. */
	private static final Pattern PHRASES = Pattern.compile("„[^“]*“|contoso\\.onmicrosoft\\.com");

	private static final Pattern SPOKEN = Pattern.compile(" (?:title|aria-label|placeholder|data-label)=\"([^\"]*)\"");

	private static final Pattern KEY = Pattern.compile("(?<![\\w@/.-])[a-z][a-z-]*\\.[a-z][a-z-]*\\.[a-z][a-z.-]*");

	private static final Pattern ENGLISH = Pattern.compile(
			"(?<![\\w-])(?:the|of|and|is|are|not|with|from|you|your|it|to|by|or|for)(?![\\w-])",
			Pattern.CASE_INSENSITIVE);

	@BeforeEach
	void miaWishesForGerman() {
		this.jdbc.sql("update person set locale = 'de-DE' where id = ?").param(this.mia.id()).update();
		this.mia = this.people.find(this.mia.id()).orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/notices", "/notices?q=something", "/notices?q=nowhere", "/notices/{notice}",
			"/notices/new", "/me", "/me/password", "/people", "/people?q=nobody", "/people/{person}",
			"/people/{person}/sign-in", "/teams", "/outbox", "/outbox?state=sent", "/digests",
			"/digests/preview?person={email}", "/sources", "/sources?q=nowhere", "/sources/catalogue", "/sources/new",
			"/sources/import", "/sources/credentials", "/sources/{source}", "/sources/{source}/edit", "/rules",
			"/rules/new", "/rules/label-retirement", "/review", "/reports", "/reports/slips", "/runs", "/texts",
			"/texts/mistake" })
	void speakGerman(String address) {
		isGerman(address, this.mvc.get().uri(URI.create(filled(address))).with(user(me())).exchange(), 200);
	}

	@Test
	void speakGermanWithWhoeverFollowsALink() {
		isGerman(this.link, this.mvc.get().uri(this.link).exchange(), 200);
		isGerman("preferences", this.mvc.get()
			.uri("/u/" + this.tokens.issue(Purpose.PREFERENCES, this.mia.id(), 0, 0, Instant.now().plusSeconds(600)))
			.exchange(), 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/setup", "/sign-in/code", "/a/nothing" })
	void speakGermanWithABrowserThatAsksForIt(String address) {
		isGerman(address, this.mvc.get().uri(address).header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5").exchange(),
				address.startsWith("/a/") ? 410 : 200);
	}

	@Test
	void speakGermanWhenALotHasHappened() {
		String at = "/notices/" + this.notice.noticeId();
		send(at + "/acknowledge", Map.of("revision", "1"));
		this.scene.said("n", "Something retires", "Retirement: action required before June 30, 2027. Admins must act.");
		this.obligations.open(List.of(new NewObligation(this.mia.id(), this.notice.noticeId(), 2, true, DUE)));
		send(at + "/snooze", Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString()));
		send(at + "/override", Map.of("part", "category", "value", "retirement", "why", "Warum nicht"));
		send(at + "/ask", Map.of("audience", "user"));
		send(at + "/team-enough", Map.of("enough", "true"));
		send(at + "/signed-in-only", Map.of("only", "true"));
		send("/me/absences", Map.of("from", "2099-12-01", "to", "2099-12-12"));
		send("/runs/test-mail", Map.of());
		String message = this.jdbc.sql("select id from message limit 1").query(String.class).single();
		for (String address : List.of("/", "/notices", at + "?revision=2", "/me", "/reports", "/runs", "/outbox",
				"/outbox/" + message, "/digests/preview?person=" + this.mia.email())) {
			isGerman(address, this.mvc.get().uri(URI.create(address)).with(user(me())).exchange(), 200);
		}
		assertThat(page(at)).doesNotContain("lang=\"en\">Große")
			.contains("Handeln bis", "31. März 2027", "Wort für Wort", "Von einer Person festgelegt");
		assertThat(page("/me")).contains("1. Dezember 2099");
		assertThat(page("/")).contains("Geändert, seit Sie bestätigt haben:");
	}

	private void send(String address, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder post = this.mvc.post().uri(address).with(user(me())).with(csrf());
		fields.forEach(post::param);
		assertThat(post.exchange()).as(address).hasStatus3xxRedirection();
	}

	@Test
	void sayInGermanWhatWasDone() {
		MvcTestResult done = this.mvc.post()
			.uri("/notices/" + this.notice.noticeId() + "/hand-over")
			.param("to", "nobody@example.org")
			.with(user(me()))
			.with(csrf())
			.exchange();
		Object problem = Objects.requireNonNull(done.getMvcResult().getFlashMap().get("problem"));
		MvcTestResult page = this.mvc.get()
			.uri("/notices/" + this.notice.noticeId())
			.flashAttr("problem", problem)
			.with(user(me()))
			.exchange();
		assertThat(body(page))
			.contains("Es wurde nichts übergeben: Sonst hat niemand Aktives die Adresse „nobody@example.org“.");
	}

	private String filled(String address) {
		return address.replace("{notice}", Long.toString(this.notice.noticeId()))
			.replace("{person}", Long.toString(this.mia.id()))
			.replace("{email}", this.mia.email())
			.replace("{source}", this.jdbc.sql("select source_key from source limit 1").query(String.class).single());
	}

	private static void isGerman(String address, MvcTestResult page, int status) {
		assertThat(page).as(address).hasStatus(status);
		String html = body(page);
		assertThat(html).as(address).contains("<html lang=\"de\">").doesNotContain("??");
		String visible = visible(html);
		assertThat(KEY.matcher(visible).results().map((match) -> match.group())).as(address + "\n" + visible).isEmpty();
		assertThat(ENGLISH.matcher(visible)
			.results()
			.map((match) -> visible.substring(Math.max(0, match.start() - 60),
					Math.min(visible.length(), match.end() + 60))))
			.as(address)
			.isEmpty();
	}

	private static String visible(String html) {
		String left = html;
		for (Pattern quoted : QUOTED) {
			left = quoted.matcher(left).replaceAll(" ");
		}
		StringBuilder visible = new StringBuilder();
		SPOKEN.matcher(left).results().forEach((match) -> visible.append(match.group(1)).append(" | "));
		visible.append(left.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " "));
		return PHRASES.matcher(visible).replaceAll(" ");
	}

}
