package org.runstate.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;
import org.runstate.source.fetch.Validators;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.Hash;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Reader;
import org.runstate.source.reading.Reading;

/**
 * One visit to a source: its requests one after another, each with all its pages, as if
 * they were one answer. It is whole or it is nothing: a page that fails fails the visit,
 * so that half an answer never looks as if the other half were gone.
 */
final class Visit {

	private static final int MOST_PAGES = 50;

	private final Visitor visitor;

	private final Function<Fetched.Body, Reader> readers;

	private final Options options;

	private final Validators known;

	private final @Nullable String knownHash;

	private final Runnable fetched;

	private final long deadline;

	private final List<Reading.Good> readings = new ArrayList<>();

	private final List<String> hashes = new ArrayList<>();

	private @Nullable Fetched last;

	private long bytes;

	private long millis;

	/**
	 * A visit that has not begun.
	 * @param readers which reader a body is for
	 * @param known the version that is known
	 * @param knownHash the hash of what was read then
	 * @param fetched called as soon as the server is no longer needed
	 */
	Visit(Visitor visitor, Function<Fetched.Body, Reader> readers, Options options, Validators known,
			@Nullable String knownHash, Runnable fetched, Duration longest) {
		this.visitor = visitor;
		this.readers = readers;
		this.options = options;
		this.known = known;
		this.knownHash = knownHash;
		this.fetched = fetched;
		this.deadline = System.nanoTime() + longest.toNanos();
	}

	Visited of(List<Request> requests, boolean whole) {
		for (Request request : requests) {
			Look end = walk(request, requests.size() == 1);
			if (end != null) {
				return visited(end);
			}
		}
		String hash = (this.hashes.size() == 1) ? this.hashes.get(0) : Hash.hex(String.join(" ", this.hashes));
		return visited(hash.equals(this.knownHash) ? new Look.Same() : new Look.Said(joined(), hash, whole));
	}

	/** One request with all its pages: null when they are read, or how it ended. */
	private @Nullable Look walk(Request first, boolean only) {
		Set<String> seen = new HashSet<>();
		for (String next = first.url(); next != null;) {
			if (!seen.add(next)) {
				return new Look.Bad(Failure.PAGING_LOOP, "A page names one as its next that came before it.");
			}
			if (this.hashes.size() == MOST_PAGES) {
				return new Look.Bad(Failure.LIMIT_EXCEEDED, "The source has more than " + MOST_PAGES + " pages.");
			}
			if (seen.size() > 1 && !WebAddress.sameOrigin(first.url(), next)) {
				return new Look.Bad(Failure.BLOCKED_TARGET, "The next page is at another server.");
			}
			boolean may304 = only && seen.size() == 1;
			Fetched answer = this.visitor.fetch(first.at(next).upTo(this.options.most()),
					may304 ? this.known : Validators.NONE, left());
			this.last = answer;
			this.millis += answer.millis();
			if (!(answer instanceof Fetched.Body body)) {
				return ended(answer);
			}
			Reader reader = this.readers.apply(body);
			if (only && !reader.hasPages()) {
				this.fetched.run();
			}
			String hash = Hash.hex(body.bytes());
			this.bytes += body.bytes().length;
			this.hashes.add(hash);
			if (may304 && hash.equals(this.knownHash)) {
				return new Look.Same();
			}
			Reading reading = this.visitor.read(reader, body, this.options);
			if (reading instanceof Reading.Unreadable unreadable) {
				return new Look.Bad(unreadable.failure(), unreadable.detail());
			}
			Reading.Good good = (Reading.Good) reading;
			this.readings.add(good);
			next = good.next();
		}
		return null;
	}

	/** Whatever is left of the time, so that many slow pages take no longer than one. */
	private Duration left() {
		return Duration.ofNanos(Math.max(1, this.deadline - System.nanoTime()));
	}

	private static Look ended(Fetched answer) {
		if (answer instanceof Fetched.TryLater later) {
			return new Look.Later(later.until(), later.failure(), later.detail());
		}
		if (answer instanceof Fetched.Failed failed) {
			return new Look.Bad(failed.failure(), failed.detail());
		}
		return new Look.Same();
	}

	/**
	 * Of what several pages or tenants say, the latest counts; a tie goes to the first.
	 */
	private Reading.Good joined() {
		if (this.readings.size() == 1) {
			return this.readings.get(0);
		}
		Map<String, Entry> entries = new LinkedHashMap<>();
		Set<String> warnings = new HashSet<>();
		for (Reading.Good reading : this.readings) {
			reading.entries().forEach((entry) -> entries.merge(entry.key(), entry, Visit::later));
			warnings.addAll(reading.warnings());
		}
		return new Reading.Good(this.readings.get(0).title(), List.copyOf(entries.values()), List.copyOf(warnings));
	}

	private static Entry later(Entry one, Entry other) {
		return (other.updated() != null && (one.updated() == null || other.updated().isAfter(one.updated()))) ? other
				: one;
	}

	private Visited visited(Look look) {
		Fetched answer = this.last;
		Validators validators = (this.hashes.size() > 1) ? Validators.NONE
				: (answer instanceof Fetched.Body body) ? body.validators()
						: (answer instanceof Fetched.Unchanged unchanged) ? unchanged.validators() : Validators.NONE;
		Integer status = (answer != null && answer.status() > 0) ? (Integer) answer.status() : null;
		Duration freshFor = (answer instanceof Fetched.Body body) ? body.freshFor() : Duration.ZERO;
		return new Visited(look, this.millis, status, this.bytes, validators, freshFor);
	}

}
