package org.runstate.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.runstate.language.Dates;
import org.runstate.language.Words;

/**
 * Moments as the reader of a page understands them: by their own clock, with the name of
 * its zone, so that the hour that comes twice in autumn is told apart.
 */
public final class Moments {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

	private final Words words;

	private final Supplier<ZoneId> reader;

	private final Supplier<Locale> language;

	private final Instant now;

	private @Nullable ZoneId zone;

	/**
	 * Moments for one reader.
	 * @param reader asked for their zone once, when a page shows a time
	 * @param language asked for their language then
	 */
	Moments(Words words, Supplier<ZoneId> reader, Supplier<Locale> language, Instant now) {
		this.words = words;
		this.language = language;
		this.reader = reader;
		this.now = now;
	}

	/** As short as it can be said: {@code today, 08:15 CET}. */
	public String words(Instant moment) {
		ZonedDateTime there = moment.atZone(zone());
		Locale reader = this.language.get();
		LocalDate today = LocalDate.ofInstant(this.now, zone());
		long days = ChronoUnit.DAYS.between(today, there.toLocalDate());
		String day = switch ((int) Math.max(-2, Math.min(2, days))) {
			case -1 -> this.words.say(reader, "web.moment.yesterday");
			case 0 -> this.words.say(reader, "web.moment.today");
			case 1 -> this.words.say(reader, "web.moment.tomorrow");
			default -> Dates.longer(there, reader);
		};
		return day + ", " + TIME.withLocale(reader).format(there);
	}

	/** In full: {@code 23 Nov 2026, 08:15 CET (Europe/Berlin), 3 hours ago}. */
	public String full(Instant moment) {
		ZonedDateTime there = moment.atZone(zone());
		Locale reader = this.language.get();
		return "%s, %s (%s), %s".formatted(Dates.longer(there, reader), TIME.withLocale(reader).format(there),
				zone().getId(), distance(moment, reader));
	}

	private String distance(Instant moment, Locale reader) {
		Duration away = Duration.between(this.now, moment);
		Duration far = away.abs();
		if (far.toSeconds() < 60) {
			return this.words.say(reader, "web.moment.now");
		}
		String past = away.isNegative() ? "ago." : "in.";
		return (far.toHours() < 1) ? this.words.say(reader, "web.moment." + past + "minutes", far.toMinutes())
				: (far.toDays() < 1) ? this.words.say(reader, "web.moment." + past + "hours", far.toHours())
						: this.words.say(reader, "web.moment." + past + "days", far.toDays());
	}

	private ZoneId zone() {
		if (this.zone == null) {
			this.zone = this.reader.get();
		}
		return this.zone;
	}

}
