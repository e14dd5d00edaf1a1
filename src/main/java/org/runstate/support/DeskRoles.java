package org.runstate.support;

import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

/**
 * Who does what at the help desk; the table of routes says the same.
 */
final class DeskRoles {

	private DeskRoles() {
	}

	/** Whether somebody writes cards and articles, and counts calls. */
	static boolean acts(SignedIn me) {
		return me.isOneOf(Role.HELPDESK, Role.ADMINISTRATOR);
	}

	/** Whether somebody keeps the register of materials. */
	static boolean keepsMaterials(SignedIn me) {
		return me.isOneOf(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR);
	}

}
