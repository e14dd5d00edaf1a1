package org.runstate.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.runstate.audience.PeopleFile;
import org.runstate.onboarding.ItemForm;
import org.runstate.onboarding.Onboarding;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Somebody joins the sample organisation while the story moves, and what everybody reads
 * who does.
 */
@Component
@Profile("demo")
class FirstDay {

	private static final List<ItemForm> ITEMS = List.of(
			item("en", "What Runstate is",
					"It tells you what changes in the devices and services that you run or use, "
							+ "in one short mail a day. What asks you to acknowledge it needs one click.",
					List.of()),
			item("en", "Enrol your device",
					"Open Company Portal, sign in with your work account and follow the steps. "
							+ "It takes a quarter of an hour; mail and files work afterwards.",
					List.of("user")),
			item("en", "Where help is",
					"Call 4400 or write to the service desk, day and night. Say what you see on the "
							+ "screen; a photograph helps.",
					List.of()),
			item("de", "Was Runstate ist", "Es sagt Ihnen in einer kurzen Mail am Tag, was sich an den Geräten und "
					+ "Diensten ändert, die Sie betreuen oder benutzen. Was zu bestätigen ist, braucht einen Klick.",
					List.of()),
			item("de", "Ihr Gerät anmelden",
					"Öffnen Sie das Unternehmensportal, melden Sie sich mit Ihrem Konto an und "
							+ "folgen Sie den Schritten. Das dauert eine Viertelstunde; danach gehen Mail und Dateien.",
					List.of("user")),
			item("de", "Wo es Hilfe gibt", "Rufen Sie die 4400 an oder schreiben Sie dem Service Desk, Tag und Nacht. "
					+ "Sagen Sie, was Sie auf dem Bildschirm sehen; ein Foto hilft.", List.of()));

	private final PeopleFile people;

	private final Onboarding onboarding;

	private final Progress progress;

	FirstDay(PeopleFile people, Onboarding onboarding, Progress progress) {
		this.people = people;
		this.onboarding = onboarding;
		this.progress = progress;
	}

	/** What newcomers read, unless somebody wrote something else. */
	void prepare() {
		if (this.onboarding.all().isEmpty()) {
			ITEMS.forEach((item) -> this.onboarding.add(item, null));
		}
	}

	/** The newcomer is here, from the day on which the story began. */
	void arrive() {
		String today = LocalDate.ofInstant(this.progress.opened(), ZoneOffset.UTC).toString();
		try {
			String file = new ClassPathResource("demo/newcomer.csv").getContentAsString(StandardCharsets.UTF_8)
				.replace("{{today}}", today);
			this.people.load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("demo/newcomer.csv cannot be read", ex);
		}
	}

	private static ItemForm item(String language, String title, String text, List<String> audiences) {
		return new ItemForm(0, language, title, "", text, audiences);
	}

}
