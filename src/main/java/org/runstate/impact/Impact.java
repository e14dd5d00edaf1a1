package org.runstate.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;

/**
 * What a revision means.
 *
 * @param platforms the platforms it affects; empty when it names none, which concerns
 * everyone
 * @param services names of the services it affects; empty as with platforms
 * @param admin how much it touches those who run devices and services
 * @param helpdesk how much it touches those who answer users
 * @param user how much it touches those who use devices and services
 * @param actBy the last day on which acting is in time, if one is named
 * @param reasons at least one for every part that is not at its default
 */
public record Impact(Set<Platform> platforms, List<String> services, Category category, Action action, boolean major,
		Level admin, Level helpdesk, Level user, Urgency urgency, @Nullable LocalDate actBy, List<Reason> reasons) {

	public Impact {
		platforms = Set.copyOf(platforms);
		services = List.copyOf(services);
		reasons = List.copyOf(reasons);
	}

	/**
	 * The parts that the model decided without being sure enough, in the order of the
	 * reasons; somebody should look at them.
	 */
	public List<String> doubts() {
		return this.reasons.stream().filter(Reason::doubtful).map(Reason::part).distinct().toList();
	}

}
