package org.runstate.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where decisions are noted. Call it in the transaction of the decision: either both are
 * there or none. Nothing that is said here may hold a name, an address or a secret.
 */
@Component
public class Audit {

	private static final int LONGEST_KEY = 200;

	private static final int BATCH = 500;

	private final JdbcTemplate jdbc;

	private final Pseudonyms pseudonyms;

	private final ObjectProvider<Acting> acting;

	private final Clock clock;

	Audit(JdbcTemplate jdbc, Pseudonyms pseudonyms, ObjectProvider<Acting> acting, Clock clock) {
		this.jdbc = jdbc;
		this.pseudonyms = pseudonyms;
		this.acting = acting;
		this.clock = clock;
	}

	/** Notes that whoever acts now decided something. */
	@Transactional
	public void note(Did did, About about) {
		note(did, about, Map.of());
	}

	/**
	 * The same, with what changed.
	 * @param what by name; values are texts, numbers, lists of them, or {@link #change}
	 */
	@Transactional
	public void note(Did did, About about, Map<String, ?> what) {
		note(now(), did, List.of(new Noted(about, what)));
	}

	/** Notes that somebody decided something who is not signed in, or not yet. */
	@Transactional
	public void note(Actor by, Did did, About about, Map<String, ?> what) {
		note(by, did, List.of(new Noted(about, what)));
	}

	/** Notes that whoever acts now decided the same about several things. */
	@Transactional
	public void noteEach(Did did, List<Noted> each) {
		if (!each.isEmpty()) {
			note(now(), did, each);
		}
	}

	private void note(Actor by, Did did, List<Noted> each) {
		Long person = by.personId();
		String pseudonym = (person != null) ? this.pseudonyms.known(person) : null;
		Instant now = this.clock.instant();
		this.jdbc.batchUpdate("""
				insert into audit (noted_at, did, person_id, pseudonym, program, thing, thing_key, what)
				values (?, ?, ?, unhex(?), ?, ?, ?, ?)
				""", each, BATCH, (statement, noted) -> {
			statement.setObject(1, now);
			statement.setString(2, did.key());
			statement.setObject(3, person);
			statement.setString(4, pseudonym);
			statement.setString(5, cut(by.program()));
			statement.setString(6, noted.about().thing());
			statement.setString(7, cut(noted.about().key()));
			statement.setString(8, JsonColumn.write(noted.what()));
		});
	}

	/** What is told of something that was one thing and is another now. */
	public static Map<String, Object> change(@Nullable Object from, @Nullable Object to) {
		Map<String, Object> change = new LinkedHashMap<>();
		change.put("from", (from != null) ? from : "");
		change.put("to", (to != null) ? to : "");
		return change;
	}

	private Actor now() {
		Acting known = this.acting.getIfAvailable();
		return (known != null) ? known.now() : Actor.NOBODY;
	}

	private static @Nullable String cut(@Nullable String text) {
		return (text != null && text.length() > LONGEST_KEY) ? text.substring(0, LONGEST_KEY) : text;
	}

	/**
	 * One of several decisions of the same sort.
	 *
	 * @param what as in {@link Audit#note(Did, About, Map)}
	 */
	public record Noted(About about, Map<String, ?> what) {
	}

}
