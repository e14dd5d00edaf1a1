package org.runstate.source;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Secret;
import org.runstate.source.reading.Credential;

/**
 * A credential as it is typed into a page, right or wrong.
 *
 * @param kind {@code token} or {@code application}
 * @param replaces the name of the one whose place it takes, perhaps empty
 */
public record CredentialForm(String name, String kind, String tenant, String clientId, String secret, String replaces) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	/** It becomes a part of the address where tokens are given out. */
	private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

	private static final int LONGEST_SECRET = 6000;

	static final CredentialForm EMPTY = new CredentialForm("", "application", "", "", "", "");

	public CredentialForm {
		name = typed(name);
		kind = typed(kind);
		tenant = typed(tenant);
		clientId = typed(clientId);
		secret = typed(secret);
		replaces = typed(replaces);
	}

	private static String typed(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

	static CredentialForm of(Credentials.Shown shown) {
		boolean application = shown.tenant() != null && shown.clientId() != null;
		return new CredentialForm(shown.name(), application ? "application" : "token", typed(shown.tenant()),
				typed(shown.clientId()), "", shown.name());
	}

	CredentialForm withoutSecret() {
		return new CredentialForm(this.name, this.kind, this.tenant, this.clientId, "", this.replaces);
	}

	/**
	 * As a credential.
	 * @throws WrongFieldException when a field is missing or cannot be
	 */
	Credential credential() {
		if (!NAME.matcher(this.name).matches()) {
			throw new WrongFieldException("name",
					"the name has to be 1 to 100 letters, digits, dots, hyphens or underscores");
		}
		if (this.secret.isEmpty() || this.secret.length() > LONGEST_SECRET) {
			throw new WrongFieldException("secret", "the secret is missing, or longer than 6,000 characters");
		}
		if (!this.kind.equals("application")) {
			return new Credential(this.name, null, null, new Secret(this.secret));
		}
		if (!TENANT.matcher(this.tenant).matches()) {
			throw new WrongFieldException("tenant", "an application needs the id or domain of its tenant");
		}
		if (this.clientId.isEmpty() || this.clientId.length() > 100) {
			throw new WrongFieldException("clientId", "an application needs its client id");
		}
		return new Credential(this.name, this.tenant, this.clientId, new Secret(this.secret));
	}

	/** Never says the secret. */
	@Override
	public String toString() {
		return "CredentialForm[" + this.name + "]";
	}

}
