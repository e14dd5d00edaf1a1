package org.runstate.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.How;
import org.runstate.acknowledgement.Rate;
import org.runstate.acknowledgement.Rates;
import org.runstate.acknowledgement.Recorded;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Program;
import org.runstate.audience.Role;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Notices, what they mean, and acknowledging them, for programs.
 */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices")
class NoticesApi {

	private static final int LARGEST_PAGE = 200;

	private final NoticeRows rows;

	private final Notices notices;

	private final Impacts impacts;

	private final People people;

	private final Acknowledgements acknowledgements;

	private final Rates rates;

	NoticesApi(NoticeRows rows, Notices notices, Impacts impacts, People people, Acknowledgements acknowledgements,
			Rates rates) {
		this.rates = rates;
		this.rows = rows;
		this.notices = notices;
		this.impacts = impacts;
		this.people = people;
		this.acknowledgements = acknowledgements;
	}

	@GetMapping
	@Operation(summary = "Notices, newest first",
			description = "At most 200 a page. Pass next as before for the following page.")
	NoticeSummary.Page list(@RequestParam(defaultValue = "50") int limit,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
		int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
		List<NoticeRows.Row> rows = this.rows.before(before, size);
		Map<Long, Impact> impacts = this.impacts.of(rows.stream().map(NoticeRows.Row::revisionId).toList());
		List<NoticeSummary> items = rows.stream()
			.flatMap((row) -> Optional.ofNullable(impacts.get(row.revisionId())).map(row::summary).stream())
			.toList();
		return new NoticeSummary.Page(items, (rows.size() == size) ? rows.get(size - 1).id() : null);
	}

	@GetMapping("/{id}")
	@Operation(summary = "A notice with all its revisions, newest first")
	Detail one(@PathVariable long id) {
		List<Revision> revisions = this.notices.revisions(id);
		if (revisions.isEmpty()) {
			throw problem(HttpStatus.NOT_FOUND, "There is no notice " + id + ".");
		}
		Map<Long, Impact> impacts = this.impacts.of(revisions.stream().map(Revision::id).toList());
		return new Detail(id,
				revisions.stream().map((revision) -> said(revision, impacts.get(revision.id()))).toList());
	}

	@PostMapping("/{id}/acknowledgements")
	@Operation(summary = "Records that a person acknowledged a revision",
			description = "201 when it is new evidence, 200 when the same was recorded before. A token that stands for a "
					+ "person acknowledges for them; an administrator's for whoever email names.")
	ResponseEntity<Acknowledged> acknowledge(@PathVariable long id, @RequestBody Acknowledging request,
			Authentication program) {
		Person person = person(request.email(), program);
		Recorded recorded = this.acknowledgements.record(person.id(), id, request.revision(), How.API);
		if (recorded instanceof Recorded.Now now) {
			return ResponseEntity.status(HttpStatus.CREATED).body(new Acknowledged(id, request.revision(), now.at()));
		}
		if (recorded instanceof Recorded.Already already) {
			return ResponseEntity.ok(new Acknowledged(id, request.revision(), already.at()));
		}
		if (recorded instanceof Recorded.SignInNeeded) {
			throw problem(HttpStatus.CONFLICT,
					"Notice " + id + " has to be acknowledged by somebody who is signed in.");
		}
		if (recorded instanceof Recorded.TryLater) {
			throw problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many at once; send it again in a moment.");
		}
		throw problem(HttpStatus.NOT_FOUND, "There is no revision " + request.revision() + " of a notice " + id + ".");
	}

	private Person person(@Nullable String email, Authentication program) {
		Long standsFor = (program.getPrincipal() instanceof Program one) ? one.personId() : null;
		Optional<Person> named = (email != null) ? this.people.find(email)
				: Optional.ofNullable(standsFor).flatMap(this.people::find);
		boolean own = standsFor != null && named.filter((one) -> one.id() == standsFor).isPresent();
		boolean any = program.getAuthorities()
			.stream()
			.anyMatch((granted) -> ("ROLE_" + Role.ADMINISTRATOR.name()).equals(granted.getAuthority()));
		if (!own && !any) {
			throw problem(HttpStatus.FORBIDDEN, "This token may acknowledge only for the person it stands for.");
		}
		return named.filter(Person::active)
			.orElseThrow(() -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "No active person has that address."));
	}

	@GetMapping("/{id}/rate")
	@Operation(summary = "How many of those who owe it have acknowledged a notice",
			description = "The same figures as on the pages and in the CSV file.")
	Rate rate(@PathVariable long id) {
		if (this.notices.revisions(id).isEmpty()) {
			throw problem(HttpStatus.NOT_FOUND, "There is no notice " + id + ".");
		}
		return this.rates.of(id);
	}

	private static ErrorResponseException problem(HttpStatus status, String detail) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	private static Said said(Revision revision, @Nullable Impact impact) {
		return new Said(revision.number(), revision.title(), revision.url(), revision.text(), revision.labels(),
				revision.published(), revision.updated(), revision.seenAt(), revision.semanticHash(),
				(impact != null) ? ImpactJson.of(impact) : null);
	}

	/** A notice with its revisions. */
	record Detail(long id, List<Said> revisions) {
	}

	/** What a revision said; its impact is absent until it was classified. */
	record Said(int revision, String title, @Nullable String url, String text, List<String> labels,
			@Nullable Instant published, @Nullable Instant updated, Instant seen, String hash,
			@Nullable ImpactJson impact) {
	}

	/**
	 * Who acknowledges which revision.
	 *
	 * @param email absent for the person for whom the token stands
	 */
	record Acknowledging(@Nullable String email, int revision) {
	}

	/** What was recorded, and when. */
	record Acknowledged(long notice, int revision, Instant at) {
	}

}
