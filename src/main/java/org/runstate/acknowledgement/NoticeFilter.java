package org.runstate.acknowledgement;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Category;
import org.runstate.platform.Platform;

/**
 * Which notices are wanted, as it stands in the address; what is not known there is left
 * out.
 *
 * @param q words that have to occur
 * @param platform key of a platform, or empty
 * @param category key of a category, or empty
 * @param state {@code owed}, {@code overdue} or empty
 * @param before only revisions with a lower id
 */
public record NoticeFilter(String q, String platform, String category, String state, long before) {

	static NoticeFilter of(@Nullable String q, @Nullable String platform, @Nullable String category,
			@Nullable String state, @Nullable Long before) {
		boolean knownCategory = Arrays.stream(Category.values()).anyMatch((one) -> one.key().equals(category));
		boolean knownState = "owed".equals(state) || "overdue".equals(state);
		return new NoticeFilter((q != null) ? q : "",
				(platform != null) ? Platform.of(platform).map(Platform::key).orElse("") : "",
				(category != null && knownCategory) ? category : "", (state != null && knownState) ? state : "",
				(before != null) ? before : Long.MAX_VALUE);
	}

}
