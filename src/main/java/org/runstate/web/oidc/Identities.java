package org.runstate.web.oidc;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.audience.Audience;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which person an issuer means. A verified address finds a person once, and only one who
 * can sign in by no other way; from then on the issuer's own name for them counts,
 * whatever their address says.
 */
@Repository
@WhenOidc
class Identities {

	private static final Logger log = LoggerFactory.getLogger(Identities.class);

	private static final int LONGEST_NAME = 200;

	private static final int EIGHT = 8;

	private static final Actor BY_ISSUER = Actor.program("issuer");

	private final JdbcClient jdbc;

	private final People people;

	private final OidcSettings settings;

	private final Audit audit;

	private final Clock clock;

	Identities(JdbcClient jdbc, People people, OidcSettings settings, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.people = people;
		this.settings = settings;
		this.clock = clock;
	}

	/** Finds, connects or refuses somebody; who is let in has their roles afterwards. */
	@Transactional
	public Arrived arrive(Shown shown) {
		Optional<Long> connected = this.jdbc.sql("select person_id from identity where issuer = ? and subject = ?")
			.params(shown.issuer(), shown.subject())
			.query(Long.class)
			.optional();
		Arrived arrived = connected.map((id) -> known(id)).orElseGet(() -> first(shown));
		if (arrived instanceof Arrived.Person person) {
			this.jdbc.sql("update identity set used_at = ? where issuer = ? and subject = ?")
				.params(this.clock.instant(), shown.issuer(), shown.subject())
				.update();
			keepRoles(person.id(), shown);
		}
		return arrived;
	}

	private Arrived known(long id) {
		return this.people.find(id).filter(Person::active).isPresent() ? new Arrived.Person(id)
				: new Arrived.Refused(Arrived.Why.GONE);
	}

	private Arrived first(Shown shown) {
		if (shown.email().isEmpty()) {
			return new Arrived.Refused(Arrived.Why.UNVERIFIED);
		}
		Optional<Person> person = this.people.find(shown.email());
		if (person.isEmpty()) {
			return this.settings.create() ? new Arrived.Person(connect(create(shown), shown))
					: new Arrived.Refused(Arrived.Why.UNKNOWN);
		}
		long id = person.get().id();
		if (!person.get().active()) {
			return new Arrived.Refused(Arrived.Why.GONE);
		}
		if (has("select 1 from identity where person_id = ?", id)) {
			log.warn("sign-in refused person={} why=another-subject issuer={}", id, shown.issuer());
			return new Arrived.Refused(Arrived.Why.TAKEN);
		}
		if (has("select 1 from account where person_id = ?", id)) {
			return new Arrived.PasswordFirst(id);
		}
		return new Arrived.Person(connect(id, shown));
	}

	/** From now on the issuer's name for them is enough. */
	@Transactional
	public long connect(long personId, Shown shown) {
		this.jdbc.sql("insert into identity (issuer, subject, person_id, connected_at, used_at) values (?, ?, ?, ?, ?)")
			.params(shown.issuer(), shown.subject(), personId, this.clock.instant(), this.clock.instant())
			.update();
		this.audit.note(Actor.person(personId), Did.IDENTITY_CONNECTED, About.person(personId), Map.of());
		log.info("sign-in connected person={} issuer={}", personId, shown.issuer());
		return personId;
	}

	private long create(Shown shown) {
		String named = shown.name().isEmpty() ? shown.email() : shown.name();
		String name = named.substring(0, Math.min(LONGEST_NAME, named.length()));
		this.people.keep(List.of(new Person(0, shown.email(), name, Set.of(Audience.USER), Set.of(Role.VIEWER),
				Set.of(), List.of(), null, null, Locale.ENGLISH, ZoneId.systemDefault(), EIGHT, null, true, true)));
		long id = this.people.find(shown.email()).orElseThrow().id();
		this.audit.note(BY_ISSUER, Did.PERSON_ADDED, About.person(id), Map.of());
		log.info("person made by sign-in person={} issuer={}", id, shown.issuer());
		return id;
	}

	/**
	 * Gives and takes the roles that the mapping names and leaves all others. A token
	 * without the claim changes nothing; an empty claim takes.
	 */
	private void keepRoles(long id, Shown shown) {
		List<String> groups = shown.groups();
		if (groups == null) {
			return;
		}
		Set<Role> had = roles(id);
		Set<Role> has = new HashSet<>(had);
		has.removeAll(this.settings.mapping().values());
		this.settings.mapping().forEach((value, role) -> {
			if (groups.contains(value)) {
				has.add(role);
			}
		});
		if (had.contains(Role.ADMINISTRATOR) && !has.contains(Role.ADMINISTRATOR) && isLastAdministrator(id)) {
			log.warn("role kept person={} role=administrator why=last-one", id);
			has.add(Role.ADMINISTRATOR);
		}
		if (!has.equals(had)) {
			this.jdbc.sql("update person set roles = ? where id = ?")
				.params(JsonColumn.write(has.stream().sorted().map(Role::key).toList()), id)
				.update();
			this.audit.note(BY_ISSUER, Did.PERSON_CHANGED, About.person(id),
					Map.of("roles", Audit.change(keys(had), keys(has))));
			log.info("roles changed by sign-in person={} from={} to={}", id, had, has);
		}
	}

	private static List<String> keys(Set<Role> roles) {
		return roles.stream().sorted().map(Role::key).toList();
	}

	private Set<Role> roles(long id) {
		return JsonColumn
			.texts(this.jdbc.sql("select roles from person where id = ?").param(id).query(String.class).single())
			.stream()
			.flatMap((key) -> Role.of(key).stream())
			.collect(Collectors.toSet());
	}

	/** Two who lose the role at once wait for each other here. */
	private boolean isLastAdministrator(long id) {
		return this.jdbc.sql("""
				-- Who could still run Runstate?
				select id from person where active and json_contains(roles, '"administrator"') order by id for update
				""").query(Long.class).list().stream().allMatch((one) -> one == id);
	}

	private boolean has(String sql, long personId) {
		return this.jdbc.sql(sql).param(personId).query(Integer.class).optional().isPresent();
	}

}
