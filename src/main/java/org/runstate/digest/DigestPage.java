package org.runstate.digest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The digests of late, and what a person would be told now. Administrators see
 * everybody's, others their own.
 */
@Controller
class DigestPage {

	private static final int ON_A_PAGE = 100;

	private final JdbcClient jdbc;

	private final People people;

	private final Telling telling;

	private final CatchingUp catchingUp;

	DigestPage(JdbcClient jdbc, People people, Telling telling, CatchingUp catchingUp) {
		this.jdbc = jdbc;
		this.people = people;
		this.telling = telling;
		this.catchingUp = catchingUp;
	}

	@GetMapping("/digests")
	String list(@AuthenticationPrincipal SignedIn me, Model model) {
		boolean all = me.roles().contains(Role.ADMINISTRATOR);
		model.addAttribute("digests", digests(all ? 0 : me.personId()));
		model.addAttribute("seesAll", all);
		model.addAttribute("mayOnboard", me.isOneOf(Role.COMMUNICATIONS, Role.ADMINISTRATOR));
		return "digest/digests";
	}

	private List<DigestRow> digests(long personId) {
		return this.jdbc
			.sql("""
					-- what was told to whom of late, and what became of the message?
					select d.id, p.name, p.email, d.digest_window, json_length(d.revisions) notices, d.message_id, m.subject,
						m.state, d.composed_at
					from digest d join person p on p.id = d.person_id left join message m on m.id = d.message_id
					where :person = 0 or d.person_id = :person
					order by d.composed_at desc, d.id desc limit :most
					""")
			.param("person", personId)
			.param("most", ON_A_PAGE)
			.query(DigestRow.class)
			.list();
	}

	@GetMapping("/digests/preview")
	String preview(@RequestParam String person, @AuthenticationPrincipal SignedIn me, Model model) {
		Person whose = whose(person, me);
		Optional<Composed> composed = next(whose);
		model.addAttribute("person", whose.name());
		model.addAttribute("email", whose.email());
		composed.ifPresent((mail) -> model.addAttribute("subject", mail.subject()));
		return "digest/preview";
	}

	@GetMapping("/digests/preview/html")
	ResponseEntity<String> html(@RequestParam String person, @AuthenticationPrincipal SignedIn me,
			HttpServletResponse response) {
		Composed composed = next(whose(person, me))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		response.setHeader("Content-Security-Policy",
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox");
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(composed.body().html());
	}

	/** A newcomer gets their catch-up before anything else. */
	private Optional<Composed> next(Person person) {
		return this.catchingUp.preview(person).or(() -> this.telling.preview(person));
	}

	private Person whose(String person, SignedIn me) {
		if (!me.roles().contains(Role.ADMINISTRATOR)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		return this.people.find(person).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
