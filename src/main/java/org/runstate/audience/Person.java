package org.runstate.audience;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;

/**
 * Somebody who is told about notices.
 *
 * @param id 0 as long as the person is not kept
 * @param email where messages go; identifies the person, in lower case
 * @param platforms what they care for; empty for all
 * @param services names of services they care for; empty for all
 * @param team the name of their team
 * @param manager the address of whoever hears when they do not acknowledge
 * @param hour the local hour, 0 to 23, from which their daily digest is made
 * @param wantsDigest false when they declined what may be declined
 */
public record Person(long id, String email, String name, Set<Audience> audiences, Set<Role> roles,
		Set<Platform> platforms, List<String> services, @Nullable String team, @Nullable String manager, Locale locale,
		ZoneId zone, int hour, @Nullable LocalDate joined, boolean active, boolean wantsDigest) {
}
