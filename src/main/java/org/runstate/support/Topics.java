package org.runstate.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.runstate.database.JsonColumn;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

/**
 * What articles and materials are about, as it is typed and kept.
 *
 * @param services by their present names
 * @param keywords as they were typed
 */
record Topics(Set<Platform> platforms, List<String> services, List<String> keywords) {

	private static final int LONGEST = 500;

	Topics {
		platforms = Set.copyOf(platforms);
	}

	/**
	 * What was typed.
	 * @param services separated by commas, as keywords are
	 * @throws WrongFieldException if it is too long to be kept
	 */
	static Topics of(Collection<String> platforms, String services, String keywords) {
		if (keywords.length() > LONGEST) {
			throw new WrongFieldException("keywords", "long");
		}
		if (services.length() > LONGEST) {
			throw new WrongFieldException("services", "long");
		}
		Set<Platform> known = EnumSet.noneOf(Platform.class);
		platforms.forEach((key) -> Platform.of(key).ifPresent(known::add));
		return new Topics(known, parts(services).stream().map(Vocabulary.standard()::service).distinct().toList(),
				parts(keywords));
	}

	static Topics kept(String platforms, String services, String keywords) {
		Set<Platform> known = EnumSet.noneOf(Platform.class);
		JsonColumn.texts(platforms).forEach((key) -> Platform.of(key).ifPresent(known::add));
		return new Topics(known, JsonColumn.texts(services), parts(keywords));
	}

	private static List<String> parts(String list) {
		return List.copyOf(new LinkedHashSet<>(
				Arrays.stream(list.split("[,;\n]", -1)).map(String::strip).filter((one) -> !one.isEmpty()).toList()));
	}

	String platformsJson() {
		return JsonColumn.write(this.platforms.stream().sorted().map(Platform::key).toList());
	}

	String servicesJson() {
		return JsonColumn.write(this.services);
	}

	String keywordsText() {
		return String.join(", ", this.keywords);
	}

	/**
	 * The services and then the platforms that a notice shares, by the names that people
	 * read.
	 */
	List<String> shared(Collection<String> services, Collection<Platform> platforms) {
		List<String> shared = new ArrayList<>(sharedServices(services));
		this.platforms.stream().filter(platforms::contains).sorted().map(Platform::label).forEach(shared::add);
		return shared;
	}

	List<String> sharedServices(Collection<String> others) {
		return this.services.stream()
			.filter((service) -> others.stream().anyMatch((other) -> other.equalsIgnoreCase(service)))
			.toList();
	}

	boolean isAnywhere() {
		return this.platforms.isEmpty() && this.services.isEmpty();
	}

	/** The first keyword that a text speaks of, as a whole word; empty for none. */
	String keywordIn(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		return this.keywords.stream().filter((keyword) -> speaksOf(lower, keyword)).findFirst().orElse("");
	}

	private static boolean speaksOf(String lower, String keyword) {
		String word = keyword.toLowerCase(Locale.ROOT);
		for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
			int end = at + word.length();
			boolean begins = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
			// a plural or an ending is the same word
			boolean ends = end >= lower.length() || !Character.isLetterOrDigit(lower.charAt(end))
					|| lower.startsWith("s", end);
			if (begins && ends) {
				return true;
			}
		}
		return false;
	}

}
