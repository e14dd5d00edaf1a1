package org.runstate.web;

import jakarta.servlet.http.HttpSession;

/**
 * Somebody gave the right password and is about to be signed in.
 *
 * @param session the one before, which ends with that
 */
public record PasswordGiven(long personId, HttpSession session) {

}
