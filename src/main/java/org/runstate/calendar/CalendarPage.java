package org.runstate.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What happens when: month by month on a page, and as a file for the calendar of whoever
 * has its secret address.
 */
@Controller
class CalendarPage {

	static final MediaType ICS = new MediaType("text", "calendar", StandardCharsets.UTF_8);

	private static final Duration KEPT = Duration.ofHours(1);

	private static final int DAYS_BACK = 60;

	private static final int DAYS_AHEAD = 540;

	private final Happenings happenings;

	private final CalendarAddresses addresses;

	private final CalendarFile file;

	private final People people;

	private final Words words;

	private final String baseUrl;

	private final Clock clock;

	CalendarPage(Happenings happenings, CalendarAddresses addresses, CalendarFile file, People people, Words words,
			@Value("${runstate.base-url}") String baseUrl, Clock clock) {
		this.happenings = happenings;
		this.addresses = addresses;
		this.file = file;
		this.people = people;
		this.words = words;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
		this.clock = clock;
	}

	@GetMapping("/calendar")
	String show(@RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "false") boolean all,
			@AuthenticationPrincipal SignedIn me, Locale reader, Model model) {
		Person person = this.people.find(me.personId())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		LocalDate today = LocalDate.now(this.clock.withZone(person.zone()));
		YearMonth shown = month(month).orElse(YearMonth.from(today));
		LocalDate first = shown.atDay(1);
		LocalDate last = shown.atEndOfMonth();
		List<Happening> found = all ? this.happenings.between(first, last) : this.happenings.of(person, first, last);
		model.addAttribute("calendar", MonthView.of(shown, found, today, new DayWords(this.words, reader)));
		model.addAttribute("all", all);
		model.addAttribute("address", this.addresses.of(me.personId()).orElse(null));
		return "calendar/calendar";
	}

	/** Makes an address, and shows it this once. */
	@PostMapping("/calendar/address")
	String make(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
		flash.addFlashAttribute("secret", this.baseUrl + "/calendar/" + this.addresses.make(me.personId()) + ".ics");
		return "redirect:/calendar#address";
	}

	@PostMapping("/calendar/address/end")
	String end(@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes flash) {
		this.addresses.end(me.personId());
		flash.addFlashAttribute("flash", this.words.say(reader, "calendar.address.ended"));
		return "redirect:/calendar#address";
	}

	/** The file; an address that is none says nothing about why. */
	@GetMapping("/calendar/{secret}.ics")
	ResponseEntity<String> file(@PathVariable String secret) {
		Person person = this.addresses.opens(secret)
			.flatMap(this.people::find)
			.filter(Person::active)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		LocalDate today = LocalDate.now(this.clock);
		List<Happening> found = this.happenings.of(person, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD));
		return ResponseEntity.ok()
			.contentType(ICS)
			.cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
			.body(this.file.of(found, person.locale()));
	}

	private static Optional<YearMonth> month(String text) {
		try {
			return text.isBlank() ? Optional.empty() : Optional.of(YearMonth.parse(text.strip()))
				.filter((month) -> month.getYear() > 1999 && month.getYear() < 2200);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty(); // the month that it is now is shown instead
		}
	}

}
