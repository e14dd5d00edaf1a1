package org.runstate.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Validators;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.Options;

/**
 * A place that says things, and how looking there went.
 *
 * @param key the word by which files name it
 * @param every how often to look
 * @param services what its entries are about unless they say so themselves
 * @param platforms keys of the platforms its entries are about
 * @param owner the address of the person to tell when it stays silent
 * @param baseline whether its first good poll is nobody's news
 * @param options settings that only its kind understands
 * @param state {@code new}, {@code good}, {@code failing} or {@code held}
 * @param bodyHash SHA-256 of the last body, in hexadecimal
 * @param entries how many entries the last whole poll had
 * @param newsAt when it last said something new
 * @param cadence how often it usually says something new, if that is known
 * @param failingSince when it was first not seen after it last was
 * @param wholeAt when it was last asked for everything, whatever it says about versions
 * @param failures how many polls failed since the last good one
 * @param detail one sentence about the last poll
 */
public record Source(long id, String key, String name, String kind, String url, Duration every,
		@Nullable Duration cadence, List<String> services, List<String> platforms, @Nullable String owner,
		boolean baseline, Options options, String state, @Nullable String etag, @Nullable String lastModified,
		@Nullable String bodyHash, @Nullable Integer entries, @Nullable Instant lastAttemptAt,
		@Nullable Instant lastGoodAt, @Nullable Instant newsAt, @Nullable Instant wholeAt, Instant nextCheckAt,
		int failures, @Nullable Instant failingSince, @Nullable String failure, @Nullable String detail) {

	public Source {
		services = List.copyOf(services);
		platforms = List.copyOf(platforms);
	}

	/** What stands in the way, in words, or null when nothing does. */
	public @Nullable String failureWords() {
		return (this.failure != null) ? Failure.of(this.failure).words() : null;
	}

	/** The names of the credentials that it is let in by. */
	public List<String> credentials() {
		return this.options.texts("credentials");
	}

	/** The other options of its kind, as texts by name. */
	public Map<String, String> settings() {
		Map<String, String> settings = new TreeMap<>();
		this.options.values().forEach((name, value) -> {
			if (!name.equals("credentials")) {
				settings.put(name, String.valueOf(value));
			}
		});
		return settings;
	}

	Validators validators() {
		return new Validators(this.etag, this.lastModified);
	}

	/** Sources of one host are polled one after another. */
	String host() {
		String link = WebAddress.link(this.url, null);
		return (link != null) ? URI.create(link).getAuthority().toLowerCase(Locale.ROOT) : "";
	}

	boolean isNew() {
		return this.state.equals("new");
	}

	boolean isGood() {
		return this.state.equals("good");
	}

	boolean isFirst() {
		return this.lastGoodAt == null;
	}

}
