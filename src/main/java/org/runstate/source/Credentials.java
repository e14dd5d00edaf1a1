package org.runstate.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.source.reading.Credential;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What sources need to be let in. A secret goes in and never comes out again but for a
 * request.
 */
@Repository
class Credentials {

	private static final String CREDENTIAL = "credential";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Audit audit;

	Credentials(JdbcClient jdbc, Vault vault, Audit audit) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/**
	 * A credential without its secret.
	 *
	 * @param tenant null for a token
	 * @param clientId null for a token
	 */
	record Shown(String name, @Nullable String tenant, @Nullable String clientId, Instant changedAt) {
	}

	List<Shown> list() {
		return this.jdbc.sql("select name, tenant, client_id, changed_at from credential order by name")
			.query(Shown.class)
			.list();
	}

	/** Puts one in, or in the place of the one of the same name. */
	@Transactional
	void put(Credential credential, Instant now) {
		this.audit.note(Did.CREDENTIAL_SET, About.named(CREDENTIAL, credential.name()));
		this.jdbc.sql("""
				insert into credential (name, tenant, client_id, secret, changed_at) values (?, ?, ?, ?, ?)
				on duplicate key update tenant = values(tenant), client_id = values(client_id),
					secret = values(secret), changed_at = values(changed_at)
				""")
			.param(credential.name())
			.param(credential.tenant())
			.param(credential.clientId())
			.param(this.vault.lock(credential.secret()))
			.param(now)
			.update();
	}

	@Transactional
	boolean remove(String name) {
		boolean removed = this.jdbc.sql("delete from credential where name = ?").param(name).update() > 0;
		if (removed) {
			this.audit.note(Did.CREDENTIAL_REMOVED, About.named(CREDENTIAL, name));
		}
		return removed;
	}

	/** Those with these names, in their order; names that nobody put in are left out. */
	List<Credential> named(List<String> names) {
		if (names.isEmpty()) {
			return List.of();
		}
		List<Credential> found = this.jdbc
			.sql("select name, tenant, client_id, secret from credential where name in (:names)")
			.param("names", names)
			.query(this::credential)
			.list();
		return names.stream()
			.flatMap((name) -> found.stream().filter((credential) -> credential.name().equals(name)))
			.toList();
	}

	private Credential credential(ResultSet row, int number) throws SQLException {
		return new Credential(row.getString("name"), row.getString("tenant"), row.getString("client_id"),
				this.vault.unlock(row.getBytes("secret")));
	}

}
