package org.runstate.announcement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.runstate.acknowledgement.Changed;
import org.runstate.acknowledgement.Changed.Change;
import org.runstate.acknowledgement.Days;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Sections;
import org.runstate.impact.Sections.Part;
import org.runstate.impact.Timelines;
import org.runstate.language.Words;
import org.runstate.notice.Headline;
import org.runstate.platform.Platform;

import org.springframework.stereotype.Component;

/**
 * What a notice gives to the draft of an announcement, and whether that still holds.
 */
@Component
class NoticeFacts {

	private static final int LONGEST = 700;

	private static final int PROMISES = 4;

	private final Impacts impacts;

	private final Timelines timelines;

	private final Changed changed;

	private final Words words;

	NoticeFacts(Impacts impacts, Timelines timelines, Changed changed, Words words) {
		this.impacts = impacts;
		this.timelines = timelines;
		this.changed = changed;
		this.words = words;
	}

	/** A draft of nothing: the headings, and a question under each. */
	DraftForm blank() {
		return DraftForm.of("", template(Locale.ENGLISH, List.of("", "", "", "", "")));
	}

	/** A draft with what a notice says; empty if there is no such notice, or not yet. */
	Optional<DraftForm> of(long notice) {
		return Optional.ofNullable(this.impacts.latest(List.of(notice)).get(notice)).map(this::draft);
	}

	private DraftForm draft(News news) {
		Impact impact = news.impact();
		Sections sections = Sections.of(news.text());
		String what = sections.text(Part.WHAT);
		String todo = sections.text(Part.PREPARE);
		if (todo.isBlank() || Sections.isNoAction(news.text())) {
			todo = Sections.isNoAction(news.text()) ? say("announcement.template.nothing") : "";
		}
		List<String> filled = List.of(cut(what.isBlank() ? news.text() : what), when(news), whom(impact), cut(todo),
				"");
		DraftForm draft = DraftForm.of(Headline.of(news.title()), template(Locale.ENGLISH, filled));
		return draft.from(news.noticeId(), news.number(),
				impact.platforms().stream().sorted().map(Platform::key).toList(), impact.services());
	}

	private String when(News news) {
		List<String> when = new ArrayList<>();
		this.timelines.of(List.of(news.revisionId()))
			.getOrDefault(news.revisionId(), List.of())
			.stream()
			.sorted(Comparator.comparing(Promise::from))
			.limit(PROMISES)
			.forEach((promise) -> when.add("- " + day(promise)));
		if (news.impact().actBy() != null) {
			when.add("- " + say("announcement.template.by", Days.day(news.impact().actBy())));
		}
		return String.join("\n", when);
	}

	private static String day(Promise promise) {
		return promise.from().equals(promise.to()) ? Days.day(promise.from())
				: "%s (%s \u2013 %s)".formatted(promise.words(), Days.day(promise.from()), Days.day(promise.to()));
	}

	private String whom(Impact impact) {
		List<String> about = new ArrayList<>(impact.platforms().stream().sorted().map(Platform::label).toList());
		impact.services().stream().filter((service) -> !about.contains(service)).forEach(about::add);
		return about.isEmpty() ? "" : say("announcement.template.whom", String.join(", ", about));
	}

	private String template(Locale locale, List<String> filled) {
		List<String> parts = new ArrayList<>();
		List<String> keys = List.of("what", "when", "who", "todo", "help");
		for (int i = 0; i < keys.size(); i++) {
			String prompt = filled.get(i).isBlank()
					? this.words.say(locale, "announcement.template." + keys.get(i) + ".prompt")
					: filled.get(i).strip();
			parts.add("# " + this.words.say(locale, "announcement.template." + keys.get(i)) + "\n" + prompt);
		}
		return String.join("\n\n", parts);
	}

	private String say(String key, Object... values) {
		return this.words.say(Locale.ENGLISH, key, values);
	}

	private static String cut(String text) {
		String plain = text.replaceAll("(?m)^[#\\-*\u2022]+\\s*", "").strip();
		return (plain.length() > LONGEST) ? plain.substring(0, LONGEST).replaceFirst("\\s+\\S*$", "") + " \u2026"
				: plain;
	}

	/** The newest revision of the notice that the facts are from. */
	int latest(long notice) {
		News news = this.impacts.latest(List.of(notice)).get(notice);
		return (news != null) ? news.number() : 0;
	}

	/**
	 * What has changed in the notice since its facts were taken, a sentence each; empty
	 * when nothing did that matters.
	 */
	List<String> stale(Announcement one) {
		Long notice = one.factsNotice();
		Integer revision = one.factsRevision();
		if (notice == null || revision == null) {
			return List.of();
		}
		List<Change> changes = this.changed.of(List.of(notice)).getOrDefault(notice, List.of());
		boolean material = changes.stream().anyMatch((change) -> change.revision() > revision && change.material());
		return material ? Changed.since(revision, changes) : List.of();
	}

}
