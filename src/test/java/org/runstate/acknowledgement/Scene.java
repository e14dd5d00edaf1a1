package org.runstate.acknowledgement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Reason;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People and notices for tests, made on the same way as real ones.
 */

class Scene {

	static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

	private final JdbcClient jdbc;

	private final People people;

	private final Notices notices;

	private final Impacts impacts;

	Scene(JdbcClient jdbc, People people, Notices notices, Impacts impacts) {
		this.jdbc = jdbc;
		this.people = people;
		this.notices = notices;
		this.impacts = impacts;
	}

	Person person(String name, String audience, String team, String role) {
		this.jdbc.sql("insert ignore into team (name) values (?)").param(team).update();
		this.jdbc
			.sql("""
					insert into person (email, name, audiences, roles, platforms, services, team_id, locale, zone, hour)
					values (lower(concat(replace(?, ' ', '.'), '@example.org')), ?, json_array(?), json_array(?), '[]', '[]',
						(select id from team where name = ?), 'en', 'UTC', 8)
					""")
			.params(name, name, audience, role, team)
			.update();
		return this.people.find(name.replace(' ', '.') + "@example.org").orElseThrow();
	}

	static SignedIn signedIn(Person person) {
		return SignedIn.as(person);
	}

	/** A notice, or its next revision, that touches admins of Windows. */
	Revision said(String key, String title, String text) {
		this.jdbc
			.sql("""
					insert ignore into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
						next_check_at)
					values ('s', 'A source', 'feed', 'https://example.org/', 3600, '[]', '[]', false, '{}', utc_timestamp(6))
					""")
			.update();
		long source = this.jdbc.sql("select id from source").query(Long.class).single();
		this.notices.keep(List.of(new Said(source, false, List.of(), List.of(), List.of(new Entry(key, title,
				"https://example.org/" + key, "<p>" + text + "</p>", List.of(), List.of(), List.of(), null, null)))),
				THEN);
		Revision revision = this.notices.unclassified(0, 10).get(0);
		this.impacts.add(List.of(new NewImpact(revision,
				new Impact(Set.of(Platform.WINDOWS), List.of(), Category.RETIREMENT, Action.PLAN, true, Level.HIGH,
						Level.LOW, Level.LOW, Urgency.SOON, LocalDate.of(2027, 3, 31),
						List.of(new Reason("category", "retirement", "rule", "says \"<retire>\""))),
				(revision.number() == 1) ? List.of()
						: List.of(new Difference(Difference.Kind.DATE_EARLIER, true, "The date moved to March.")))),
				THEN);
		return revision;
	}

}
