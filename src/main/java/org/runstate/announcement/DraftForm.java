package org.runstate.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.platform.Platform;

/**
 * An announcement as it is typed, right or wrong.
 *
 * @param services separated by commas
 * @param publishAt an ISO day and hour, by the clock of each recipient; empty for at once
 * @param urgent {@code true}, or anything else
 * @param confirm {@code true}, or anything else
 * @param deadline an ISO day, perhaps empty
 * @param version that was on the form; 0 for a new one
 * @param notice whose facts it has; 0 for none
 * @param noticeRevision from which they are
 */
public record DraftForm(String title, String body, String titleDe, String bodyDe, List<String> platforms,
		String services, List<String> teams, List<String> audiences, List<String> languages, String publishAt,
		String urgent, String confirm, String deadline, @Nullable Integer version, @Nullable Long notice,
		@Nullable Integer noticeRevision) {

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST_BODY = 20_000;

	private static final int DAYS_AHEAD = 366;

	/** The clocks furthest behind. */
	private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

	public DraftForm {
		title = typed(title).replaceAll("[\\p{Cntrl}\\s]+", " ");
		body = typed(body).replace("\r\n", "\n");
		titleDe = typed(titleDe).replaceAll("[\\p{Cntrl}\\s]+", " ");
		bodyDe = typed(bodyDe).replace("\r\n", "\n");
		platforms = listed(platforms);
		services = typed(services);
		teams = listed(teams);
		audiences = listed(audiences);
		languages = listed(languages);
		publishAt = typed(publishAt);
		urgent = typed(urgent);
		confirm = typed(confirm);
		deadline = typed(deadline);
	}

	/** Without what only we put into texts, see {@link Letters}. */
	private static String typed(@Nullable String text) {
		return (text != null) ? text.replaceAll("[\\p{Co}]", "").strip() : "";
	}

	private static List<String> listed(@Nullable List<String> some) {
		return (some != null) ? some.stream().filter(Objects::nonNull).toList() : List.of();
	}

	static DraftForm of(String title, String body) {
		return new DraftForm(title, body, "", "", List.of(), "", List.of(), List.of(), List.of(), "", "", "", "", 0, 0L,
				0);
	}

	static DraftForm of(Announcement one) {
		Content content = one.content();
		Circle circle = content.circle();
		return new DraftForm(content.title(), content.body(), content.titleDe(), content.bodyDe(), circle.platforms(),
				String.join(", ", circle.services()), circle.teams(), circle.audiences(), circle.languages(),
				Objects.toString(content.publishAt(), ""), content.urgent() ? "true" : "",
				content.confirm() ? "true" : "", Objects.toString(content.deadline(), ""), one.version(),
				one.factsNotice(), one.factsRevision());
	}

	/** The same with what it has from a notice. */
	DraftForm from(long noticeId, int revision, List<String> itsPlatforms, List<String> itsServices) {
		return new DraftForm(this.title, this.body, this.titleDe, this.bodyDe, itsPlatforms,
				String.join(", ", itsServices), this.teams, this.audiences, this.languages, this.publishAt, this.urgent,
				this.confirm, this.deadline, this.version, noticeId, revision);
	}

	/** The same without the headings under which nobody has written. */
	DraftForm filled() {
		return new DraftForm(this.title, this.body.replaceAll("(?m)^#.*\\R\u2026\\R*", ""), this.titleDe, this.bodyDe,
				this.platforms, this.services, this.teams, this.audiences, this.languages, this.publishAt, this.urgent,
				this.confirm, this.deadline, this.version, this.notice, this.noticeRevision);
	}

	/** For whom it is, as far as that can be taken. */
	Circle circle() {
		return new Circle(this.platforms.stream().filter((one) -> Platform.of(one).isPresent()).toList(),
				Stream.of(this.services.split("[,;\\n]")).map(String::strip).filter((one) -> !one.isEmpty()).toList(),
				this.teams, this.audiences.stream().filter((one) -> Audience.of(one).isPresent()).toList(),
				this.languages.stream().filter((one) -> one.matches("[a-z]{2}")).toList());
	}

	/**
	 * What it says, if it can be taken.
	 * @throws Wrong naming the first field that cannot
	 */
	Content content(Instant now) {
		required("title", this.title, LONGEST_TITLE);
		required("body", this.body, LONGEST_BODY);
		if (!this.titleDe.isEmpty() || !this.bodyDe.isEmpty()) {
			required("titleDe", this.titleDe, LONGEST_TITLE);
			required("bodyDe", this.bodyDe, LONGEST_BODY);
		}
		LocalDateTime publish = publishAt(now);
		LocalDate last = deadline(now, publish);
		boolean confirmed = this.confirm.equals("true");
		if (confirmed && last == null) {
			throw new Wrong("deadline", "deadline-needed");
		}
		if (!confirmed && last != null) {
			throw new Wrong("deadline", "deadline-alone");
		}
		return new Content(this.title, this.body, this.titleDe, this.bodyDe, circle(), publish,
				this.urgent.equals("true"), confirmed, last);
	}

	private static void required(String field, String text, int longest) {
		if (text.isEmpty()) {
			throw new Wrong(field, field.startsWith("title") ? "title-needed" : "body-needed");
		}
		if (text.length() > longest) {
			throw new Wrong(field, "too-long", longest);
		}
	}

	private @Nullable LocalDateTime publishAt(Instant now) {
		if (this.publishAt.isEmpty()) {
			return null;
		}
		LocalDateTime at;
		try {
			at = LocalDateTime.parse(this.publishAt);
		}
		catch (DateTimeParseException ex) {
			throw new Wrong("publishAt", "no-moment");
		}
		if (this.urgent.equals("true")) {
			throw new Wrong("publishAt", "urgent-waits-for-nothing");
		}
		if (at.isBefore(LocalDateTime.ofInstant(now, LAST))) {
			throw new Wrong("publishAt", "past");
		}
		if (at.isAfter(LocalDateTime.ofInstant(now, LAST).plusDays(DAYS_AHEAD))) {
			throw new Wrong("publishAt", "far");
		}
		return at;
	}

	private @Nullable LocalDate deadline(Instant now, @Nullable LocalDateTime publish) {
		if (this.deadline.isEmpty()) {
			return null;
		}
		LocalDate day;
		try {
			day = LocalDate.parse(this.deadline.replaceFirst("T.*", ""));
		}
		catch (DateTimeParseException ex) {
			throw new Wrong("deadline", "no-day");
		}
		if (publish != null && day.isBefore(publish.toLocalDate())) {
			throw new Wrong("deadline", "before-publication");
		}
		LocalDate today = LocalDate.ofInstant(now, LAST);
		if (day.isBefore(today)) {
			throw new Wrong("deadline", "past");
		}
		if (day.isAfter(((publish != null) ? publish.toLocalDate() : today).plusDays(DAYS_AHEAD))) {
			throw new Wrong("deadline", "far");
		}
		return day;
	}

}
