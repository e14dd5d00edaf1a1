package org.runstate.support;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.runstate.platform.Platform;

/**
 * An article as it is typed.
 */
public record ArticleForm(int version, String title, String url, String text, @Nullable List<String> platforms,
		String services, String keywords) {

	static final ArticleForm EMPTY = new ArticleForm(0, "", "", "", List.of(), "", "");

	private static final int LONGEST_TITLE = 300;

	private static final int LONGEST_TEXT = 50_000;

	public ArticleForm {
		title = Objects.requireNonNullElse(title, "").strip();
		url = Objects.requireNonNullElse(url, "").strip();
		text = Objects.requireNonNullElse(text, "").replace("\r\n", "\n").strip();
		platforms = (platforms != null) ? List.copyOf(platforms) : List.of();
		services = Objects.requireNonNullElse(services, "").strip();
		keywords = Objects.requireNonNullElse(keywords, "").strip();
	}

	static ArticleForm of(Article article) {
		return new ArticleForm(article.version(), article.title(), Objects.requireNonNullElse(article.url(), ""),
				article.text(), article.topics().platforms().stream().sorted().map(Platform::key).toList(),
				String.join(", ", article.topics().services()), article.topics().keywordsText());
	}

	ArticleForm over(int newer) {
		return new ArticleForm(newer, this.title, this.url, this.text, this.platforms, this.services, this.keywords);
	}

	/** Whether a platform is ticked. */
	public boolean isOn(String platform) {
		return this.platforms != null && this.platforms.contains(platform);
	}

	/** What it is about. */
	Topics topics() {
		return Topics.of((this.platforms != null) ? this.platforms : List.of(), this.services, this.keywords);
	}

	/**
	 * Refuses what cannot be kept.
	 * @return the link, or null
	 * @throws WrongFieldException naming the field
	 */
	@Nullable String checkedLink() {
		if (this.title.isEmpty()) {
			throw new WrongFieldException("title", "empty");
		}
		if (this.title.length() > LONGEST_TITLE) {
			throw new WrongFieldException("title", "long");
		}
		String link = WebLink.of(this.url);
		if (link == null && this.text.isEmpty()) {
			throw new WrongFieldException("text", "help");
		}
		if (this.text.length() > LONGEST_TEXT) {
			throw new WrongFieldException("text", "long");
		}
		return link;
	}

}
