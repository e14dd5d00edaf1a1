package org.runstate.announcement;

/**
 * What somebody may want to do with an announcement.
 */
enum Deed {

	EDIT, SUBMIT, RETURN, APPROVE, SEND, CANCEL, FOLLOW

}
