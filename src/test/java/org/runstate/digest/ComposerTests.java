package org.runstate.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.runstate.audience.Audience;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Person;
import org.runstate.delivery.MailTemplates;
import org.runstate.impact.Difference;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;
import org.runstate.language.Phrases;
import org.runstate.language.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.runstate.digest.Samples.NOW;
import static org.runstate.digest.Samples.impact;
import static org.runstate.digest.Samples.news;
import static org.runstate.digest.Samples.person;
import static org.runstate.digest.Samples.update;

class ComposerTests {

	private static final String BASE = "https://changes.example.org";

	private final Composer composer = composer();

	private static Composer composer() {
		LinkTokens tokens = Mockito.mock(LinkTokens.class);
		Mockito.when(tokens.issue(any(), anyLong(), anyLong(), anyInt(), any())).thenAnswer((call) -> {
			Purpose purpose = call.getArgument(0);
			return purpose.name().charAt(0) + "-" + call.getArgument(1) + "-" + call.getArgument(2);
		});
		MailTemplates templates = new MailTemplates("", new Phrases(new Words("")));
		return new Composer(templates, new Fragments(templates, BASE), tokens, BASE + "/");
	}

	@Test
	void looksAsItDidBefore() throws IOException {
		Composed digest = compose(person(1, Audience.ADMIN), sample());
		assertGolden("digest.subject.txt", digest.mail().subject());
		assertGolden("digest.txt", digest.mail().text());
		assertGolden("digest.html", digest.mail().html());
		assertThat(digest.unsubscribe()).isNull();
	}

	@Test
	void speaksGermanWithWhoeverWishesForIt() throws IOException {
		Composed digest = compose(german(), sample());
		assertGolden("digest_de.subject.txt", digest.mail().subject());
		assertGolden("digest_de.txt", digest.mail().text());
		assertGolden("digest_de.html", digest.mail().html());
		assertThat(digest.mail().text()).contains("Weil Sie Windows betreiben");
	}

	@Test
	void canBeDeclinedWhenNothingIsOwed() {
		Composed digest = compose(person(1, Audience.ADMIN),
				List.of(news(1, "For your information", impact(Urgency.NONE, Level.LOW, Level.NONE, null))));
		assertThat(digest.unsubscribe()).isEqualTo(BASE + "/u/P-1-0/one-click");
		assertThat(digest.mail().html()).doesNotContain("/a/").contains("/u/P-1-0\"");
		assertThat(digest.mail().subject()).isEqualTo("1 new for you: For your information (22 Nov)");
	}

	@Test
	void staysBelowWhatMailProgramsCut() {
		List<News> news = LongStream.rangeClosed(1, 300)
			.mapToObj((i) -> news(i, "Notice " + i + " " + "long title ".repeat(60),
					impact(Urgency.SOON, Level.HIGH, Level.NONE, null)))
			.toList();
		Composed digest = compose(person(1, Audience.ADMIN), news);
		assertThat(digest.mail().html().getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, 100_000);
		int listed = digest.listed().size();
		assertThat(listed).isLessThanOrEqualTo(Composer.IN_FULL);
		assertThat(digest.mail().html()).contains("And " + (300 - listed) + " more");
		assertThat(digest.mail().text()).contains("And " + (300 - listed) + " more: " + BASE + "/");
		digest.listed().forEach((item) -> {
			assertThat(digest.mail().text()).contains("/notices/" + item.news().noticeId());
			assertThat(digest.mail().html()).contains("/notices/" + item.news().noticeId() + "\"");
		});
	}

	@Test
	void escapesWhatOthersWrote() {
		Person person = person(1, "<b>Ada</b> ${1+1}", true, Audience.ADMIN);
		Composed digest = compose(person, List.of(news(1, "<script>alert(1)</script> ${7*7} & more\r\nBcc: x@y.z",
				impact(Urgency.NOW, Level.HIGH, Level.NONE, null))));
		assertThat(digest.mail().html()).doesNotContain("<script", "<b>Ada")
			.contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} &amp; more", "&lt;b&gt;Ada&lt;/b&gt; ${1+1}");
		assertThat(digest.mail().subject()).doesNotContain("\r", "\n");
		assertThat(digest.mail().text()).contains("<script>alert(1)</script>", "<b>Ada</b> ${1+1}");
	}

	@Test
	void givesEachPersonTheirOwnLinks() {
		List<News> news = List.of(news(7, "One", impact(Urgency.SOON, Level.HIGH, Level.NONE, null)));
		assertThat(compose(person(1, Audience.ADMIN), news).mail().html()).contains(BASE + "/a/A-1-7\"");
		assertThat(compose(person(2, Audience.ADMIN), news).mail().html()).contains(BASE + "/a/A-2-7\"")
			.doesNotContain("A-1-7", "P-1-0");
	}

	private Composed compose(Person person, List<News> news) {
		return this.composer.compose("digest", person,
				Selection.daily(person, new Progress(person.id(), 0, 0, null), Spoken.of(news), NOW), Desk.NONE,
				"2 of 2 sources fresh", NOW);
	}

	private static Person german() {
		Person ada = person(1, Audience.ADMIN);
		return new Person(ada.id(), ada.email(), ada.name(), ada.audiences(), ada.roles(), ada.platforms(),
				ada.services(), ada.team(), ada.manager(), Locale.forLanguageTag("de-AT"), ada.zone(), ada.hour(),
				ada.joined(), ada.active(), ada.wantsDigest());
	}

	static List<News> sample() {
		return List.of(
				news(1, "Windows 10 reaches end of servicing",
						impact(Urgency.SOON, Level.HIGH, Level.MEDIUM, LocalDate.of(2026, 11, 27))),
				news(2, "Out-of-band update repairs VPN connections after KB5068861",
						impact(Urgency.NOW, Level.HIGH, Level.HIGH, null)),
				update(3, "Kerberos hardening enters enforcement",
						impact(Urgency.LATER, Level.MEDIUM, Level.NONE, LocalDate.of(2027, 2, 9)),
						new Difference(Difference.Kind.DATE_EARLIER, true,
								"Enforcement now begins on 9 Feb 2027, not on 14 Apr 2027.")),
				news(4, "New icons in Settings", impact(Urgency.NONE, Level.LOW, Level.LOW, null)),
				news(5, "Copilot key can be remapped by policy", impact(Urgency.LATER, Level.LOW, Level.NONE, null)));
	}

	/** To accept a new look: delete the file, run, and look at what was written. */
	private static void assertGolden(String name, String actual) throws IOException {
		assertThat(actual).isEqualTo(Files.readString(Path.of("src/test/resources/org/runstate/digest", name)));
	}

}
