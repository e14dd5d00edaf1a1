package org.runstate.support;

import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the help desk works.
 *
 * @param calls how many calls in 24 hours make a notice urgent
 * @param language in which cards are drafted
 * @param reviewDays how long the owner of a material has to look at it
 */
@ConfigurationProperties("runstate.desk")
record DeskSettings(@DefaultValue("5") int calls, @DefaultValue("en") Locale language,
		@DefaultValue("14") int reviewDays) {
}
