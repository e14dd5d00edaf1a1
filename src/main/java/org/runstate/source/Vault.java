package org.runstate.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Secret;
import org.runstate.source.reading.MissingCredentialException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets by AES-256-GCM under a key that is not in the database: the setting
 * {@code runstate.link-secret} (the first of several locks, each of them unlocks), or
 * else a file in the home that only its owner may read.
 */
@Component
class Vault {

	/** Sets this use of the setting apart from all others; needs no secrecy. */
	private static final String SALT = HexFormat.of().formatHex("credential".getBytes(StandardCharsets.US_ASCII));

	private final String setting;

	private final Path file;

	private volatile @Nullable List<BytesEncryptor> keys;

	Vault(@Value("${runstate.link-secret:}") String setting, @Value("${runstate.home:.runstate}") Path home) {
		this.setting = setting;
		this.file = home.resolve("secret.key");
	}

	byte[] lock(Secret secret) {
		return keys().get(0).encrypt(secret.text().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The secret again.
	 * @throws MissingCredentialException when it was locked with a key that is gone
	 */
	Secret unlock(byte[] locked) {
		for (BytesEncryptor key : keys()) {
			Secret secret = unlock(key, locked);
			if (secret != null) {
				return secret;
			}
		}
		throw new MissingCredentialException("The credential was kept under another key (RUNSTATE_LINK_SECRET, or the "
				+ "file secret.key in the home). Put it in again.");
	}

	private static @Nullable Secret unlock(BytesEncryptor key, byte[] locked) {
		try {
			return new Secret(new String(key.decrypt(locked), StandardCharsets.UTF_8));
		}
		catch (IllegalStateException ex) {
			return null; // locked with another key
		}
	}

	private List<BytesEncryptor> keys() {
		List<BytesEncryptor> known = this.keys;
		if (known == null) {
			String secrets = this.setting.isBlank() ? kept() : this.setting;
			known = Arrays.stream(secrets.split(","))
				.map(String::strip)
				.filter((secret) -> !secret.isEmpty())
				.<BytesEncryptor>map((secret) -> AesGcmBytesEncryptor.withPassword(secret, SALT).build())
				.toList();
			this.keys = known;
		}
		return known;
	}

	/** Two processes that start at once make one key: the first file stays. */
	private String kept() {
		try {
			if (!Files.exists(this.file)) {
				Path home = Files.createDirectories(this.file.toAbsolutePath().getParent());
				byte[] random = new byte[32];
				new SecureRandom().nextBytes(random);
				Path made = Files.createTempFile(home, "secret", ".new", ownersOnly());
				Files.writeString(made, HexFormat.of().formatHex(random));
				Files.createLink(this.file, made);
				Files.delete(made);
			}
		}
		catch (FileAlreadyExistsException ex) {
			// another process was first
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key " + this.file + " cannot be made", ex);
		}
		try {
			return Files.readString(this.file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key " + this.file + " cannot be read", ex);
		}
	}

	private static FileAttribute<?>[] ownersOnly() {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

}
