package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.runstate.impact.Impact;
import org.runstate.impact.Level;
import org.runstate.language.Dates;
import org.runstate.language.Words;
import org.runstate.platform.Platform;

/**
 * An impact in a few plain sentences.
 */
final class Summary {

	private Summary() {
	}

	static String of(Impact impact, Words words, Locale reader) {
		List<String> about = new ArrayList<>(impact.services());
		impact.platforms()
			.stream()
			.sorted()
			.map(Platform::label)
			.map((label) -> words.again(reader, label))
			.forEach(about::add);
		List<String> sentences = new ArrayList<>();
		String what = words.again(reader, impact.category().key().replace('-', ' '));
		what = impact.major() ? words.say(reader, "ack.summary.major", what) : what;
		sentences.add(about.isEmpty() ? what : words.say(reader, "ack.summary.of", what, String.join(", ", about)));
		sentences.add(words.say(reader, "ack.summary.action." + impact.action().key()));
		LocalDate actBy = impact.actBy();
		if (actBy != null) {
			sentences.add(words.say(reader, "ack.summary.act-by", Dates.longer(actBy, reader)));
		}
		List<String> touched = new ArrayList<>();
		touch(touched, words.say(reader, "ack.summary.admins"), impact.admin(), words, reader);
		touch(touched, words.say(reader, "ack.summary.desk"), impact.helpdesk(), words, reader);
		touch(touched, words.say(reader, "ack.summary.users"), impact.user(), words, reader);
		sentences.add(touched.isEmpty() ? words.say(reader, "ack.summary.nobody")
				: words.say(reader, "ack.summary.touches", String.join(", ", touched)));
		String whole = String.join(". ", sentences) + ".";
		return whole.substring(0, 1).toUpperCase(reader) + whole.substring(1);
	}

	private static void touch(List<String> touched, String whom, Level level, Words words, Locale reader) {
		if (level != Level.NONE) {
			touched.add(whom + " (" + words.again(reader, level.key()) + ")");
		}
	}

}
