package org.runstate.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.runstate.platform.Platform;

/**
 * A notice on the board.
 *
 * @param when {@code now}, {@code soon} or {@code later}
 * @param says what users will say
 * @param days from when to when, in words, or empty
 * @param first the day by which the lines of a group are sorted
 * @param card {@code draft}, {@code approved} or {@code stale}
 * @param issue how far a known issue is, or empty
 * @param workaround what helps meanwhile, or empty
 * @param calls how many users called today
 * @param raised whether these are many
 */
public record BoardLine(long noticeId, String title, String when, String says, String days, @Nullable LocalDate first,
		Set<Platform> platforms, List<String> services, String level, String card, String issue, String workaround,
		int calls, boolean raised) {

	/** Whether a platform is touched; all are where none is named. */
	boolean isOn(String platform) {
		return this.platforms.isEmpty() || this.platforms.stream().anyMatch((one) -> one.key().equals(platform));
	}

	/** Whether it is a known issue that is not resolved. */
	public boolean isOpenIssue() {
		return !this.issue.isEmpty() && !this.issue.equals(IssueState.RESOLVED.key());
	}

}
