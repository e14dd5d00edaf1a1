package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.delivery.Outbox;
import org.runstate.impact.News;
import org.runstate.support.Card.Issue;
import org.runstate.support.DeskCards.OpenIssue;
import org.runstate.support.DeskMail.Letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Known issues, and the all-clear to everyone at the help desk who was told.
 */
@Component
public class KnownIssues {

	private final JdbcClient jdbc;

	private final Cards cards;

	private final People people;

	private final Outbox outbox;

	private final DeskMail mail;

	private final Audit audit;

	private final Clock clock;

	KnownIssues(JdbcClient jdbc, Cards cards, People people, Outbox outbox, DeskMail mail, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.cards = cards;
		this.people = people;
		this.outbox = outbox;
		this.mail = mail;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Says how far a known issue is. Whoever was told gets the all-clear when it is
	 * resolved.
	 * @param state null when it is none after all
	 * @return to how many the all-clear goes; empty when somebody else was faster
	 */
	@Transactional
	@Nullable Integer mark(Card before, News news, @Nullable IssueState state, String workaround, long person) {
		Instant now = this.clock.instant();
		if (!this.cards.mark(before.noticeId(), before.version(), state, workaround, person, now)) {
			return null;
		}
		Issue issue = before.issue();
		String was = (issue != null) ? issue.state().key() : "";
		this.audit.note(Did.ISSUE_MARKED, About.notice(before.noticeId()),
				Map.of("issue", Audit.change(was, (state != null) ? state.key() : "")));
		return (issue != null && before.isOpenIssue() && state == IssueState.RESOLVED)
				? allClear(news, issue, person, now) : 0;
	}

	/** Says how far a known issue of a card is that is kept. */
	@Transactional
	public void mark(long noticeId, IssueState state, String workaround, long person) {
		this.cards.mark(noticeId, this.cards.find(noticeId).orElseThrow().version(), state, workaround, person,
				this.clock.instant());
	}

	private int allClear(News news, Issue issue, long resolver, Instant now) {
		long noticeId = news.noticeId();
		String title = news.title();
		Map<Long, Person> told = new TreeMap<>(this.people.find(told(noticeId)));
		this.people.find(toldSince(issue.since().at())).forEach((id, person) -> {
			if (OpenIssue.isFor(person, news.impact().platforms(), news.impact().services())) {
				told.put(id, person);
			}
		});
		List<Person> others = told.values()
			.stream()
			.filter((person) -> person.active() && person.id() != resolver)
			.toList();
		String cause = "all-clear " + noticeId + " " + issue.since().at().toEpochMilli() + " ";
		this.outbox.add(others.stream()
			.map((person) -> this.mail.to(person, "all-clear", cause + person.id(), "/desk/cards/" + noticeId,
					(say) -> new Letter(say.say("clear.subject", title), say.say("clear.heading"),
							List.of(title, say.say("clear.text")), List.of(), say.say("clear.button"),
							say.say("clear.why")),
					now))
			.toList());
		return others.size();
	}

	/** Who at the help desk was told of it, by a digest or because they counted calls. */
	private List<Long> told(long noticeId) {
		return this.jdbc.sql("""
				select distinct straight_join p.id
				from person p join digest d on d.person_id = p.id
				where p.active and json_contains(p.audiences, '"helpdesk"') and json_overlaps(d.revisions,
					(select json_arrayagg(r.id) from revision r where r.notice_id = :notice))
				union
				select c.person_id from card_call c where c.notice_id = :notice and c.undone_at is null
				""").param("notice", noticeId).query(Long.class).list();
	}

	/**
	 * Who at the help desk had a digest since, in which it stood among the known issues.
	 */
	private List<Long> toldSince(Instant since) {
		return this.jdbc.sql("""
				select p.id from person p where p.active and json_contains(p.audiences, '"helpdesk"') and exists (
					select 1 from digest d where d.person_id = p.id and d.composed_at >= ?
						and d.digest_window not like 'urgent%')
				""").param(since).query(Long.class).list();
	}

}
