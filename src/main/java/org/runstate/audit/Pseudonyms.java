package org.runstate.audit;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people are called in the chain of evidence and in the audit: 128 random bits each,
 * in hexadecimal.
 */
@Repository
public class Pseudonyms {

	private static final int BYTES = 16;

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Pseudonyms(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Makes those that are missing, and reads them; another process may have been first.
	 */
	public Map<Long, String> make(Collection<Long> people) {
		Map<Long, String> made = new HashMap<>();
		if (people.isEmpty()) {
			return made;
		}
		List<Object[]> rows = people.stream().sorted().map((person) -> {
			byte[] pseudonym = new byte[BYTES];
			this.random.nextBytes(pseudonym);
			return new Object[] { person, HexFormat.of().formatHex(pseudonym) };
		}).toList();
		this.batches.batchUpdate("""
				insert into pseudonym (person_id, pseudonym) values (?, unhex(?))
				on duplicate key update person_id = person_id
				""", rows);
		this.jdbc.sql("""
				select person_id, lower(hex(pseudonym)) from pseudonym where person_id in (:people) lock in share mode
				""").param("people", people).query((row) -> {
			made.put(row.getLong(1), row.getString(2));
		});
		return made;
	}

	/** What a person is called; null when there is no such person. */
	@Nullable String known(long person) {
		String known = of(List.of(person)).get(person);
		boolean isThere = known != null
				|| !this.jdbc.sql("select 1 from person where id = ?").param(person).query().listOfRows().isEmpty();
		return (known == null && isThere) ? make(List.of(person)).get(person) : known;
	}

	/** Those that there are, by person. */
	public Map<Long, String> of(Collection<Long> people) {
		Map<Long, String> known = new HashMap<>();
		if (!people.isEmpty()) {
			this.jdbc.sql("select person_id, lower(hex(pseudonym)) from pseudonym where person_id in (:people)")
				.param("people", people)
				.query((row) -> {
					known.put(row.getLong(1), row.getString(2));
				});
		}
		return known;
	}

}
