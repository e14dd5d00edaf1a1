package org.runstate.onboarding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;

/**
 * One thing that newcomers should know.
 *
 * @param language in which it is said, and to whom: {@code en} or {@code de}
 * @param url where more stands, if anywhere
 * @param audiences whom it is for; empty for everybody
 * @param version counts its changes
 * @param changedBy the name of whoever changed it last
 */
public record OnboardingItem(long id, String language, String title, @Nullable String url, String text,
		List<Audience> audiences, int version, @Nullable String changedBy, Instant changedAt) {

	public OnboardingItem {
		audiences = List.copyOf(audiences);
	}

	boolean isFor(String spoken, Collection<Audience> whom) {
		return this.language.equals(spoken)
				&& (this.audiences.isEmpty() || this.audiences.stream().anyMatch(whom::contains));
	}

	/** The keys of its audiences. */
	public List<String> audienceKeys() {
		return this.audiences.stream().map(Audience::key).toList();
	}

}
