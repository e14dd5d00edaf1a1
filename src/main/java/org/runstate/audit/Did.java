package org.runstate.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody can have decided. Pages say it by the words {@code audit.did.<key>}.
 */
public enum Did {

	SOURCE_ADDED(Kind.SOURCES), SOURCE_CHANGED(Kind.SOURCES), SOURCE_PAUSED(Kind.SOURCES), SOURCE_RESUMED(Kind.SOURCES),
	SOURCE_REMOVED(Kind.SOURCES), SOURCE_PUT_BACK(Kind.SOURCES), CREDENTIAL_SET(Kind.SOURCES),
	CREDENTIAL_REMOVED(Kind.SOURCES), POLL_RELEASED(Kind.SOURCES), POLL_DROPPED(Kind.SOURCES),

	RULE_CHANGED(Kind.MEANING), IMPACT_SET(Kind.MEANING), IMPACT_TAKEN_BACK(Kind.MEANING), NOTICES_JOINED(Kind.MEANING),
	NOTICE_SPLIT(Kind.MEANING), LEAD_CHOSEN(Kind.MEANING), NOTICES_KEPT_APART(Kind.MEANING),
	NOTICES_WRITTEN(Kind.MEANING),

	AUDIENCE_ASKED(Kind.ASKING), TEAM_ENOUGH_SET(Kind.ASKING), SIGNED_IN_ONLY_SET(Kind.ASKING),
	ANNOUNCEMENT_MOVED(Kind.ANNOUNCEMENTS), ONBOARDING_CHANGED(Kind.ANNOUNCEMENTS),

	CARD_WRITTEN(Kind.DESK), CARD_APPROVED(Kind.DESK), ISSUE_MARKED(Kind.DESK), ARTICLE_WRITTEN(Kind.DESK),
	ARTICLE_RETIRED(Kind.DESK), ARTICLE_BACK(Kind.DESK), ARTICLE_CHOSEN(Kind.DESK), MATERIAL_WRITTEN(Kind.DESK),
	MATERIAL_RETIRED(Kind.DESK), MATERIAL_BACK(Kind.DESK), MATERIAL_REVIEWED(Kind.DESK),

	HANDED_OVER(Kind.ASKING), TAKEN_DOWN(Kind.ASKING), ABSENCE_SET(Kind.ASKING), ABSENCE_REMOVED(Kind.ASKING),

	PEOPLE_IMPORTED(Kind.PEOPLE), PERSON_ADDED(Kind.PEOPLE), PERSON_CHANGED(Kind.PEOPLE),
	PERSON_DEACTIVATED(Kind.PEOPLE), PERSON_CAME_BACK(Kind.PEOPLE), PERSON_ERASED(Kind.PEOPLE),
	TEAM_OWNER_SET(Kind.PEOPLE), ADDRESS_CLEARED(Kind.PEOPLE),

	FIRST_ADMINISTRATOR_MADE(Kind.ACCESS), PASSWORD_CHANGED(Kind.ACCESS), PASSWORD_CHOSEN(Kind.ACCESS),
	CODE_MADE(Kind.ACCESS), SIGNED_OUT(Kind.ACCESS), IDENTITY_CONNECTED(Kind.ACCESS),
	IDENTITY_DISCONNECTED(Kind.ACCESS), TOKEN_MADE(Kind.ACCESS), TOKEN_REVOKED(Kind.ACCESS),

	SENDING_PAUSED(Kind.MAIL), SENDING_RESUMED(Kind.MAIL), INSTALLATION_ADOPTED(Kind.MAIL), MAIL_RELEASED(Kind.MAIL),
	MAIL_DROPPED(Kind.MAIL), MAIL_QUEUED_AGAIN(Kind.MAIL), TEST_MAIL_SENT(Kind.MAIL), TEXT_WRITTEN(Kind.MAIL),

	EVIDENCE_EXPORTED(Kind.EXPORT), ACKNOWLEDGEMENTS_EXPORTED(Kind.EXPORT), PROOF_EXPORTED(Kind.EXPORT),
	PERSON_EXPORTED(Kind.EXPORT),

	JOB_STARTED(Kind.JOBS);

	private final Kind kind;

	Did(Kind kind) {
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

	/** As in the database and in words. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Did of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/** By what the list can be narrowed. Pages say it by {@code audit.kind.<key>}. */
	public enum Kind {

		SOURCES, MEANING, ASKING, DESK, ANNOUNCEMENTS, PEOPLE, ACCESS, MAIL, EXPORT, JOBS;

		/** As in addresses and in words. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** The kind with this key, if there is one. */
		public static Optional<Kind> of(String key) {
			return Arrays.stream(values()).filter((kind) -> kind.key().equals(key)).findFirst();
		}

		List<String> keys() {
			return Arrays.stream(Did.values()).filter((did) -> did.kind == this).map(Did::key).toList();
		}

	}

}
