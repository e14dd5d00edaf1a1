package org.runstate.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.runstate.source.reading.Options;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A source as it is typed into a page, right or wrong.
 *
 * @param from the key of the catalogue's entry that it began with, perhaps empty
 * @param kind empty when it is to be found out
 * @param services separated by commas
 * @param baseline {@code false} when what it lists at first is news
 * @param options lines of name, colon and value
 */
public record SourceForm(String from, String name, String url, String kind, String every, String services,
		List<String> platforms, String owner, String baseline, List<String> credentials, String options) {

	private static final YAMLMapper mapper = YAMLMapper.builder()
		.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
		.enable(YAMLWriteFeature.MINIMIZE_QUOTES)
		.build();

	private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");

	static final SourceForm EMPTY = new SourceForm("", "", "", "", Listed.EVERY.toString(), "", List.of(), "", "true",
			List.of(), "");

	public SourceForm {
		from = typed(from);
		name = typed(name);
		url = typed(url);
		kind = typed(kind);
		every = typed(every);
		services = typed(services);
		platforms = chosen(platforms);
		owner = typed(owner);
		baseline = typed(baseline);
		credentials = chosen(credentials);
		options = typed(options);
	}

	/** A form that lacks a field sends nothing for it. */
	private static String typed(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

	private static List<String> chosen(@Nullable List<String> values) {
		return (values != null) ? List.copyOf(values) : List.of();
	}

	static SourceForm of(Listed source, String from) {
		Map<String, Object> options = new LinkedHashMap<>(source.options());
		options.remove("credentials");
		return new SourceForm(from, source.name(), source.url(), source.kind(), source.every().toString(),
				String.join(", ", source.services()), source.platforms(),
				(source.owner() != null) ? source.owner() : "", String.valueOf(source.baseline()),
				new Options(source.options()).texts("credentials"),
				options.isEmpty() ? "" : mapper.writeValueAsString(options));
	}

	SourceForm found(String kind, String name) {
		return new SourceForm(this.from, this.name.isEmpty() ? name : this.name, this.url, kind, this.every,
				this.services, this.platforms, this.owner, this.baseline, this.credentials, this.options);
	}

	/**
	 * As a source.
	 * @throws WrongFieldException when a field cannot be understood
	 */
	Listed listed(String key) {
		if (!this.owner.isEmpty() && !ADDRESS.matcher(this.owner).matches()) {
			throw new WrongFieldException("owner", "the owner has to be a mail address such as ada@example.org");
		}
		return new Listed(key, this.name, this.kind, this.url, interval(),
				Stream.of(this.services.split("[,;\\n]")).map(String::strip).filter((one) -> !one.isEmpty()).toList(),
				this.platforms, this.owner.isEmpty() ? null : this.owner, !this.baseline.equals("false"), settings());
	}

	private Duration interval() {
		try {
			return Duration.parse(this.every);
		}
		catch (DateTimeParseException ex) {
			throw new WrongFieldException("every", "choose how often to look", ex);
		}
	}

	private Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>();
		try {
			if (!this.options.isEmpty()) {
				settings.putAll(mapper.readValue(this.options, new TypeReference<Map<String, Object>>() {
				}));
			}
		}
		catch (JacksonException ex) {
			throw new WrongFieldException("options",
					"options have to be lines of a name, a colon, a blank and a value, such as item: h2", ex);
		}
		settings.values().removeIf((value) -> value == null);
		if (!this.credentials.isEmpty()) {
			settings.put("credentials", this.credentials);
		}
		return settings;
	}

}
