package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.support.DeskMail.Letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells owners of materials which notices may have made them stale, once each, and weekly
 * what is overdue. Whatever belongs to somebody who left is the administrators'.
 */
@Component
class ReviewMail {

	private static final int MOST = 200;

	private final JdbcClient jdbc;

	private final MaterialReviews reviews;

	private final People people;

	private final Outbox outbox;

	private final DeskMail mail;

	private final Clock clock;

	ReviewMail(JdbcClient jdbc, MaterialReviews reviews, People people, Outbox outbox, DeskMail mail, Clock clock) {
		this.jdbc = jdbc;
		this.reviews = reviews;
		this.people = people;
		this.outbox = outbox;
		this.mail = mail;
		this.clock = clock;
	}

	/**
	 * Tells whoever has to be told. Works in the transaction of the caller.
	 * @return how many messages were queued
	 */
	int tell() {
		Instant now = this.clock.instant();
		return opened(now) + overdue(now);
	}

	private int opened(Instant now) {
		List<Opened> opened = this.jdbc.sql("""
				select v.id, m.owner_id, m.title material, r.title notice
				from material_review v join material m on m.id = v.material_id
				join notice n on n.id = v.notice_id join revision r on r.notice_id = n.id and r.number = n.latest
				where v.told_at is null and v.closed_at is null order by v.id limit 500 for update
				""").query(Opened.class).list();
		Map<Long, List<String>> items = new LinkedHashMap<>();
		opened.forEach((one) -> items.computeIfAbsent(one.ownerId(), (id) -> new ArrayList<>())
			.add(one.material() + ": " + one.notice()));
		if (opened.isEmpty()) {
			return 0;
		}
		long last = opened.get(opened.size() - 1).id();
		int told = send(items, "material", String.valueOf(last), now);
		this.jdbc.sql("update material_review set told_at = :now where id in (:ids)")
			.param("now", now)
			.param("ids", opened.stream().map(Opened::id).toList())
			.update();
		return told;
	}

	private int overdue(Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		String week = today.get(IsoFields.WEEK_BASED_YEAR) + "-" + today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
		Map<Long, List<String>> items = new LinkedHashMap<>();
		this.reviews.overdue(today, MOST)
			.forEach((one) -> items.computeIfAbsent(one.ownerId(), (id) -> new ArrayList<>()).add(one.title()));
		return items.isEmpty() ? 0 : send(items, "overdue", week, now);
	}

	private int send(Map<Long, List<String>> items, String what, String number, Instant now) {
		Map<Long, Person> owners = this.people.find(items.keySet());
		Map<Person, List<String>> mails = new LinkedHashMap<>();
		items.forEach((owner, lines) -> {
			Person person = owners.get(owner);
			List<Person> to = (person != null && person.active()) ? List.of(person) : this.people.administrators();
			to.forEach((one) -> mails.computeIfAbsent(one, (key) -> new ArrayList<>()).addAll(lines));
		});
		Map<String, Map.Entry<Person, List<String>>> causes = new LinkedHashMap<>();
		mails.entrySet()
			.forEach((mail) -> causes.put("review " + what + " " + number + " " + mail.getKey().id(), mail));
		causes.keySet().removeAll(this.outbox.known(causes.keySet()));
		List<NewMessage> messages = new ArrayList<>();
		causes.forEach((cause,
				mail) -> messages.add(this.mail.to(mail.getKey(), "reminder", cause, "/desk/materials?mine=true",
						(say) -> new Letter(say.say(what + ".subject", mail.getValue().size()),
								say.say(what + ".heading", mail.getValue().size()), List.of(say.say(what + ".text")),
								mail.getValue(), say.say(what + ".button"), say.say(what + ".why")),
						now)));
		this.outbox.add(messages);
		return messages.size();
	}

	private record Opened(long id, long ownerId, String material, String notice) {
	}

}
