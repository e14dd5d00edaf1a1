package org.runstate.source.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.notice.PlainText;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Validators;

/**
 * What a reader makes of a file of {@code src/test/resources/sources}.
 */
public final class Fixture {

	static final String ADDRESS = "https://vendor.example.com/notes/";

	private static final Readers readers = Readers.all();

	private Fixture() {
	}

	public static String text(String file) {
		try {
			return Files.readString(Path.of("src/test/resources/sources", file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Reading reading(Reader reader, String text, Map<String, Object> options, @Nullable String address) {
		return readers.read(reader, new Fetched.Body(text.getBytes(StandardCharsets.UTF_8), null, Validators.NONE,
				(address != null) ? URI.create(address) : null, 200, 1), new Options(options));
	}

	static Reading.Good good(Reader reader, String file) {
		return good(reader, file, Map.of());
	}

	static Reading.Good good(Reader reader, String file, Map<String, Object> options) {
		return (Reading.Good) reading(reader, text(file), options, ADDRESS);
	}

	public static List<Entry> entries(Reader reader, String file) {
		return good(reader, file).entries();
	}

	static Failure failure(Reader reader, String text) {
		return ((Reading.Unreadable) reading(reader, text, Map.of(), ADDRESS)).failure();
	}

	public static String said(Entry entry) {
		return PlainText.of(entry.html());
	}

}
