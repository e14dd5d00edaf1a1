package org.runstate.audience;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;
import org.runstate.platform.Platform;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everyone whom Runstate knows.
 */
@Repository
public class People {

	private static final String SELECT = """
			select p.id, p.email, p.name, p.audiences, p.roles, p.platforms, p.services, t.name as team, p.manager,
				p.locale, p.zone, p.hour, p.joined_on, p.active, p.wants_digest
			from person p left join team t on t.id = p.team_id
			""";

	private static final int IN_ONE_QUESTION = 1000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final ApplicationEventPublisher events;

	People(JdbcClient jdbc, JdbcTemplate batch, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.events = events;
	}

	/** The person with a number, also when no longer active. */
	public Optional<Person> find(long id) {
		return this.jdbc.sql(SELECT + "where p.id = ?").param(id).query(new PersonMapper()).optional();
	}

	/** Those of these people who are known, by number. */
	public Map<Long, Person> find(Collection<Long> ids) {
		Map<Long, Person> found = new HashMap<>();
		for (List<Long> some : portions(ids)) {
			this.jdbc.sql(SELECT + "where p.id in (:ids)")
				.param("ids", some)
				.query(new PersonMapper())
				.list()
				.forEach((person) -> found.put(person.id(), person));
		}
		return found;
	}

	/** The person with an address, whatever its case, also when no longer active. */
	public Optional<Person> find(String email) {
		return byEmail(List.of(email.strip().toLowerCase(Locale.ROOT))).values().stream().findFirst();
	}

	/** Those of these addresses that are known, by the address as it was given. */
	public Map<String, Person> byEmails(Collection<@Nullable String> emails) {
		Map<String, String> given = new HashMap<>();
		for (String email : emails) {
			if (email != null) {
				given.put(email, email.strip().toLowerCase(Locale.ROOT));
			}
		}
		Map<String, Person> known = byEmail(given.values());
		Map<String, Person> found = new HashMap<>();
		given.forEach((email, lower) -> {
			Person person = known.get(lower);
			if (person != null) {
				found.put(email, person);
			}
		});
		return found;
	}

	/** Active administrators, who are told what nobody else is told. */
	public List<Person> administrators() {
		return this.jdbc.sql(SELECT + "where p.active and json_contains(p.roles, '\"administrator\"') order by p.id")
			.query(new PersonMapper())
			.list();
	}

	/**
	 * Active people by number, for reading all of them in portions.
	 * @param afterId the last number of the portion before, 0 to begin
	 */
	public List<Person> active(long afterId, int limit) {
		return this.jdbc.sql(SELECT + "where p.active and p.id > ? order by p.id limit ?")
			.param(afterId)
			.param(limit)
			.query(new PersonMapper())
			.list();
	}

	/** How many people are active. */
	public long activeCount() {
		return this.jdbc.sql("select count(*) from person where active").query(Long.class).single();
	}

	/** Names of all teams, in order. */
	public List<String> teams() {
		return this.jdbc.sql("select name from team order by name").query(String.class).list();
	}

	/**
	 * People by name whose name, address or team contains a text.
	 * @param text what to look for; blank for everyone
	 * @param skip how many to leave out at the beginning
	 */
	List<Person> list(String text, int skip, int limit) {
		return this.jdbc.sql(SELECT + """
				where :text = '' or p.name like :pattern or p.email like :pattern or t.name like :pattern
				order by p.active desc, p.name, p.id limit :limit offset :skip
				""")
			.param("text", text.strip())
			.param("pattern", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("limit", limit)
			.param("skip", skip)
			.query(new PersonMapper())
			.list();
	}

	/** Those of these addresses, in lower case, that are known. */
	Map<String, Person> byEmail(Collection<String> emails) {
		Map<String, Person> found = new HashMap<>();
		for (List<String> some : portions(emails)) {
			this.jdbc.sql(SELECT + "where p.email in (:emails)")
				.param("emails", some)
				.query(new PersonMapper())
				.list()
				.forEach((person) -> found.put(person.email(), person));
		}
		return found;
	}

	/**
	 * Keeps people as they are said to be, new ones and known ones, by their address.
	 * What they declined themselves stays declined.
	 */
	@Transactional
	public void keep(Collection<Person> people) {
		keep(people, byEmail(people.stream().map(Person::email).toList()));
	}

	/**
	 * The same in the transaction of the caller.
	 * @param known as they are kept now, by their address
	 */
	void keep(Collection<Person> people, Map<String, Person> known) {
		if (people.isEmpty()) {
			return;
		}
		List<Object[]> teams = people.stream()
			.map(Person::team)
			.filter((team) -> team != null)
			.distinct()
			.map((team) -> new Object[] { team })
			.toList();
		if (!teams.isEmpty()) {
			this.batch.batchUpdate("insert ignore into team (name) values (?)", teams);
		}
		this.batch.batchUpdate("""
				insert into person (email, name, audiences, roles, platforms, services, team_id, manager, locale, zone,
					hour, joined_on, active)
				values (?, ?, ?, ?, ?, ?, (select id from team where name = ?), ?, ?, ?, ?, ?, ?)
				on duplicate key update name = value(name), audiences = value(audiences), roles = value(roles),
					platforms = value(platforms), services = value(services), team_id = value(team_id),
					manager = value(manager), locale = value(locale), zone = value(zone), hour = value(hour),
					joined_on = value(joined_on), active = value(active)
				""", people.stream().map(People::columns).toList());
		this.events.publishEvent(new PeopleKept(known, people));
	}

	private static @Nullable Object[] columns(Person person) {
		return new @Nullable Object[] { person.email(), person.name(),
				JsonColumn.write(person.audiences().stream().sorted().map(Audience::key).toList()),
				JsonColumn.write(person.roles().stream().sorted().map(Role::key).toList()),
				JsonColumn.write(person.platforms().stream().sorted().map(Platform::key).toList()),
				JsonColumn.write(person.services()), person.team(), person.manager(), person.locale().toLanguageTag(),
				person.zone().getId(), person.hour(), person.joined(), person.active() };
	}

	/** What a person chose about their digest. */
	public void prefer(long id, ZoneId zone, int hour, boolean wantsDigest) {
		this.jdbc.sql("update person set zone = ?, hour = ?, wants_digest = ? where id = ?")
			.param(zone.getId())
			.param(hour)
			.param(wantsDigest)
			.param(id)
			.update();
	}

	/** In which language a person wishes to be spoken with; a kind of it stays. */
	public void speak(long id, Locale language) {
		this.jdbc.sql("update person set locale = ? where id = ? and substring_index(locale, '-', 1) <> ?")
			.param(language.toLanguageTag())
			.param(id)
			.param(language.getLanguage())
			.update();
	}

	/** Declines the digest for a person. */
	public void decline(long id) {
		this.jdbc.sql("update person set wants_digest = false where id = ?").param(id).update();
	}

	/** Whether some administrator is active, other than these. */
	boolean hasAdministratorBeside(Set<Long> ids) {
		return this.jdbc.sql("select id from person where active and json_contains(roles, '\"administrator\"')")
			.query(Long.class)
			.list()
			.stream()
			.anyMatch((id) -> !ids.contains(id));
	}

	/** Makes people leave. */
	void deactivate(Collection<Long> ids) {
		for (List<Long> some : portions(ids)) {
			this.jdbc.sql("update person set active = false where id in (:ids)").param("ids", some).update();
			this.events.publishEvent(new PeopleMoved(some, List.of()));
		}
	}

	/** Says that people who had left were kept as active. */
	void cameBack(Collection<Long> ids) {
		portions(ids).forEach((some) -> this.events.publishEvent(new PeopleMoved(List.of(), some)));
	}

	private static <T> List<List<T>> portions(Collection<T> all) {
		List<T> list = List.copyOf(all);
		List<List<T>> portions = new ArrayList<>();
		for (int from = 0; from < list.size(); from += IN_ONE_QUESTION) {
			portions.add(list.subList(from, Math.min(list.size(), from + IN_ONE_QUESTION)));
		}
		return portions;
	}

}
