package org.runstate.announcement;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.runstate.announcement.DraftRequests.Drafted;
import org.runstate.audience.Program;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafts of announcements from programs. Nothing leaves by this way: people hand a draft
 * in, approve it and send it, as with any other.
 */
@RestController
@RequestMapping("/api/v1/announcements")
@Tag(name = "Announcements")
class DraftsApi {

	private final DraftRequests requests;

	private final AnnouncementViews views;

	private final Clock clock;

	private final String baseUrl;

	DraftsApi(DraftRequests requests, AnnouncementViews views, Clock clock,
			@Value("${runstate.base-url}") String baseUrl) {
		this.requests = requests;
		this.views = views;
		this.clock = clock;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	@PostMapping
	@Operation(summary = "Drafts an announcement",
			description = "201 when it is new. With an Idempotency-Key (1 to 100 visible ASCII characters, kept for 30 days) the "
					+ "same request sent again is answered with 200 and the same draft; another one under the same key "
					+ "with 422. The token has to stand for a person, who is its author and cannot approve it.")
	ResponseEntity<Draft> draft(@RequestBody Wish wish,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Authentication program) {
		Long author = (program.getPrincipal() instanceof Program one) ? one.personId() : null;
		if (author == null) {
			throw problem(HttpStatus.FORBIDDEN,
					"A draft has an author: use a token that stands for a person (token create --person).");
		}
		if (key != null && !key.matches("[!-~]{1,100}")) {
			throw problem(HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 100 visible ASCII characters.");
		}
		Content content = content(wish);
		Drafted drafted;
		try {
			drafted = (key == null) ? this.requests.draft(content, author)
					: this.requests.draft(content, author, program.getName(), key);
		}
		catch (IllegalArgumentException ex) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, Objects.requireNonNullElse(ex.getMessage(), ""));
		}
		URI page = URI.create(this.baseUrl + "/announcements/" + drafted.id());
		return ResponseEntity.status(drafted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
			.location(page)
			.body(new Draft(drafted.id(), page.toString()));
	}

	/** A name that is not known would mean everybody. */
	private Content content(Wish wish) {
		DraftForm form = wish.form();
		Circle circle = form.circle();
		if (circle.platforms().size() < form.platforms().size() || circle.audiences().size() < form.audiences().size()
				|| circle.languages().size() < form.languages().size()) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT,
					"One of the platforms, audiences or languages is not known. Nothing was drafted.");
		}
		try {
			return form.content(this.clock.instant());
		}
		catch (Wrong ex) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, ex.field() + ": " + this.views.wrong(ex, Locale.ENGLISH));
		}
	}

	private static ErrorResponseException problem(HttpStatus status, String detail) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	/**
	 * An announcement as a program wishes it. Only the title and the text are needed;
	 * without a circle it is for everybody.
	 *
	 * @param publishAt a day and hour by the clock of each recipient, as
	 * {@code 2026-12-01T08:00}
	 * @param deadline the last day to confirm, as {@code 2026-12-24}
	 */
	record Wish(@Nullable String title, @Nullable String body, @Nullable String titleDe, @Nullable String bodyDe,
			@Nullable List<String> platforms, @Nullable List<String> services, @Nullable List<String> teams,
			@Nullable List<String> audiences, @Nullable List<String> languages, @Nullable String publishAt,
			@Nullable Boolean urgent, @Nullable Boolean confirm, @Nullable String deadline) {

		DraftForm form() {
			return new DraftForm(text(this.title), text(this.body), text(this.titleDe), text(this.bodyDe),
					all(this.platforms), String.join(",", all(this.services)), all(this.teams), all(this.audiences),
					all(this.languages), text(this.publishAt), Boolean.TRUE.equals(this.urgent) ? "true" : "",
					Boolean.TRUE.equals(this.confirm) ? "true" : "", text(this.deadline), 0, 0L, 0);
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

		private static List<String> all(@Nullable List<String> some) {
			return (some != null) ? some.stream().filter(Objects::nonNull).toList() : List.of();
		}

	}

	/**
	 * What was drafted.
	 *
	 * @param page where people go on with it
	 */
	record Draft(long id, String page) {
	}

}
