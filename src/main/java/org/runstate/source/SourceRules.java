package org.runstate.source;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import org.runstate.source.fetch.BlockedAddressException;
import org.runstate.source.fetch.WebAddress;
import org.runstate.source.reading.ManualReader;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Reader;
import org.runstate.source.reading.Readers;

/**
 * What a source in a file has to be like.
 */
final class SourceRules {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private static final Set<String> PAGES = Set.of("catalogue", "credentials", "export.opml", "import", "new");

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_URL = 2000;

	private static final long LONGEST_SECONDS = 366L * 24 * 3600;

	private final Readers readers;

	SourceRules(Readers readers) {
		this.readers = readers;
	}

	/** What is wrong with a source, or null. */
	@Nullable String problem(Listed source) {
		if (!KEY.matcher(source.key()).matches()) {
			return "key has to be 1 to 100 letters, digits, dots, hyphens or underscores";
		}
		if (isPage(source.key())) {
			return "key " + source.key() + " is the name of a page below /sources; take another";
		}
		if (source.name().isBlank() || source.name().length() > LONGEST_NAME) {
			return "name has to be 1 to 200 characters";
		}
		Reader reader = this.readers.find(source.kind()).orElse(null);
		if (reader == null) {
			return "kind " + source.kind() + " is not known; known are " + String.join(", ", this.readers.kinds());
		}
		if (source.every().isNegative() || source.every().toSeconds() > LONGEST_SECONDS) {
			return "every has to be a duration of at most a year, such as PT1H";
		}
		String url = (ManualReader.KIND.equals(source.kind()) && source.url().isBlank()) ? null : url(source.url());
		String platform = (url != null) ? url : platforms(source.platforms());
		Options options = new Options(source.options());
		String option = (platform != null) ? platform : options.problem();
		return (option != null) ? option : reader.problem(options);
	}

	/** Whether a page below {@code /sources} has this name. */
	static boolean isPage(String key) {
		return PAGES.contains(key);
	}

	private static @Nullable String url(String url) {
		if (url.length() > LONGEST_URL) {
			return "url is longer than 2000 characters";
		}
		try {
			URI address = WebAddress.of(url, null);
			return WebAddress.isWebPort(address.getPort()) ? null
					: "url: the port " + address.getPort() + " is not one of a web server";
		}
		catch (BlockedAddressException | IllegalArgumentException ex) {
			return "url: the address has to be a plain http or https address";
		}
	}

	private static @Nullable String platforms(List<String> platforms) {
		return platforms.stream()
			.filter((key) -> Platform.of(key).isEmpty())
			.findFirst()
			.map((key) -> "platform " + key + " is not known")
			.orElse(null);
	}

}
