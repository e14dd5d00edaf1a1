package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.FetchSettings;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Fetcher;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Reader;
import org.runstate.source.reading.Readers;
import org.runstate.source.reading.Reading;

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

	private final Visitor visitor;

	Preview(Fetcher fetcher, Readers readers, Visitor visitor) {
		this.fetcher = fetcher;
		this.readers = readers;
		this.visitor = visitor;
	}

	/**
	 * A preview outside of the application.
	 * @param allowed private networks and servers that may be fetched
	 * @param trusted servers with the certificates of their authorities, each
	 * {@code HOST=FILE}
	 * @param baseUrl where this installation is, for the servers' logs
	 */
	public static Preview standalone(List<String> allowed, List<String> trusted, String baseUrl, Clock clock) {
		FetchSettings settings = FetchSettings.allowing(allowed, trusted);
		Fetcher fetcher = new Fetcher(settings, baseUrl, clock);
		Readers readers = Readers.all();
		return new Preview(fetcher, readers, new Visitor(fetcher, readers, new Tokens(fetcher, clock), settings));
	}

	/** What becomes of an input that is read as what it looks like. */
	public Previewed of(String input) {
		return of(input, null, Map.of());
	}

	/**
	 * What becomes of an input: an address, or the path of a file. Never throws.
	 * @param kind the kind to read it as, or null to find out from what it looks like
	 * @param options settings that only the kind understands
	 */
	public Previewed of(String input, @Nullable String kind, Map<String, Object> options) {
		Options settings = new Options(options);
		if (!ADDRESS.matcher(input).matches()) {
			return of(input, file(input), kind, settings);
		}
		Asked asked = new Asked(input, settings, List.of(), null);
		if (kind != null) {
			return of(input, this.visitor.visit(kind, asked, Validators.NONE, null, () -> {
			}).look());
		}
		return of(input, this.visitor.visit(asked).look());
	}

	private Previewed of(String input, Fetched fetched, @Nullable String kind, Options options) {
		if (fetched instanceof Fetched.Failed failed) {
			return failed(input, failed.failure(), failed.detail());
		}
		Fetched.Body body = (Fetched.Body) fetched;
		Reader reader = this.readers.find((kind != null) ? kind : this.readers.guess(body)).orElseThrow();
		Reading reading = this.readers.read(reader, body, options);
		if (reading instanceof Reading.Unreadable unreadable) {
			return failed(input, unreadable.failure(), unreadable.detail());
		}
		return good(input, (Reading.Good) reading);
	}

	private static Previewed of(String input, Look look) {
		if (look.asFirst() instanceof Look.Bad bad) {
			return failed(input, bad.failure(), bad.detail());
		}
		return good(input, ((Look.Said) look).reading());
	}

	private static Previewed good(String input, Reading.Good good) {
		return new Previewed(input, "ok", null, good.title(), good.warnings(),
				good.entries().stream().map(Preview::notice).toList());
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
		return new Previewed(input, failure.name(), detail, "", List.of(), List.of());
	}

	private static Previewed.Notice notice(Entry entry) {
		return new Previewed.Notice(entry.key(), entry.title(), entry.url(), entry.published(), entry.updated(),
				entry.labels());
	}

}
