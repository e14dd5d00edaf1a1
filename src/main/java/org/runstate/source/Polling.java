package org.runstate.source;

import java.time.Clock;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks at one source. Whatever goes wrong is part of the result.
 */
@Component
class Polling {

	private static final Logger log = LoggerFactory.getLogger(Polling.class);

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final int LARGE = 1 << 21;

	private final Fetcher fetcher;

	private final Readers readers;

	private final Clock clock;

	/**
	 * The tree of a body takes many times its size, so large ones are read one by one.
	 */
	private final Semaphore reading = new Semaphore(CORES);

	Polling(Fetcher fetcher, Readers readers, Clock clock) {
		this.fetcher = fetcher;
		this.readers = readers;
		this.clock = clock;
	}

	/**
	 * Fetches and reads a source.
	 * @param fetched called as soon as the server is no longer needed
	 */
	Polled poll(Source source, Runnable fetched) {
		Fetched answer = fetch(source);
		fetched.run();
		return Polled.of(source, this.clock.instant(), answer, look(source, answer));
	}

	private Fetched fetch(Source source) {
		try {
			return this.fetcher.fetch(source.url(), source.validators());
		}
		catch (RuntimeException ex) {
			log.error("source not fetched source={}", source.key(), ex);
			return new Fetched.Failed(Failure.CONNECT_ERROR, "Fetching ended in an error of Runstate's own.", 0, 0);
		}
	}

	private Look look(Source source, Fetched fetched) {
		if (fetched instanceof Fetched.Body body) {
			return read(source, body);
		}
		if (fetched instanceof Fetched.TryLater later) {
			return new Look.Later(later.until(), later.failure(), later.detail());
		}
		if (fetched instanceof Fetched.Failed failed) {
			return new Look.Bad(failed.failure(), failed.detail());
		}
		return new Look.Same();
	}

	private Look read(Source source, Fetched.Body body) {
		String hash = Hash.hex(body.bytes());
		if (hash.equals(source.bodyHash())) {
			return new Look.Same();
		}
		int permits = (body.bytes().length > LARGE) ? CORES : 1;
		this.reading.acquireUninterruptibly(permits);
		try {
			Reading reading = this.readers.read(source.kind(), body);
			if (reading instanceof Reading.Unreadable unreadable) {
				return new Look.Bad(unreadable.failure(), unreadable.detail());
			}
			return new Look.Said((Reading.Good) reading, hash);
		}
		catch (RuntimeException ex) {
			log.error("source not read source={}", source.key(), ex);
			return new Look.Bad(Failure.PARSE_ERROR, "Reading ended in an error of Runstate's own.");
		}
		finally {
			this.reading.release(permits);
		}
	}

}
