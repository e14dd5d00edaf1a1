/**
 * Which notices speak of the same thing: one leads, the others stand under it. And how
 * often what a change promised has slipped.
 *
 * <p>
 * A change has no row of its own. Whatever is not in the table {@code follower} leads
 * itself, so every notice is in exactly one change and every change has exactly one lead.
 * An automatic run joins and never splits, and never goes against what a person decided.
 *
 * <p>
 * The lead is who says it first-hand: a vendor's message to its customers before its
 * advisories and what was written by hand, these before a roadmap, and this before feeds
 * and pages, which may be copies; then whoever said it first. A person may choose
 * another.
 *
 * <p>
 * A follower never asks. Where it says something material that the lead does not (an
 * earlier day, a wider scope, more to do), the page of the lead and the digest say so
 * under the lead's name.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audience", "audit", "database", "impact", "notice", "platform" })
package org.runstate.change;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
