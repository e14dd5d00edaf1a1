package org.runstate.wording;

/**
 * A mail by which a text is shown before it is kept.
 */
enum Sample {

	DIGEST, REMINDER, ESCALATION

}
