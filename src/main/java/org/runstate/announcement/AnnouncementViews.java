package org.runstate.announcement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.audience.People;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.language.Dates;
import org.runstate.language.Words;
import org.runstate.platform.Platform;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the pages of announcements show.
 */
@Component
class AnnouncementViews {

	static final String EDIT = "announcement/edit";

	static final String SHOW = "announcement/announcement";

	private static final int LISTED = 200;

	private static final int LONGEST_TITLE = 200;

	private final AnnouncementTable table;

	private final Approvals approvals;

	private final AnnouncementHistory history;

	private final Recipients recipients;

	private final Sending sending;

	private final NoticeFacts facts;

	private final Watch watch;

	private final People people;

	private final Words words;

	private final Clock clock;

	AnnouncementViews(AnnouncementTable table, Approvals approvals, AnnouncementHistory history, Recipients recipients,
			Sending sending, NoticeFacts facts, Watch watch, People people, Words words, Clock clock) {
		this.table = table;
		this.approvals = approvals;
		this.history = history;
		this.recipients = recipients;
		this.sending = sending;
		this.facts = facts;
		this.watch = watch;
		this.people = people;
		this.words = words;
		this.clock = clock;
	}

	static boolean writes(SignedIn me) {
		return me.isOneOf(Role.COMMUNICATIONS, Role.ADMINISTRATOR);
	}

	static boolean approves(SignedIn me) {
		return me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR);
	}

	/** All of them, the newest first. */
	String list(SignedIn me, Model model) {
		model.addAttribute("announcements", this.table.list(LISTED));
		model.addAttribute("writes", writes(me));
		return "announcement/announcements";
	}

	/**
	 * A form, with the people whom it would reach.
	 * @param one what is changed, or null for a new one
	 */
	String form(DraftForm form, @Nullable Announcement one, boolean previewed, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("one", one);
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("audiences", Audience.values());
		model.addAttribute("teams", this.people.teams());
		model.addAttribute("languages", Words.SPOKEN);
		if (previewed) {
			Circle circle = form.circle();
			boolean follows = one != null && one.relation() != null;
			model.addAttribute("people",
					(follows && one != null) ? this.recipients.count(one) : this.recipients.count(circle));
			model.addAttribute("sample",
					(follows && one != null) ? this.recipients.sample(one) : this.recipients.sample(circle));
			model.addAttribute("preview", Prose.of(form.body()).blocks());
			model.addAttribute("previewDe", Prose.of(form.bodyDe()).blocks());
		}
		return EDIT;
	}

	/** One announcement, with all that may be done with it. */
	String show(Announcement one, SignedIn me, Locale locale, Model model) {
		Content content = one.content();
		boolean author = this.history.isAuthor(one.id(), me.personId());
		boolean draft = one.recipients() == null;
		model.addAttribute("one", one);
		model.addAttribute("may", Arrays.stream(Deed.values()).filter(one.state()::allows).map(Deed::key).toList());
		LocalDate deadline = content.deadline();
		LocalDateTime publishAt = content.publishAt();
		model.addAttribute("confirmBy", (deadline != null) ? Dates.longer(deadline, locale) : "");
		model.addAttribute("publishAt", (publishAt != null)
				? Dates.longer(publishAt, locale) + ", " + publishAt.toLocalTime().truncatedTo(ChronoUnit.MINUTES)
				: "");
		model.addAttribute("text", Prose.of(content.body()).blocks());
		model.addAttribute("textDe", Prose.of(content.bodyDe()).blocks());
		model.addAttribute("letters", Letters.languages(content));
		model.addAttribute("author", author);
		model.addAttribute("writes", writes(me));
		model.addAttribute("approves", approves(me) && !author);
		model.addAttribute("approvedBy", this.approvals.names(one.id()));
		model.addAttribute("approvedByMe", this.approvals.isBy(one.id(), me.personId()));
		model.addAttribute("whom", whom(content.circle(), locale));
		model.addAttribute("stale", draft ? this.facts.stale(one) : List.of());
		model.addAttribute("history", this.history.of(one.id()));
		model.addAttribute("following", (one.follows() == null) ? this.table.following(one.id()) : List.of());
		if (draft) {
			long people = this.recipients.count(one);
			model.addAttribute("people", people);
			model.addAttribute("sample", this.recipients.sample(one));
			model.addAttribute("asksForNumber", this.sending.asksForNumber(people));
		}
		else {
			model.addAttribute("figures", this.watch.of(one.id()));
			model.addAttribute("names",
					me.isOneOf(Role.MANAGER, Role.ADMINISTRATOR) ? this.watch.names(one.id()) : List.of());
		}
		LocalDateTime publish = content.publishAt();
		if (publish != null) {
			List<Instant> dues = this.recipients.dues(publish, this.clock.instant());
			if (!dues.isEmpty()) {
				model.addAttribute("firstDue", dues.get(0));
				model.addAttribute("lastDue", dues.get(dues.size() - 1));
			}
		}
		return SHOW;
	}

	/** For whom it is, in words: one line a list that is not empty. */
	private List<String> whom(Circle circle, Locale locale) {
		return List.of(line(locale, "platforms",
				circle.platforms().stream().map((key) -> Platform.of(key).map(Platform::label).orElse(key)).toList()),
				line(locale, "services", circle.services()), line(locale, "teams", circle.teams()),
				line(locale, "audiences",
						circle.audiences()
							.stream()
							.map((key) -> this.words.say(locale, "announcement.audience." + key))
							.toList()),
				line(locale, "languages",
						circle.languages()
							.stream()
							.map((key) -> Locale.forLanguageTag(key).getDisplayLanguage(locale))
							.toList()))
			.stream()
			.filter((one) -> !one.isEmpty())
			.toList();
	}

	private String line(Locale locale, String key, List<String> names) {
		return names.isEmpty() ? "" : this.words.say(locale, "announcement.whom." + key, String.join(", ", names));
	}

	/** What a correction or a withdrawal begins with, in both languages. */
	Content following(Content first, Relation relation) {
		boolean gone = relation == Relation.WITHDRAWAL;
		return new Content(titled(Locale.ENGLISH, first.title(), relation),
				gone ? this.words.say(Locale.ENGLISH, "announcement.follow.withdrawn", first.title()) : first.body(),
				first.isGermanToo() ? titled(Locale.GERMAN, first.titleDe(), relation) : "",
				!first.isGermanToo() ? ""
						: gone ? this.words.say(Locale.GERMAN, "announcement.follow.withdrawn", first.titleDe())
								: first.bodyDe(),
				first.circle(), null, first.urgent(), !gone && first.confirm(), gone ? null : first.deadline());
	}

	private String titled(Locale locale, String title, Relation relation) {
		String full = this.words.say(locale, "announcement.follow." + relation.key(), title);
		return (full.length() > LONGEST_TITLE) ? full.substring(0, LONGEST_TITLE) : full;
	}

	String refused(Refused refused, Locale locale) {
		return this.words.say(locale, "announcement.refused." + refused.key(), refused.values());
	}

	String wrong(Wrong wrong, Locale locale) {
		return this.words.say(locale, "announcement.wrong." + wrong.key(), wrong.values());
	}

	/** What is said of something that was done. */
	String done(Locale locale, String key, Object... values) {
		return this.words.say(locale, "announcement.done." + key, values);
	}

}
