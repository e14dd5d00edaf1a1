package org.runstate.web.oidc;

/**
 * What comes of somebody whom the issuer has let in.
 */
sealed interface Arrived {

	/** The person they are. */
	record Person(long id) implements Arrived {
	}

	/**
	 * Their address is that of a person with a password, who has to give it once: an
	 * address alone opens no account that is in use.
	 */
	record PasswordFirst(long id) implements Arrived {
	}

	/** They stay outside. */
	record Refused(Why why) implements Arrived {
	}

	/** Why somebody stays outside, or what their page has to say. */
	enum Why {

		/** Nobody here has this address. */
		UNKNOWN,
		/** The issuer does not vouch for the address. */
		UNVERIFIED,
		/** The person was switched off. */
		GONE,
		/** Somebody else at the issuer is the person with this address. */
		TAKEN,
		/** The address belongs to a person with a password. */
		PASSWORD,
		/** It took too long, or was begun somewhere else. */
		STALE,
		/** They did not agree at the issuer. */
		DECLINED,
		/** What the issuer sent was not in order. */
		FAILED,
		/** The issuer does not answer. */
		UNREACHABLE

	}

}
