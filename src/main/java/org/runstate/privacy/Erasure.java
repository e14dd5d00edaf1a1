package org.runstate.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.delivery.MailErasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who somebody was. Name and address go from every table; what is counted, the
 * chain of evidence and the audit stay as they are, by a number that leads to nobody.
 */
@Component
public class Erasure {

	private static final Logger log = LoggerFactory.getLogger(Erasure.class);

	private static final String NAME = "Erased person";

	private final People people;

	private final MailErasure mail;

	private final Sweep sweep;

	private final Audit audit;

	private final JdbcClient jdbc;

	private final Clock clock;

	Erasure(People people, MailErasure mail, Sweep sweep, Audit audit, JdbcClient jdbc, Clock clock) {
		this.people = people;
		this.mail = mail;
		this.sweep = sweep;
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whether a person was forgotten. */
	boolean isErased(long personId) {
		return this.jdbc.sql("select exists (select 1 from person where id = ? and erased_at is not null)")
			.param(personId)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Forgets a person, all at once or not at all.
	 * @throws IllegalArgumentException with a sentence if they are the last administrator
	 */
	@Transactional
	public void erase(Person person) {
		Instant now = this.clock.instant();
		String address = "erased-%d@erased.invalid".formatted(person.id());
		List<String> words = words(person);
		this.people.forget(person, address, NAME, now);
		this.jdbc.sql("update api_token set revoked_at = ? where person_id = ? and revoked_at is null")
			.params(now, person.id())
			.update();
		Kept.ALL.forEach((kept) -> forget(kept, person));
		this.jdbc.sql("delete from people_upload").update();
		this.jdbc.sql("update announcement_recipient set name = ? where person_id = ?")
			.params(NAME, person.id())
			.update();
		this.mail.forget(person.id(), words, address, NAME);
		this.sweep.replace(person.email(), address, List.of());
		if (words.size() > 1) {
			this.sweep.replace(person.name(), NAME, Sweep.WHAT_VENDORS_SAID);
		}
		this.audit.note(Did.PERSON_ERASED, About.person(person.id()), Map.of());
		log.info("person erased person={}", person.id());
	}

	/**
	 * The address; the name too, unless it is one word, which may mean anything, or
	 * somebody else has the same.
	 */
	private List<String> words(Person person) {
		List<String> words = new ArrayList<>(List.of(person.email()));
		boolean shared = this.jdbc.sql("select exists (select 1 from person where name = ? and id <> ?)")
			.params(person.name(), person.id())
			.query(Boolean.class)
			.single();
		String name = person.name().strip();
		if (!shared && name.indexOf(' ') > 0 && !name.equalsIgnoreCase(person.email())) {
			words.add(name);
		}
		return words;
	}

	private void forget(Kept kept, Person person) {
		String where = " where %s = :is".formatted(kept.column());
		Object is = (kept.by() == Kept.By.NUMBER) ? (Object) person.id() : person.email().toLowerCase(Locale.ROOT);
		switch (kept.then()) {
			case DELETED -> this.jdbc.sql("delete from " + kept.table() + where).param("is", is).update();
			case EMPTIED -> this.jdbc.sql("update " + kept.table() + " set " + kept.column() + " = null" + where)
				.param("is", is)
				.update();
			case NUMBER_STAYS, BLACKENED -> {
			}
		}
	}

}
