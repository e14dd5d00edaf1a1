package org.runstate.source.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Settings of a source that only its kind understands, as the sources file gives them.
 *
 * @param values texts, numbers, truth values, and lists of these
 */
public record Options(Map<String, Object> values) {

	private static final String MEGABYTES = "megabytes";

	private static final Pattern UP_TO_FIFTY = Pattern.compile("[1-9]|[1-4]\\d|50");

	/** A source that says nothing of its own. */
	public static final Options NONE = new Options(Map.of());

	public Options {
		values = Map.copyOf(values);
	}

	/** A text, or empty where it is missing or blank. */
	public Optional<String> text(String name) {
		return Optional.ofNullable(this.values.get(name)).map(String::valueOf).filter((text) -> !text.isBlank());
	}

	/** A list; a single text is a list of one. */
	public List<String> texts(String name) {
		Object value = this.values.get(name);
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf).toList()
				: text(name).stream().toList();
	}

	/** An ISO 8601 duration such as {@code P7D}, or null where it is missing or none. */
	public @Nullable Duration duration(String name) {
		try {
			return text(name).map(Duration::parse).orElse(null);
		}
		catch (DateTimeParseException ex) {
			return null; // SourceRules says so when the source is put in
		}
	}

	/** How much an answer may hold, or null where the source says nothing about it. */
	public @Nullable DataSize most() {
		return text(MEGABYTES).filter((text) -> UP_TO_FIFTY.matcher(text).matches())
			.map((text) -> DataSize.ofMegabytes(Long.parseLong(text)))
			.orElse(null);
	}

	/** What is wrong with an option that every kind understands, or null. */
	public @Nullable String problem() {
		return text(MEGABYTES).filter((text) -> !UP_TO_FIFTY.matcher(text).matches())
			.map((text) -> MEGABYTES + " has to be a whole number from 1 to 50")
			.orElse(null);
	}

	/** A zone by its IANA name, such as {@code America/Los_Angeles}. */
	ZoneId zone(String name, ZoneId otherwise) {
		try {
			return text(name).map(ZoneId::of).orElse(otherwise);
		}
		catch (DateTimeException ex) {
			return otherwise; // SourceRules says so when the source is put in
		}
	}

}
