package org.runstate.audience;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret made ready to sign with HMAC-SHA-256: a copy of what is ready costs a third of
 * making it ready anew.
 */
final class LinkKey {

	private final Mac ready;

	private final byte id;

	LinkKey(String secret) {
		try {
			this.ready = Mac.getInstance("HmacSHA256");
			this.ready.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			this.id = sign("", new byte[0])[0];
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

	/** Tells keys apart during a change of the secret; says nothing about the key. */
	byte id() {
		return this.id;
	}

	/** The signature of what is said for a purpose, 32 bytes. */
	byte[] sign(String purpose, byte[] said) {
		try {
			Mac mac = (Mac) this.ready.clone();
			mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
			mac.update((byte) 0);
			return mac.doFinal(said);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("Every Java can copy HmacSHA256", ex);
		}
	}

}
