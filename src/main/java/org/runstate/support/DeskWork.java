package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.change.Leads;
import org.runstate.impact.Difference.Kind;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Timelines;
import org.runstate.support.Cards.Draft;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the help desk does by itself when it is known what notices mean: drafts of cards,
 * and reviews of materials. Works in the transaction of the caller.
 */
@Component
class DeskWork {

	private static final int PORTION = 500;

	private final JdbcClient jdbc;

	private final Impacts impacts;

	private final Timelines timelines;

	private final Leads leads;

	private final CardDraft draft;

	private final Cards cards;

	private final MaterialReviews reviews;

	private final Clock clock;

	DeskWork(JdbcClient jdbc, Impacts impacts, Timelines timelines, Leads leads, CardDraft draft, Cards cards,
			MaterialReviews reviews, Clock clock) {
		this.jdbc = jdbc;
		this.impacts = impacts;
		this.timelines = timelines;
		this.leads = leads;
		this.draft = draft;
		this.cards = cards;
		this.reviews = reviews;
		this.clock = clock;
	}

	/** Looks at some notices that mean something new, or of which a person says so. */
	Done portion() {
		this.jdbc.sql("insert ignore into desk_position (id, last, last_override) values (1, 0, 0)").update();
		Position from = this.jdbc.sql("select last, last_override from desk_position where id = 1 for update")
			.query(Position.class)
			.single();
		List<Work> work = work(from);
		if (work.isEmpty()) {
			return new Done(0, 0, 0);
		}
		long last = work.stream().mapToLong(Work::position).max().orElse(0);
		long override = work.stream().mapToLong(Work::override).max().orElse(0);
		Set<Long> notices = work.stream().map(Work::noticeId).collect(Collectors.toCollection(LinkedHashSet::new));
		notices.removeAll(this.leads.of(notices).keySet());
		Map<Long, News> latest = this.impacts.latest(notices);
		int drafted = draft(latest);
		int reviews = this.reviews.open(latest.values(), this.clock.instant());
		this.jdbc.sql("update desk_position set last = greatest(last, ?), last_override = greatest(last_override, ?)")
			.params(last, override)
			.update();
		return new Done(work.size(), drafted, reviews);
	}

	private List<Work> work(Position from) {
		return this.jdbc.sql("""
				-- which notices mean something else since the last look, by themselves or by a person's word?
				(select i.notice_id, i.position, 0 override from impact i
					where i.position > :last and i.position <= :to order by i.position limit :portion)
				union all
				(select o.notice_id, 0 position, o.id override from impact_override o
					where o.id > :override order by o.id limit :portion)
				""")
			.param("last", from.last())
			.param("to", this.leads.relatedTo())
			.param("override", from.lastOverride())
			.param("portion", PORTION)
			.query(Work.class)
			.list();
	}

	private int draft(Map<Long, News> latest) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		Map<Long, List<Promise>> promises = this.timelines.of(latest.values().stream().map(News::revisionId).toList());
		List<Draft> drafts = new ArrayList<>();
		List<Long> done = new ArrayList<>();
		for (News news : latest.values()) {
			List<Promise> promised = promises.getOrDefault(news.revisionId(), List.of());
			LocalDate last = Moment.last(news, promised);
			if (!isNoticed(news) || last.isBefore(today)) {
				done.add(news.noticeId());
			}
			else {
				drafts.add(new Draft(news.noticeId(), this.draft.of(news, promised), last));
			}
		}
		this.cards.draft(drafts);
		this.cards.hide(done);
		return drafts.size();
	}

	/** Whether users will notice it, or ask about it. */
	static boolean isNoticed(News news) {
		Impact impact = news.impact();
		return (impact.user() != Level.NONE || impact.helpdesk() != Level.NONE)
				&& news.differences().stream().noneMatch((one) -> one.kind() == Kind.WITHDRAWN);
	}

	/** Keeps a draft for a notice that has no card yet. */
	void draftNow(News news, Instant now) {
		List<Promise> promised = this.timelines.of(List.of(news.revisionId()))
			.getOrDefault(news.revisionId(), List.of());
		LocalDate last = isNoticed(news) ? Moment.last(news, promised) : LocalDate.ofInstant(now, ZoneOffset.UTC);
		this.cards.draft(List.of(new Draft(news.noticeId(), this.draft.of(news, promised), last)));
	}

	/** What was done, 0 notices when all is. */
	record Done(int notices, int drafts, int reviews) {
	}

	private record Position(long last, long lastOverride) {
	}

	private record Work(long noticeId, long position, long override) {
	}

}
