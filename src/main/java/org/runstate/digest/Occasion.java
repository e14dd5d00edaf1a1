package org.runstate.digest;

import java.util.List;

import org.runstate.onboarding.OnboardingItem;

/**
 * What a mail is for.
 *
 * @param kind {@code digest}, {@code urgent} or {@code catch-up}
 * @param most how many items it says something about; the others it counts
 * @param why for a catch-up {@code joined}, or the audience that was gained; of several
 * audiences {@code several}
 * @param onboarding what a newcomer is told besides
 */
record Occasion(String kind, int most, String why, List<OnboardingItem> onboarding) {

	/** Nobody reads more than this on their first day. */
	static final int CATCH_UP = 20;

	/** An ordinary mail of a kind. */
	static Occasion of(String kind) {
		return new Occasion(kind, Composer.IN_FULL, "", List.of());
	}

	static Occasion catchUp(String why, List<OnboardingItem> onboarding) {
		return new Occasion("catch-up", CATCH_UP, why, List.copyOf(onboarding));
	}

	/** The folder of its templates. */
	String template() {
		return this.kind.equals("catch-up") ? this.kind : "digest";
	}

}
