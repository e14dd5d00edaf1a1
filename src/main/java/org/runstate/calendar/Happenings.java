package org.runstate.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.runstate.acknowledgement.Owing;
import org.runstate.audience.Person;
import org.runstate.change.Leads;
import org.runstate.change.PromisedDate;
import org.runstate.change.PromisedDates;
import org.runstate.impact.Difference;
import org.runstate.impact.News;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happens in a span of days: the days to act by and the promised intervals of the
 * notices that lead. It is read once for everybody and kept for a minute, because
 * calendars of many people ask for the same days.
 */
@Repository
class Happenings {

	/** More notices than this in a span say nothing to anybody. */
	static final int MOST = 5000;

	private static final int BATCH = 500;

	private static final int SPANS_KEPT = 24;

	private static final String WORLDWIDE = "worldwide";

	private final Leads leads;

	private final PromisedDates promises;

	private final JdbcClient jdbc;

	private final Cache<List<LocalDate>, List<Happening>> kept = Caffeine.newBuilder()
		.maximumSize(SPANS_KEPT)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	Happenings(Leads leads, PromisedDates promises, JdbcClient jdbc) {
		this.leads = leads;
		this.promises = promises;
		this.jdbc = jdbc;
	}

	/** What happens from one day to another, the earliest first. */
	List<Happening> between(LocalDate first, LocalDate last) {
		return Objects.requireNonNull(this.kept.get(List.of(first, last), (span) -> read(first, last)));
	}

	/** The same as far as it concerns a person. */
	List<Happening> of(Person person, LocalDate first, LocalDate last) {
		return between(first, last).stream().filter((one) -> Owing.of(person, one.impact()).concerns()).toList();
	}

	/** Reads everything anew from now on. */
	void forget() {
		this.kept.invalidateAll();
	}

	private List<Happening> read(LocalDate first, LocalDate last) {
		List<Long> notices = notices(first, last);
		List<Happening> all = new ArrayList<>();
		for (int at = 0; at < notices.size(); at += BATCH) {
			List<Long> some = notices.subList(at, Math.min(at + BATCH, notices.size()));
			Map<Long, News> says = new LinkedHashMap<>(this.leads.latest(some));
			says.keySet().removeAll(this.leads.of(some).keySet());
			Map<Long, Long> newest = new LinkedHashMap<>();
			says.forEach((id, news) -> newest.put(id, news.revisionId()));
			Map<Long, List<PromisedDate>> dates = this.promises.of(newest);
			says.forEach((id, news) -> all.addAll(happenings(news, dates.getOrDefault(id, List.of()))));
		}
		return all.stream()
			.filter((one) -> one.meets(first, last))
			.sorted(Comparator.comparing(Happening::from)
				.thenComparing(Happening::to)
				.thenComparing(Happening::noticeId)
				.thenComparing(Happening::what))
			.toList();
	}

	/** The newest first, so that the oldest are missing where there are too many. */
	private List<Long> notices(LocalDate first, LocalDate last) {
		return this.jdbc.sql("""
				-- which notices name a day between these two?
				select r.notice_id from promise p join revision r on r.id = p.revision_id
				where p.to_day >= :first and p.from_day <= :last
				union
				select i.notice_id from impact i where i.act_by between :first and :last
				order by notice_id desc limit :most
				""").param("first", first).param("last", last).param("most", MOST).query(Long.class).list();
	}

	private static List<Happening> happenings(News news, Collection<PromisedDate> dates) {
		boolean off = news.differences().stream().anyMatch((one) -> one.kind() == Difference.Kind.WITHDRAWN);
		List<Happening> all = new ArrayList<>();
		LocalDate actBy = news.impact().actBy();
		if (actBy != null) {
			all.add(happening(news, Happening.ACT_BY, "", actBy, actBy, "", news.number() - 1, off));
		}
		boolean forAll = dates.stream().anyMatch((one) -> one.cloud().equals(WORLDWIDE));
		dates.stream()
			.filter((one) -> !forAll || one.cloud().equals(WORLDWIDE))
			.filter((one) -> !one.to().equals(actBy) || !one.from().equals(actBy))
			.map((one) -> happening(news, one.stage(), one.cloud(), one.from(), one.to(), one.words(),
					(off && !one.dropped()) ? one.moves() + 1 : one.moves(), off || one.dropped()))
			.forEach(all::add);
		return all;
	}

	private static Happening happening(News news, String what, String cloud, LocalDate from, LocalDate to, String words,
			int moves, boolean off) {
		return new Happening(news.noticeId(), news.title(), what, cloud, from, to, words, moves, off, news.seenAt(),
				news.impact());
	}

}
