package org.runstate.digest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.runstate.delivery.Body;
import org.runstate.delivery.Rendered;

/**
 * A mail for one person.
 *
 * @param subject one line
 * @param listed the items it says something about; further ones it only counts
 * @param unsubscribe the address that declines by one click, or null when something in it
 * is owed
 */
record Composed(String subject, Body body, List<Item> listed, @Nullable String unsubscribe) {

	/** The mail as its reader sees it. */
	Rendered mail() {
		return new Rendered(this.subject, this.body.text(), this.body.html());
	}

}
