package org.runstate.announcement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many people one click may reach.
 *
 * @param limit up to so many people the number need not be typed, nor up to a fifth more
 * than the largest announcement so far had
 */
@ConfigurationProperties("runstate.announcement")
public record AnnouncementSettings(@DefaultValue("500") long limit) {

	/** Up to how many people nobody is asked for the number. */
	long unasked(long largest) {
		return Math.max(this.limit, largest * 6 / 5);
	}

}
