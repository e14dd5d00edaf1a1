package org.runstate.api;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Impact;
import org.runstate.impact.Reason;
import org.runstate.platform.Platform;

/**
 * An impact in the words of {@code classify}.
 */
record ImpactJson(List<String> platforms, List<String> services, String category, String action, boolean major,
		Touches touches, String urgency, @Nullable LocalDate actBy, List<Reason> reasons) {

	/** How much each audience is touched: none, low, medium or high. */
	record Touches(String admin, String helpdesk, String user) {
	}

	static ImpactJson of(Impact impact) {
		return new ImpactJson(impact.platforms().stream().sorted().map(Platform::key).toList(), impact.services(),
				impact.category().key(), impact.action().key(), impact.major(),
				new Touches(impact.admin().key(), impact.helpdesk().key(), impact.user().key()), impact.urgency().key(),
				impact.actBy(), impact.reasons());
	}

}
