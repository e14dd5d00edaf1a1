package org.runstate.acknowledgement;

/**
 * What a notice is to a person.
 *
 * @param concerns whether they should hear of it
 * @param owes whether they owe an acknowledgement of it; never without concerning them
 * @param because why it concerns them, as a clause for the person: "because you run
 * Microsoft Intune and it touches admins"; empty when it does not
 */
public record Concern(boolean concerns, boolean owes, String because) {

	static final Concern NONE = new Concern(false, false, "");

}
