package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import org.runstate.notice.Entry;

import org.springframework.stereotype.Component;

/**
 * Shows what a reader makes of a file or an address. Needs no database and stores
 * nothing.
 */
@Component
public class Preview implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

	private final Fetcher fetcher;

	private final Readers readers;

	Preview(Fetcher fetcher, Readers readers) {
		this.fetcher = fetcher;
		this.readers = readers;
	}

	/**
	 * A preview outside of the application.
	 * @param settings bounds of the requests, see {@link FetchSettings#allowing}
	 * @param baseUrl where this installation is, for the servers' logs
	 */
	public static Preview standalone(FetchSettings settings, String baseUrl, Clock clock) {
		return new Preview(new Fetcher(settings, baseUrl, clock), new Readers(List.of(new FeedReader())));
	}

	/** What becomes of an input: an address, or the path of a file. Never throws. */
	public Previewed of(String input) {
		Fetched fetched = ADDRESS.matcher(input).matches() ? this.fetcher.fetch(input, Validators.NONE) : file(input);
		if (fetched instanceof Fetched.Body body) {
			Reading reading = this.readers.read("feed", body);
			if (reading instanceof Reading.Good good) {
				return new Previewed(input, "ok", null, good.entries().stream().map(Preview::notice).toList());
			}
			Reading.Unreadable unreadable = (Reading.Unreadable) reading;
			return failed(input, unreadable.failure(), unreadable.detail());
		}
		if (fetched instanceof Fetched.TryLater later) {
			return failed(input, later.failure(), later.detail());
		}
		if (fetched instanceof Fetched.Failed failed) {
			return failed(input, failed.failure(), failed.detail());
		}
		return failed(input, Failure.PROTOCOL_ERROR, "The server says that nothing changed, but was not asked.");
	}

	@Override
	public void close() {
		this.fetcher.destroy();
	}

	private static Fetched file(String input) {
		try {
			return Fetched.Body.of(Files.readAllBytes(Path.of(input)));
		}
		catch (IOException | RuntimeException ex) {
			return new Fetched.Failed(Failure.CONNECT_ERROR, "There is no file " + input + " that can be read.", 0, 0);
		}
	}

	private static Previewed failed(String input, Failure failure, String detail) {
		return new Previewed(input, failure.name(), detail, List.of());
	}

	private static Previewed.Notice notice(Entry entry) {
		return new Previewed.Notice(entry.key(), entry.title(), entry.url(), entry.published(), entry.updated(),
				entry.labels());
	}

}
