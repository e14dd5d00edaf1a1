package org.runstate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;

/**
 * Which polls look so odd that nothing of them is kept until a person has looked: most
 * entries are gone, or very many are new at once. A first poll is never odd, and neither
 * is one that a person has released.
 */
class Holding {

	private static final int SURGE = 50;

	private static final int ENOUGH_TO_JUDGE = 10;

	private static final double REST = 0.2;

	private final Notices notices;

	Holding(Notices notices) {
		this.notices = notices;
	}

	/** By the number of the source: why its poll is held. */
	Map<Long, String> reasons(List<Polled> polled) {
		Map<Long, String> reasons = new HashMap<>();
		List<Said> large = new ArrayList<>();
		for (Polled one : polled) {
			if (one.look() instanceof Look.Said said && !one.source().isFirst()
					&& !one.source().state().equals("released")) {
				List<Entry> entries = said.reading().entries();
				String collapse = collapse(one.source().entries(), entries.size());
				if (collapse != null) {
					reasons.put(one.source().id(), collapse);
				}
				else if (entries.size() > SURGE) {
					large.add(new Said(one.source().id(), false, List.of(), List.of(), entries));
				}
			}
		}
		if (!large.isEmpty()) {
			addSurges(large, reasons);
		}
		return reasons;
	}

	private static @Nullable String collapse(@Nullable Integer before, int now) {
		boolean collapsed = before != null && before >= ENOUGH_TO_JUDGE && now < before * REST;
		return collapsed ? "Held: the source has %d entries, and had %d before.".formatted(now, before) : null;
	}

	private void addSurges(List<Said> large, Map<Long, String> reasons) {
		List<Set<String>> known = this.notices.knownKeys(large);
		for (int i = 0; i < large.size(); i++) {
			Set<String> fresh = new HashSet<>();
			large.get(i).entries().forEach((entry) -> fresh.add(entry.key()));
			fresh.removeAll(known.get(i));
			if (fresh.size() > SURGE) {
				reasons.put(large.get(i).sourceId(),
						"Held: %d entries are new at once, which is more than %d.".formatted(fresh.size(), SURGE));
			}
		}
	}

}
