package org.runstate.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.notice.Kept;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Validators;

/**
 * What a poll makes of its source: its state, its next check, and the record of the poll.
 */
final class Outcomes {

	private static final int LONGEST_ETAG = 1000;

	private static final int LONGEST_DATE = 200;

	private static final int LONGEST_DETAIL = 1000;

	private Outcomes() {
	}

	/**
	 * Nothing new: it was seen, and that is good. What was odd about the answer still is.
	 */
	static Outcome unchanged(Polled polled) {
		Source before = polled.source();
		Validators validators = polled.visited().validators().or(before.validators());
		int entries = Objects.requireNonNullElse(before.entries(), 0);
		String detail = before.isGood() ? before.detail() : null;
		Source after = good(polled, validators, before.bodyHash(), before.entries(), Cadence.of(before, List.of()),
				before.newsAt(), detail);
		return new Outcome(after, poll(polled, "unchanged", entries, 0, 0, null));
	}

	/** It was read and kept. */
	static Outcome kept(Polled polled, Look.Said said, Kept kept, List<String> warnings) {
		Source before = polled.source();
		List<Entry> all = said.reading().entries();
		String detail = warnings.isEmpty() ? null : String.join(" ", warnings);
		boolean news = kept.notices() + kept.revisions() > 0;
		Instant newsAt = before.isFirst() ? Cadence.latest(all, polled.at()) : news ? polled.at() : before.newsAt();
		Source after = good(polled, polled.visited().validators(), said.bodyHash(),
				said.whole() ? (Integer) all.size() : before.entries(),
				said.whole() ? Cadence.of(before, all) : before.cadence(), newsAt, detail);
		return new Outcome(after, poll(polled, "ok", all.size(), kept.notices(), kept.revisions(), detail));
	}

	/** It was read, but looks so odd that a person has to look first. */
	static Outcome held(Polled polled, Look.Said said, String why) {
		Source before = polled.source();
		Source after = after(polled, "held", before.validators(), before.bodyHash(), before.entries(), before.cadence(),
				before.lastGoodAt(), before.newsAt(), Timetable.usual(before, Duration.ZERO, polled.at()), 0, null,
				null, why);
		return new Outcome(after, poll(polled, "held", said.reading().entries().size(), 0, 0, why));
	}

	/** It could not be seen, and the server may have named a time. */
	static Outcome failed(Polled polled, Failure failure, String detail, @Nullable Instant until) {
		Source before = polled.source();
		int failures = before.failures() + 1;
		Instant next = (until != null) ? Timetable.notBefore(until, before, failures, polled.at())
				: Timetable.afterFailure(before, failures, polled.at());
		Instant since = Objects.requireNonNullElse(before.failingSince(), polled.at());
		Source after = after(polled, "failing", before.validators(), before.bodyHash(), before.entries(),
				before.cadence(), before.lastGoodAt(), before.newsAt(), next, failures, since, failure.key(), detail);
		return new Outcome(after, poll(polled, failure.key(), 0, 0, 0, detail));
	}

	private static Source good(Polled polled, Validators validators, @Nullable String bodyHash,
			@Nullable Integer entries, @Nullable Duration cadence, @Nullable Instant newsAt, @Nullable String detail) {
		return after(polled, "good", validators, bodyHash, entries, cadence, polled.at(), newsAt,
				Timetable.usual(polled.source(), polled.visited().freshFor(), polled.at()), 0, null, null, detail);
	}

	private static Source after(Polled polled, String state, Validators validators, @Nullable String bodyHash,
			@Nullable Integer entries, @Nullable Duration cadence, @Nullable Instant lastGoodAt,
			@Nullable Instant newsAt, Instant next, int failures, @Nullable Instant failingSince,
			@Nullable String failure, @Nullable String detail) {
		Source before = polled.source();
		return new Source(before.id(), before.key(), before.name(), before.kind(), before.url(), before.every(),
				cadence, before.services(), before.platforms(), before.owner(), before.baseline(), before.options(),
				state, fitting(validators.etag(), LONGEST_ETAG), fitting(validators.lastModified(), LONGEST_DATE),
				bodyHash, entries, polled.at(), lastGoodAt, newsAt, wholeAt(polled, failures), next, failures,
				failingSince, failure, shortened(detail));
	}

	private static @Nullable Instant wholeAt(Polled polled, int failures) {
		return (polled.whole() && failures == 0) ? polled.at() : polled.source().wholeAt();
	}

	private static PollRecord poll(Polled polled, String outcome, int entries, int notices, int revisions,
			@Nullable String detail) {
		Visited visited = polled.visited();
		return new PollRecord(polled.at(), visited.millis(), outcome, visited.status(), visited.bytes(), entries,
				notices, revisions, shortened(detail));
	}

	/** A validator is sent back byte for byte or not at all. */
	private static @Nullable String fitting(@Nullable String validator, int longest) {
		return (validator != null && validator.length() <= longest) ? validator : null;
	}

	private static @Nullable String shortened(@Nullable String detail) {
		return (detail == null || detail.length() <= LONGEST_DETAIL) ? detail : detail.substring(0, LONGEST_DETAIL);
	}

}
