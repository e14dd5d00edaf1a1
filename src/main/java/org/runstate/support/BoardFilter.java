package org.runstate.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.runstate.platform.Platform;

/**
 * What of the board is wanted, as it stands in the address; what is not known there is
 * left out.
 *
 * @param q words that have to occur
 * @param platform key of a platform, or empty
 * @param service name of a service, or empty
 * @param when {@code now}, {@code soon}, {@code later} or empty
 */
public record BoardFilter(String q, String platform, String service, String when) {

	static BoardFilter of(@Nullable String q, @Nullable String platform, @Nullable String service,
			@Nullable String when) {
		boolean known = Arrays.stream(Moment.values()).anyMatch((one) -> one.key().equals(when));
		return new BoardFilter((q != null) ? q.strip() : "",
				(platform != null) ? Platform.of(platform).map(Platform::key).orElse("") : "",
				(service != null) ? service.strip() : "", (when != null && known) ? when : "");
	}

	/** Whether anything is left out. */
	public boolean isNarrow() {
		return !(this.q + this.platform + this.service + this.when).isEmpty();
	}

	boolean fits(BoardLine line, String text) {
		return (this.when.isEmpty() || line.when().equals(this.when))
				&& (this.platform.isEmpty() || line.isOn(this.platform))
				&& (this.service.isEmpty()
						|| line.services().stream().anyMatch((one) -> one.equalsIgnoreCase(this.service)))
				&& hasWords(text);
	}

	private boolean hasWords(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		return words(this.q).stream().allMatch(lower::contains);
	}

	private static List<String> words(String q) {
		return Arrays.stream(q.toLowerCase(Locale.ROOT).split("\\s+", -1)).filter((word) -> !word.isEmpty()).toList();
	}

}
