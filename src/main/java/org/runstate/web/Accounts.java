package org.runstate.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/**
 * Who can sign in with a password.
 */
@Repository
class Accounts {

	/** More bytes than this are not looked at by bcrypt. */
	static final int LONGEST_PASSWORD = 72;

	/**
	 * The hash of a password that nobody has. An unknown address costs as much time as a
	 * wrong password.
	 */
	static final String NOBODYS_HASH = "{bcrypt}$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

	static final PasswordEncoder encoder = new DelegatingPasswordEncoder("bcrypt",
			Map.of("bcrypt", new BCryptPasswordEncoder(12)));

	private final JdbcClient jdbc;

	private final Clock clock;

	Accounts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whether this installation still waits for its first administrator. */
	boolean isEmpty() {
		return this.jdbc.sql("select 1 from account limit 1").query(Integer.class).optional().isEmpty();
	}

	/** The person whose address and password these are, if they may sign in. */
	Optional<Long> personOf(String email, String password) {
		Optional<Stored> stored = this.jdbc.sql("""
				-- With which hash does the person at this address sign in?
				select a.person_id, a.password_hash from account a join person p on p.id = a.person_id
				where p.email = ? and p.active
				""").param(normal(email)).query(Stored.class).optional();
		boolean right = encoder.matches(password, stored.map(Stored::passwordHash).orElse(NOBODYS_HASH));
		return stored.filter((account) -> right).map(Stored::personId);
	}

	/** How a person is known while signed in; empty when they are no longer active. */
	Optional<SignedIn> signedIn(long personId) {
		return this.jdbc.sql("select id, email, name, roles from person where id = ? and active")
			.param(personId)
			.query(Accounts::signedIn)
			.optional();
	}

	/** Who somebody is whose session began then; empty when it is over. */
	Optional<SignedIn> signedIn(long personId, Instant began) {
		return this.jdbc.sql("""
				-- Is this person still welcome in a session that began then?
				select p.id, p.email, p.name, p.roles from person p left join signed_out s on s.person_id = p.id
				where p.id = ? and p.active and (s.before_at is null or s.before_at <= ?)
				""").param(personId).param(began).query(Accounts::signedIn).optional();
	}

	/**
	 * Lets a person sign in with a password of at most {@value #LONGEST_PASSWORD} bytes.
	 */
	void add(long personId, String password) {
		this.jdbc.sql("insert into account (person_id, password_hash, created_at) values (?, ?, ?)")
			.params(personId, encoder.encode(password), this.clock.instant())
			.update();
	}

	static String normal(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

	private static SignedIn signedIn(ResultSet row, int number) throws SQLException {
		return new SignedIn(row.getLong("id"), row.getString("email"), row.getString("name"),
				JsonColumn.texts(row.getString("roles"))
					.stream()
					.map((key) -> Role.valueOf(key.toUpperCase(Locale.ROOT)))
					.collect(Collectors.toSet()));
	}

	private record Stored(long personId, String passwordHash) {
	}

}
