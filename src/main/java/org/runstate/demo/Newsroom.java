package org.runstate.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.runstate.announcement.Announcing;
import org.runstate.audience.People;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What communications has done before the visitor comes: one announcement is out, one
 * waits for somebody to approve it.
 */
@Component
@Profile("demo")
class Newsroom {

	private static final int DAYS_TO_CONFIRM = 9;

	private static final Announcing.Words ENGLISH = new Announcing.Words("Travelling with your tablet: one new step",
			"""
					# What changes
					Tablets ask for your fingerprint or code before they open the order app.

					# When
					From next Monday, at the first start of the day.

					# For whom
					Everybody in Field Sales.

					# What you have to do
					- Set up a fingerprint or a code before you leave on Monday.
					- Keep your tablet updated.

					# Where help is
					The service desk answers from 7 to 19 o\u2019clock.""");

	private static final Announcing.Words GERMAN = new Announcing.Words("Unterwegs mit dem Tablet: ein neuer Schritt",
			"""
					# Was sich \u00e4ndert
					Tablets fragen nach Fingerabdruck oder Code, bevor die Bestell-App \u00f6ffnet.

					# Wann
					Ab n\u00e4chstem Montag, beim ersten Start des Tages.

					# F\u00fcr wen
					Alle im Au\u00dfendienst.

					# Was Sie tun m\u00fcssen
					- Richten Sie vor der Abfahrt am Montag Fingerabdruck oder Code ein.
					- Halten Sie das Tablet aktuell.

					# Wo Sie Hilfe finden
					Der Service Desk antwortet von 7 bis 19 Uhr.""");

	private final Announcing announcing;

	private final People people;

	private final JdbcClient jdbc;

	private final Clock clock;

	Newsroom(Announcing announcing, People people, JdbcClient jdbc, Clock clock) {
		this.announcing = announcing;
		this.people = people;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Does it once, when there are notices to write about. */
	void open() {
		if (this.announcing.isAny()) {
			return;
		}
		long author = person("sofia.marchetti");
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		long sent = this.announcing.draft(ENGLISH, GERMAN, List.of("Field Sales"), today.plusDays(DAYS_TO_CONFIRM),
				author);
		this.announcing.submit(sent, author);
		this.announcing.approve(sent, person("marta.kovacs"));
		this.announcing.send(sent, author);
		this.jdbc.sql("""
				-- which notice leaves people time to act, and is about them?
				select notice_id from impact where act_by > :today and notice_id not in (
					select notice_id from announcement where notice_id is not null)
				order by touches_user <> 'high', touches_user <> 'medium', act_by limit 1
				""").param("today", today).query(Long.class).optional().ifPresent((notice) -> {
			long waiting = this.announcing.draftOf(notice, author);
			this.announcing.submit(waiting, author);
		});
	}

	private long person(String key) {
		return this.people.find(key + "@kestrel-finch.example").orElseThrow().id();
	}

}
