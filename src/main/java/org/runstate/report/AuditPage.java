package org.runstate.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.audit.About;
import org.runstate.audit.AuditTrail;
import org.runstate.audit.AuditTrail.Filter;
import org.runstate.audit.Did;
import org.runstate.audit.Entry;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who decided what, newest first. There is no way to change any of it.
 */
@Controller
class AuditPage {

	static final int ON_A_PAGE = 100;

	/** The day before the first, whatever the zone. */
	private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

	private static final LocalDate LAST = LocalDate.of(9000, 1, 1);

	private final AuditTrail trail;

	private final People people;

	AuditPage(AuditTrail trail, People people) {
		this.trail = trail;
		this.people = people;
	}

	@GetMapping("/audit")
	String list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String person,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
			@RequestParam(required = false) @Nullable Long before, @AuthenticationPrincipal SignedIn me, Model model) {
		Optional<Person> sought = find(person.strip());
		boolean unknown = !person.isBlank() && sought.isEmpty();
		Filter filter = filter(kind, sought.map(Person::id).orElse(null), day, before, me);
		List<Entry> entries = unknown ? List.of() : this.trail.list(filter, ON_A_PAGE + 1);
		List<Entry> shown = entries.subList(0, Math.min(ON_A_PAGE, entries.size()));
		Map<Long, Person> names = this.people.find(mentioned(shown));
		model.addAttribute("lines", shown.stream().map((entry) -> AuditLine.of(entry, names)).toList());
		model.addAttribute("older", (entries.size() > ON_A_PAGE) ? shown.get(ON_A_PAGE - 1).number() : null);
		model.addAttribute("newest", before == null);
		model.addAttribute("kinds", Arrays.stream(Did.Kind.values()).map(Did.Kind::key).toList());
		model.addAttribute("kind", kind);
		model.addAttribute("person", person);
		model.addAttribute("unknown", unknown);
		model.addAttribute("day", (day != null) ? day.toString() : "");
		return "audit/audit";
	}

	private Filter filter(String kind, @Nullable Long person, @Nullable LocalDate day, @Nullable Long before,
			SignedIn me) {
		boolean sensible = day != null && day.isAfter(FIRST) && day.isBefore(LAST);
		ZoneId zone = this.people.find(me.personId()).map(Person::zone).orElse(ZoneId.of("UTC"));
		Instant from = (day != null && sensible) ? day.atStartOfDay(zone).toInstant() : null;
		Instant to = (day != null && sensible) ? day.plusDays(1).atStartOfDay(zone).toInstant() : null;
		return new Filter(Did.Kind.of(kind).orElse(null), person, from, to, before);
	}

	/** By address or by number, which an entry of somebody who is forgotten still has. */
	private Optional<Person> find(String words) {
		return words.matches("\\d{1,18}") ? this.people.find(Long.parseLong(words)) : this.people.find(words);
	}

	private static Set<Long> mentioned(List<Entry> entries) {
		Set<Long> people = new HashSet<>();
		List<@Nullable Long> all = new ArrayList<>();
		entries.forEach((entry) -> {
			all.add(entry.personId());
			String key = entry.about().key();
			all.add((About.PERSON.equals(entry.about().thing()) && key != null) ? Long.valueOf(key) : null);
		});
		all.forEach((id) -> {
			if (id != null) {
				people.add(id);
			}
		});
		return people;
	}

}
