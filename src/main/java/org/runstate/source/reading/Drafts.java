package org.runstate.source.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;

/**
 * Makes a reading of what a list brought. An item without identity is left out and
 * counted; it never takes the others with it.
 */
final class Drafts {

	private Drafts() {
	}

	static Reading.Good reading(String title, Stream<Draft> drafts, @Nullable String next) {
		List<Entry> entries = new ArrayList<>();
		List<Draft> nameless = new ArrayList<>();
		drafts.forEach((draft) -> {
			if (draft.isNameless()) {
				nameless.add(draft);
			}
			else {
				entries.add(draft.entry());
			}
		});
		List<String> warnings = nameless.isEmpty() ? List.of()
				: List.of(nameless.size() + " items were left out, because they name nothing to know them by.");
		return new Reading.Good(title, entries, warnings, next);
	}

}
