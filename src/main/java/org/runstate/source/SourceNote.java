package org.runstate.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Audit.Noted;

/**
 * What is noted about a source that was added or changed. The owner is a person and the
 * options may be anything: of these it is noted only that they changed.
 */
final class SourceNote {

	/** In the order of the columns that are compared. */
	private static final List<String> COLUMNS = List.of("key", "name", "kind", "url", "every", "services", "platforms",
			"owner", "baseline", "options");

	private static final Set<String> NOT_TOLD = Set.of("owner", "options");

	private SourceNote() {
	}

	static Noted added(Listed source) {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("name", source.name());
		what.put("kind", source.kind());
		what.put("url", source.url());
		return new Noted(About.source(source.key()), what);
	}

	static Noted changed(String key, List<String> before, List<String> after) {
		Map<String, Object> what = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
			if (!before.get(i).equals(after.get(i))) {
				String column = COLUMNS.get(i);
				what.put(column, NOT_TOLD.contains(column) ? "changed" : Audit.change(before.get(i), after.get(i)));
			}
		}
		return new Noted(About.source(key), what);
	}

}
