package org.runstate.privacy;

import java.util.List;

/**
 * A column by which something is kept of a person, and what becomes of it when the person
 * is forgotten.
 *
 * @param by whether it holds the person's number or their address
 */
record Kept(String table, String column, By by, Then then) {

	/**
	 * Every such column. A test compares this with the tables: whoever adds one says here
	 * what becomes of it.
	 */
	static final List<Kept> ALL = List.of(id("account", Then.DELETED), id("identity", Then.DELETED),
			id("signed_out", Then.DELETED), id("password_code", Then.DELETED), id("pseudonym", Then.DELETED),
			id("digest_progress", Then.DELETED), id("link_press", Then.DELETED), id("people_upload", Then.DELETED),
			id("calendar_address", Then.DELETED), id("absence", Then.DELETED),
			new Kept("absence", "delegate_id", By.NUMBER, Then.EMPTIED),
			new Kept("absence", "set_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("team", "owner_id", By.NUMBER, Then.EMPTIED), id("digest", Then.NUMBER_STAYS),
			id("obligation", Then.NUMBER_STAYS), new Kept("obligation", "closed_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("obligation", "given_by", By.NUMBER, Then.NUMBER_STAYS), id("missed", Then.NUMBER_STAYS),
			id("evidence", Then.NUMBER_STAYS), new Kept("evidence", "by_person_id", By.NUMBER, Then.NUMBER_STAYS),
			id("acknowledgement", Then.NUMBER_STAYS),
			new Kept("acknowledgement", "by_person_id", By.NUMBER, Then.NUMBER_STAYS),
			id("evidence_word", Then.NUMBER_STAYS), id("unconfirmed", Then.NUMBER_STAYS),
			id("strayed_link", Then.NUMBER_STAYS), id("follower", Then.NUMBER_STAYS),
			id("change_decision", Then.NUMBER_STAYS), id("impact_override", Then.NUMBER_STAYS),
			id("rule_change", Then.NUMBER_STAYS), new Kept("asked", "asked_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("team_enough", "set_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("signed_in_only", "set_by", By.NUMBER, Then.NUMBER_STAYS), id("audit", Then.NUMBER_STAYS),
			id("api_token", Then.NUMBER_STAYS), new Kept("api_token", "made_by", By.NUMBER, Then.NUMBER_STAYS),
			id("message", Then.BLACKENED), new Kept("message", "recipient", By.ADDRESS, Then.BLACKENED),
			new Kept("person", "id", By.NUMBER, Then.BLACKENED),
			new Kept("person", "email", By.ADDRESS, Then.BLACKENED),
			new Kept("person", "manager", By.ADDRESS, Then.EMPTIED),
			new Kept("source", "owner", By.ADDRESS, Then.EMPTIED), id("card_article", Then.NUMBER_STAYS),
			id("card_call", Then.NUMBER_STAYS), new Kept("article", "edited_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("card", "approved_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("card", "edited_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("card", "issue_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("onboarding_item", "changed_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("own_text", "changed_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("material", "edited_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("material_review", "closed_by", By.NUMBER, Then.NUMBER_STAYS),
			new Kept("material", "owner_id", By.NUMBER, Then.NUMBER_STAYS),
			id("announcement_approval", Then.NUMBER_STAYS), id("announcement_event", Then.NUMBER_STAYS),
			id("announcement_recipient", Then.BLACKENED), id("catch_up", Then.DELETED),
			new Kept("announcement_recipient", "email", By.ADDRESS, Then.BLACKENED),
			new Kept("bounce", "address", By.ADDRESS, Then.DELETED),
			new Kept("unreachable", "address", By.ADDRESS, Then.DELETED),
			new Kept("ladder_mail", "recipient", By.ADDRESS, Then.DELETED),
			new Kept("escalation", "recipient", By.ADDRESS, Then.BLACKENED));

	private static Kept id(String table, Then then) {
		return new Kept(table, "person_id", By.NUMBER, then);
	}

	/** What the column holds of the person. */
	enum By {

		NUMBER, ADDRESS

	}

	/** What becomes of it. */
	enum Then {

		/** The row is deleted. */
		DELETED,
		/** The row stays without them. */
		EMPTIED,
		/** The row stays as it is; the number leads to nobody any more. */
		NUMBER_STAYS,
		/** The row stays; name and address are replaced. */
		BLACKENED

	}

}
