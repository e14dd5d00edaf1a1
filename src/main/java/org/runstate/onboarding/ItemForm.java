package org.runstate.onboarding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.language.Words;

/**
 * An onboarding item as it is typed, right or wrong.
 *
 * @param version of what was changed; 0 for a new one
 * @param audiences keys; none for everybody
 */
public record ItemForm(int version, String language, String title, String url, String text, List<String> audiences) {

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST = 1000;

	static final List<String> LANGUAGES = Words.SPOKEN.stream().map(Locale::getLanguage).toList();

	static final ItemForm EMPTY = new ItemForm(0, "en", "", "", "", List.of());

	public ItemForm {
		language = typed(language);
		title = typed(title).replaceAll("\\s+", " ");
		url = typed(url);
		text = typed(text);
		audiences = (audiences != null) ? audiences.stream().distinct().sorted().toList() : List.of();
	}

	private static String typed(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

	static ItemForm of(OnboardingItem item) {
		return new ItemForm(item.version(), item.language(), item.title(), (item.url() != null) ? item.url() : "",
				item.text(), item.audienceKeys());
	}

	/** The field that is wrong, if one is: also the end of the key that says why. */
	Optional<String> wrong() {
		if (this.title.isEmpty() || this.title.length() > LONGEST_TITLE) {
			return Optional.of("title");
		}
		if (!this.url.isEmpty() && (this.url.length() > LONGEST || !isAddress(this.url))) {
			return Optional.of("url");
		}
		if (this.text.length() > LONGEST || (this.text.isEmpty() && this.url.isEmpty())) {
			return Optional.of("text");
		}
		if (!LANGUAGES.contains(this.language)) {
			return Optional.of("language");
		}
		return this.audiences.stream().allMatch((key) -> Audience.of(key).isPresent()) ? Optional.empty()
				: Optional.of("audiences");
	}

	private static boolean isAddress(String url) {
		try {
			URI address = new URI(url);
			return address.getHost() != null && address.getScheme() != null && address.getScheme().matches("https?");
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
