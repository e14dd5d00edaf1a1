package org.runstate.notice;

import java.util.List;

/**
 * What one source said in one poll.
 *
 * @param baseline whether this is the source's first good poll, which is kept but is
 * nobody's news
 * @param services services that the source as a whole is about, for entries that name
 * none
 * @param platforms platforms that the source as a whole is about, for entries that name
 * none
 */
public record Said(long sourceId, boolean baseline, List<String> services, List<String> platforms,
		List<Entry> entries) {
}
