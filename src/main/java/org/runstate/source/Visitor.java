package org.runstate.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.FetchSettings;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Request;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;
import org.runstate.source.reading.Credential;
import org.runstate.source.reading.FeedReader;
import org.runstate.source.reading.MissingCredentialException;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Reader;
import org.runstate.source.reading.Readers;
import org.runstate.source.reading.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Visits sources of any kind. Whatever goes wrong is part of the result.
 */
@Component
class Visitor {

	private static final Logger log = LoggerFactory.getLogger(Visitor.class);

	private final Fetcher fetcher;

	private final Readers readers;

	private final Tokens tokens;

	private final FetchSettings settings;

	Visitor(Fetcher fetcher, Readers readers, Tokens tokens, FetchSettings settings) {
		this.fetcher = fetcher;
		this.readers = readers;
		this.tokens = tokens;
		this.settings = settings;
	}

	/**
	 * Fetches and reads a source.
	 * @param known the version that is known
	 * @param knownHash the hash of what was read then
	 * @param fetched called as soon as the server is no longer needed
	 */
	Visited visit(String kind, Asked asked, Validators known, @Nullable String knownHash, Runnable fetched) {
		Reader reader = this.readers.find(kind).orElse(null);
		if (reader == null) {
			return nothing(Failure.NOT_A_FEED, "This version does not know the kind " + kind + ".");
		}
		return visit((body) -> reader, reader, asked, known, knownHash, fetched);
	}

	/** Fetches an address and reads it as whatever it looks like. */
	Visited visit(Asked asked) {
		return visit(asked, (kind) -> {
		});
	}

	/**
	 * Fetches an address and reads it as whatever it looks like.
	 * @param found told the kind that it looks like
	 */
	Visited visit(Asked asked, Consumer<String> found) {
		Reader feed = this.readers.find(FeedReader.KIND).orElseThrow();
		return visit((body) -> {
			Reader reader = this.readers.find(this.readers.guess(body)).orElse(feed);
			found.accept(reader.kind());
			return reader;
		}, feed, asked, Validators.NONE, null, () -> {
		});
	}

	private Visited visit(Function<Fetched.Body, Reader> readers, Reader reader, Asked asked, Validators known,
			@Nullable String knownHash, Runnable fetched) {
		try {
			requireCredentials(asked);
			Visit visit = new Visit(this, readers, asked.options(), known, knownHash, fetched,
					this.settings.deadline());
			return visit.of(reader.requests(asked), asked.since() == null || !reader.asksForChanges());
		}
		catch (MissingCredentialException ex) {
			return nothing(Failure.CREDENTIAL_MISSING, ex.sentence());
		}
		catch (RuntimeException ex) {
			log.error("source not visited kind={}", reader.kind(), ex);
			return nothing(Failure.CONNECT_ERROR, "Fetching ended in an error of Runstate's own.");
		}
	}

	Fetched fetch(Request request, Validators known, Duration longest) {
		if (request.access() instanceof Access.Client client) {
			return this.tokens.with(client, longest, (token) -> this.fetcher.fetch(request.as(token), known, longest));
		}
		return this.fetcher.fetch(request, known, longest);
	}

	Reading read(Reader reader, Fetched.Body body, Options options) {
		return this.readers.read(reader, body, options);
	}

	private static void requireCredentials(Asked asked) {
		List<String> found = asked.credentials().stream().map(Credential::name).toList();
		asked.options().texts("credentials").stream().filter((name) -> !found.contains(name)).forEach((name) -> {
			throw new MissingCredentialException("The credential " + name + " is not put in yet.");
		});
	}

	private static Visited nothing(Failure failure, String detail) {
		return new Visited(new Look.Bad(failure, detail), 0, null, 0, Validators.NONE);
	}

}
