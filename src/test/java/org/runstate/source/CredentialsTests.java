package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.RunstateTest;
import org.runstate.audit.Audit;
import org.runstate.source.fetch.Secret;
import org.runstate.source.reading.Credential;
import org.runstate.source.reading.MissingCredentialException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

@RunstateTest
class CredentialsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	@Autowired
	JdbcClient jdbc;

	@Test
	void keepsASecretThatOnlyARequestSees(@TempDir Path home) {
		Credentials credentials = new Credentials(this.jdbc, new Vault("", home), mock(Audit.class));
		credentials.put(new Credential("contoso", "t", "app", new Secret("hush")), NOW);
		assertThat(credentials.named(List.of("nobody", "contoso"))).singleElement()
			.satisfies((one) -> assertThat(one.secret().text()).isEqualTo("hush"))
			.satisfies((one) -> assertThat(one.toString()).doesNotContain("hush"));
		byte[] kept = this.jdbc.sql("select secret from credential").query(byte[].class).single();
		assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("hush");
		assertThat(home.resolve("secret.key")).exists();
		credentials.put(new Credential("contoso", null, null, new Secret("new")), NOW);
		assertThat(credentials.named(List.of("contoso"))).extracting((one) -> one.secret().text())
			.containsExactly("new");
		assertThat(credentials.remove("contoso")).isTrue();
		assertThat(credentials.list()).isEmpty();
	}

	@Test
	void theKeyOfTheHomeStaysTheSameAndIsItsOwners(@TempDir Path home) throws Exception {
		byte[] locked = new Vault("", home).lock(new Secret("hush"));
		assertThat(new Vault("", home).unlock(locked).text()).isEqualTo("hush");
		assertThat(Files.getPosixFilePermissions(home.resolve("secret.key"))).hasSize(2);
		assertThat(home.toFile().list()).containsExactly("secret.key");
	}

	@Test
	void whileTheSettingHoldsBothSecretsTheOldOneUnlocks(@TempDir Path home) {
		byte[] locked = new Vault("an-old-link-secret", home).lock(new Secret("hush"));
		assertThat(new Vault("a-new-link-secret, an-old-link-secret", home).unlock(locked).text()).isEqualTo("hush");
		assertThatExceptionOfType(MissingCredentialException.class)
			.isThrownBy(() -> new Vault("a-new-link-secret", home).unlock(locked))
			.withMessageContaining("Put it in again");
	}

}
