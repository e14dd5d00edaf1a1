package org.runstate.calendar;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What happens, as an iCalendar file (RFC 5545, RFC 7986): whole days, each under a name
 * that stays when it moves. What will not happen is said to be cancelled, because
 * calendars keep what merely is missing.
 */
@Component
class CalendarFile {

	/** How often calendars may ask again. Many ask less often, whatever is said. */
	private static final Duration AGAIN = Duration.ofHours(4);

	private final Words words;

	private final String baseUrl;

	private final String host;

	CalendarFile(Words words, @Value("${runstate.base-url}") String baseUrl) {
		this.words = words;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
		this.host = URI.create(this.baseUrl).getHost();
	}

	String of(List<Happening> happenings, Locale reader) {
		Calendar calendar = new Calendar();
		calendar.add(new ProdId("-//Runstate//Runstate//EN"));
		calendar.add(ImmutableVersion.VERSION_2_0);
		calendar.add(ImmutableCalScale.GREGORIAN);
		calendar.add(ImmutableMethod.PUBLISH);
		calendar.add(new XProperty("X-WR-CALNAME", this.words.say(reader, "calendar.file.name")));
		calendar.add(new XProperty("X-PUBLISHED-TTL", AGAIN.toString()));
		calendar.add(new RefreshInterval(new ParameterList(), AGAIN));
		happenings.forEach((one) -> calendar.add(event(one, reader)));
		return calendar.toString();
	}

	private VEvent event(Happening one, Locale reader) {
		// the end of a day in a calendar is the beginning of the next
		VEvent event = new VEvent(one.from(), one.to().plusDays(1),
				this.words.say(reader, one.name()) + ": " + one.title());
		event.replace(new DtStamp(one.saidAt()));
		event.add(new LastModified(one.saidAt()));
		event.add(new Uid(one.key() + "@" + this.host));
		event.add(new Sequence(one.moves()));
		event.add(new Status(one.off() ? Status.VALUE_CANCELLED
				: one.to().isAfter(one.from()) ? Status.VALUE_TENTATIVE : Status.VALUE_CONFIRMED));
		event.add(new Transp(Transp.VALUE_TRANSPARENT));
		String page = this.baseUrl + "/notices/" + one.noticeId();
		event.add(new Url(URI.create(page)));
		event.add(new Description((one.words().isEmpty() ? "" : "“" + one.words() + "”\n") + page));
		return event;
	}

}
