package org.runstate.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a password is changed by its owner, or chosen by whoever was given a code. With
 * that, all sessions that are open end.
 */
@Component
class Passwords {

	/** For so long a code is good. */
	static final Duration GOOD = Duration.ofHours(24);

	private static final Logger log = LoggerFactory.getLogger(Passwords.class);

	private final JdbcClient jdbc;

	private final Accounts accounts;

	private final Audit audit;

	private final Clock clock;

	Passwords(JdbcClient jdbc, Accounts accounts, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.clock = clock;
	}

	/** How somebody can sign in. */
	Ways ways(long personId) {
		return this.jdbc.sql("""
				-- How can this person sign in, and does a code wait for them?
				select exists (select 1 from account where person_id = :person) as has_password,
					exists (select 1 from identity where person_id = :person) as connected,
					exists (select 1 from password_code where person_id = :person and expires_at > :now) as has_code
				""").param("person", personId).param("now", this.clock.instant()).query(Ways.class).single();
	}

	/**
	 * Changes the password of somebody who knows the present one.
	 * @return false when it is not the present one
	 */
	@Transactional
	public boolean change(long personId, String email, String present, String password) {
		if (this.accounts.personOf(email, present).filter((id) -> id == personId).isEmpty()) {
			return false;
		}
		keep(personId, password);
		this.audit.note(Actor.person(personId), Did.PASSWORD_CHANGED, About.person(personId), Map.of());
		log.info("password changed person={}", personId);
		return true;
	}

	/** Makes the code for somebody, who may choose a password with it once. */
	@Transactional
	public String code(long personId, long madeBy) {
		String code = OneTimeCode.random();
		this.jdbc.sql("replace into password_code (person_id, code_hash, expires_at) values (?, ?, ?)")
			.params(personId, OneTimeCode.hash(code), this.clock.instant().plus(GOOD))
			.update();
		this.audit.note(Actor.person(madeBy), Did.CODE_MADE, About.person(personId), Map.of());
		log.info("code for a password made person={} by={}", personId, madeBy);
		return code;
	}

	/**
	 * Gives a password to whoever knows the code, which is used up by that.
	 * @return their person; empty when code or address are wrong, or it is too late
	 */
	@Transactional
	public Optional<Long> choose(String email, String code, String password) {
		Instant now = this.clock.instant();
		Optional<Long> person = this.jdbc.sql("select id from person where email = ? and active")
			.param(Accounts.normal(email))
			.query(Long.class)
			.optional()
			.filter((id) -> this.jdbc
				.sql("delete from password_code where person_id = ? and code_hash = ? and expires_at > ?")
				.params(id, OneTimeCode.hash(code), now)
				.update() == 1);
		person.ifPresent((id) -> {
			keep(id, password);
			this.audit.note(Actor.person(id), Did.PASSWORD_CHOSEN, About.person(id), Map.of());
			log.info("password chosen with a code person={}", id);
		});
		return person;
	}

	/**
	 * The issuer's name for a person counts no longer; the next sign-in connects anew.
	 */
	@Transactional
	public void disconnect(long personId, long by) {
		this.jdbc.sql("delete from identity where person_id = ?").param(personId).update();
		endSessions(personId);
		this.audit.note(Actor.person(by), Did.IDENTITY_DISCONNECTED, About.person(personId), Map.of());
		log.info("sign-in disconnected person={} by={}", personId, by);
	}

	/** All sessions of a person that are open now end within a minute. */
	@Transactional
	public void signOut(long personId) {
		this.audit.note(Did.SIGNED_OUT, About.person(personId));
		endSessions(personId);
	}

	private void endSessions(long personId) {
		this.jdbc.sql("replace into signed_out (person_id, before_at) values (?, ?)")
			.params(personId, this.clock.instant())
			.update();
	}

	private void keep(long personId, String password) {
		this.jdbc.sql("""
				insert into account (person_id, password_hash, created_at) values (?, ?, ?)
				on duplicate key update password_hash = value(password_hash)
				""").params(personId, Accounts.encoder.encode(password), this.clock.instant()).update();
		this.jdbc.sql("delete from password_code where person_id = ?").param(personId).update();
		endSessions(personId);
	}

	/**
	 * How somebody can sign in.
	 *
	 * @param hasPassword with a password
	 * @param connected at the organisation's issuer
	 * @param hasCode a code to choose a password with is good
	 */
	public record Ways(boolean hasPassword, boolean connected, boolean hasCode) {
	}

}
