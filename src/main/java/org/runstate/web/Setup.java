package org.runstate.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.runstate.audience.Audience;
import org.runstate.audience.Role;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first administrator of an empty installation. Whoever reads its log may do
 * so, once.
 */
@Component
class Setup {

	private static final String CODE = "setup.code";

	private final JdbcClient jdbc;

	private final Accounts accounts;

	private final Audit audit;

	Setup(JdbcClient jdbc, Accounts accounts, Audit audit) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.accounts = accounts;
	}

	/** The code of this installation, the same for all its processes until it is used. */
	String code() {
		this.jdbc.sql("insert ignore into setting (name, value) values (?, ?)")
			.params(CODE, OneTimeCode.random())
			.update();
		return this.jdbc.sql("select value from setting where name = ?").param(CODE).query(String.class).single();
	}

	/**
	 * Makes the administrator of whoever knows the code, which is used up by that.
	 * @return their person; empty when the code is wrong or was used
	 */
	@Transactional
	public Optional<Long> byCode(String code, String email, String name, String password) {
		int used = this.jdbc.sql("delete from setting where name = ? and value = ?")
			.params(CODE, OneTimeCode.typed(code))
			.update();
		return (used == 1 && this.accounts.isEmpty()) ? Optional.of(add(email, name, password)) : Optional.empty();
	}

	/** Makes the administrator that the settings name, unless an account exists. */
	@Transactional
	public Optional<Long> bySettings(String email, String password) {
		// Two processes that start at once: the second waits for this row, then sees the
		// account.
		code();
		int first = this.jdbc.sql("delete from setting where name = ?").param(CODE).update();
		return (first == 1 && this.accounts.isEmpty()) ? Optional.of(add(email, email, password)) : Optional.empty();
	}

	private long add(String email, String name, String password) {
		String address = Accounts.normal(email);
		Optional<Known> known = this.jdbc.sql("select id, audiences, roles from person where email = ?")
			.param(address)
			.query(Known.class)
			.optional();
		String audiences = with(known.map(Known::audiences), Audience.ADMIN.key());
		String roles = with(known.map(Known::roles), Role.ADMINISTRATOR.key(), Role.ADMIN.key());
		this.jdbc.sql("""
				insert into person (email, name, audiences, roles, platforms, services, locale, zone, hour)
				values (?, ?, ?, ?, '[]', '[]', 'en', ?, 8)
				on duplicate key update audiences = values(audiences), roles = values(roles), active = true
				""").params(address, name.strip(), audiences, roles, ZoneId.systemDefault().getId()).update();
		long person = this.jdbc.sql("select id from person where email = ?").param(address).query(Long.class).single();
		this.accounts.add(person, password);
		this.audit.note(Actor.person(person), Did.FIRST_ADMINISTRATOR_MADE, About.person(person), Map.of());
		return person;
	}

	private static String with(Optional<String> known, String... keys) {
		List<String> all = new ArrayList<>(known.map(JsonColumn::texts).orElse(List.of()));
		for (String key : keys) {
			if (!all.contains(key)) {
				all.add(key);
			}
		}
		return JsonColumn.write(all);
	}

	private record Known(long id, String audiences, String roles) {
	}

}
