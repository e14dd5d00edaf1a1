package org.runstate.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.Markup;

/**
 * A notice as it is typed into a page, right or wrong.
 *
 * @param key made with the empty form, so that pressing the button twice writes one
 * notice
 * @param category a word of an impact's category, perhaps empty
 * @param action what it asks for: {@code inform}, {@code plan}, {@code fix}, or empty
 * @param actBy an ISO day, perhaps empty
 * @param labels further words about it, separated by commas
 */
public record NoticeForm(String key, String source, String title, String text, String url, String category,
		String action, String actBy, String labels, String services, List<String> platforms) {

	static final List<String> CATEGORIES = List.of("feature", "update", "retirement", "security", "known-issue",
			"incident", "maintenance");

	static final List<String> ACTIONS = List.of("inform", "plan", "fix");

	private static final int LONGEST_KEY = 100;

	public NoticeForm {
		key = typed(key);
		source = typed(source);
		title = typed(title);
		text = typed(text).replace("\r\n", "\n");
		url = typed(url);
		category = typed(category);
		action = typed(action);
		actBy = typed(actBy);
		labels = typed(labels);
		services = typed(services);
		platforms = (platforms != null) ? List.copyOf(platforms) : List.of();
	}

	private static String typed(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

	static NoticeForm empty(String key, String source) {
		return new NoticeForm(key, source, "", "", "", "", "", "", "", "", List.of());
	}

	static NoticeForm of(ManualNotices.Written written) {
		List<String> others = written.labels()
			.stream()
			.filter((label) -> Stream.of("category:", "action:", "actBy:").noneMatch(label::startsWith))
			.toList();
		return new NoticeForm(written.key(), written.source(), written.title(), written.text(), typed(written.url()),
				named(written.labels(), "category:"), named(written.labels(), "action:"),
				named(written.labels(), "actBy:"), String.join(", ", others), String.join(", ", written.services()),
				written.platforms());
	}

	private static String named(List<String> labels, String name) {
		return labels.stream()
			.filter((label) -> label.startsWith(name))
			.map((label) -> label.substring(name.length()))
			.findFirst()
			.orElse("");
	}

	/**
	 * As an entry.
	 * @param published when it was written first
	 * @throws WrongFieldException when a field cannot be taken
	 */
	Entry entry(Instant published, Instant now) {
		if (this.key.isEmpty() || this.key.length() > LONGEST_KEY) {
			throw new WrongFieldException("title", "the page was too old; load it again");
		}
		if (this.source.isEmpty()) {
			throw new WrongFieldException("source", "say in whose name it is written");
		}
		if (this.title.isEmpty()) {
			throw new WrongFieldException("title", "a notice needs a title");
		}
		String link = WebAddress.link(this.url, null);
		if (!this.url.isEmpty() && link == null) {
			throw new WrongFieldException("url", "the link has to be a plain http or https address");
		}
		return new Entry(this.key, this.title, link, Markup.ofText(this.text), stated(), words(this.services),
				this.platforms, published, now);
	}

	private List<String> stated() {
		List<String> labels = new ArrayList<>();
		if (CATEGORIES.contains(this.category)) {
			labels.add("category:" + this.category);
		}
		if (ACTIONS.contains(this.action)) {
			labels.add("action:" + this.action);
		}
		if (!this.actBy.isEmpty()) {
			labels.add("actBy:" + day());
		}
		labels.addAll(words(this.labels));
		return labels;
	}

	private LocalDate day() {
		try {
			return LocalDate.parse(this.actBy);
		}
		catch (DateTimeParseException ex) {
			throw new WrongFieldException("actBy", "the day to act by has to be written like 2026-12-31", ex);
		}
	}

	private static List<String> words(String text) {
		return Stream.of(text.split("[,;\\n]")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
	}

}
