package org.runstate.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.runstate.change.Slips.Place;
import org.runstate.impact.Promise;
import org.runstate.impact.Timelines;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What notices promise now, and how often each promise moved.
 */
@Repository
public class PromisedDates {

	private final Timelines timelines;

	private final JdbcClient jdbc;

	PromisedDates(Timelines timelines, JdbcClient jdbc) {
		this.timelines = timelines;
		this.jdbc = jdbc;
	}

	/**
	 * The promises of some notices, also those that were given up.
	 * @param newest the id of the newest revision, by notice
	 * @return by notice; those that never promised anything are absent
	 */
	public Map<Long, List<PromisedDate>> of(Map<Long, Long> newest) {
		Map<Long, List<Promise>> promises = this.timelines.ofNotices(newest.keySet());
		Map<Long, Map<Place, Kept>> kept = new TreeMap<>();
		notices(promises).forEach((revision, notice) -> {
			Map<Place, Kept> its = kept.computeIfAbsent(notice, (id) -> new LinkedHashMap<>());
			Span.of(promises.getOrDefault(revision, List.of()))
				.forEach((place, span) -> its.merge(place, new Kept(span, 0, revision), Kept::then));
		});
		Map<Long, List<PromisedDate>> dates = new TreeMap<>();
		kept.forEach((notice, places) -> {
			List<PromisedDate> its = new ArrayList<>();
			places.forEach(
					(place, last) -> its.add(last.date(place, last.revision() != newest.getOrDefault(notice, 0L))));
			dates.put(notice, its);
		});
		return dates;
	}

	/** To which notice each of these revisions belongs, oldest first. */
	private Map<Long, Long> notices(Map<Long, List<Promise>> promises) {
		Map<Long, Long> notices = new TreeMap<>();
		if (!promises.isEmpty()) {
			this.jdbc.sql("select id, notice_id from revision where id in (:ids)")
				.param("ids", promises.keySet())
				.query((row) -> {
					notices.put(row.getLong("id"), row.getLong("notice_id"));
				});
		}
		return notices;
	}

	/** What a revision said last of a place. */
	private record Kept(Span span, int moves, long revision) {

		Kept then(Kept next) {
			return new Kept(next.span, this.span.isWhen(next.span) ? this.moves : this.moves + 1, next.revision);
		}

		PromisedDate date(Place place, boolean dropped) {
			return new PromisedDate(place.stage(), place.cloud(), this.span.from(), this.span.to(), this.span.words(),
					dropped ? this.moves + 1 : this.moves, dropped);
		}

	}

}
