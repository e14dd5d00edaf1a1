package org.runstate.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The names that people give to platforms and services, read from {@code platforms.yaml}
 * and {@code services.yaml} beside this class.
 */
public final class Vocabulary {

	private static final Vocabulary standard = load();

	private final Map<String, List<Platform>> platforms = new LinkedHashMap<>();

	private final Map<String, Platform> labels = new HashMap<>();

	private final Map<String, String> services = new HashMap<>();

	private final Phrases anywhere;

	private final Phrases stated;

	private final Negations negations;

	private Vocabulary(PlatformNames names, Map<String, List<String>> services) {
		names.anywhere().forEach(this::learn);
		this.anywhere = new Phrases(this.platforms.keySet());
		names.stated().forEach(this::learn);
		this.stated = new Phrases(this.platforms.keySet());
		names.labels().forEach((key, words) -> words.forEach((word) -> this.labels.put(fold(word), platform(key))));
		this.negations = new Negations(names.notBefore(), names.notAfter());
		services.forEach((name, synonyms) -> {
			this.services.put(fold(name), name);
			synonyms.forEach((synonym) -> this.services.put(fold(synonym), name));
		});
	}

	/** The built-in names. */
	public static Vocabulary standard() {
		return standard;
	}

	/**
	 * The platforms that a text says something about. What it says it does not affect is
	 * left out.
	 */
	public Set<Platform> platformsIn(String text) {
		Set<Platform> platforms = EnumSet.noneOf(Platform.class);
		mentions(text).forEach((mention) -> platforms.add(mention.platform()));
		return platforms;
	}

	/** Each place where a text names a platform that it does not except, in order. */
	public List<Mention> mentions(String text) {
		return mentions(text, this.anywhere);
	}

	/**
	 * The same where the words have been found.
	 * @param names where {@link #names()} stand, by where they end
	 * @param negations where {@link #negations()} do
	 */
	public List<Mention> mentions(String text, List<Phrases.Hit> names, List<Phrases.Hit> negations) {
		return mentions(text, this.anywhere, names, negations);
	}

	/** What names a platform anywhere. */
	public Phrases names() {
		return this.anywhere;
	}

	/** What says that a platform near it is not meant. */
	public Phrases negations() {
		return this.negations.phrases();
	}

	/**
	 * The same for words that are known to list platforms, where short names such as
	 * "desktop" and "web" can be trusted.
	 */
	public List<Mention> stated(String list) {
		return mentions(list, this.stated);
	}

	/** The platform that a vendor's label names, such as "Mac" or "iOS". */
	public Optional<Platform> label(String label) {
		return Optional.ofNullable(this.labels.get(fold(label))).or(() -> Platform.of(label));
	}

	/**
	 * The present name of a service; a name that is not known stays as it is, trimmed.
	 */
	public String service(String name) {
		return this.services.getOrDefault(fold(name), name.strip());
	}

	private List<Mention> mentions(String text, Phrases phrases) {
		List<Phrases.Hit> hits = phrases.in(text);
		return hits.isEmpty() ? List.of() : mentions(text, phrases, hits, negations().in(text));
	}

	private List<Mention> mentions(String text, Phrases phrases, List<Phrases.Hit> hits, List<Phrases.Hit> negations) {
		List<Phrases.Hit> excepted = this.negations.around(negations, text);
		List<Mention> mentions = new ArrayList<>();
		for (int at = 0; at < hits.size(); at++) {
			Phrases.Hit hit = hits.get(at);
			if (!covered(hit, at, hits) && excepted.stream().noneMatch(hit::overlaps)) {
				String words = text.substring(hit.start(), hit.end());
				for (Platform platform : Objects.requireNonNull(this.platforms.get(phrases.phrase(hit.phrase())))) {
					mentions.add(new Mention(platform, words, hit.start()));
				}
			}
		}
		return mentions;
	}

	/**
	 * Whether a longer phrase says the same place better: "Mac desktop" is no desktop.
	 */
	private static boolean covered(Phrases.Hit hit, int at, List<Phrases.Hit> hits) {
		for (int near = Math.max(0, at - 3); near < Math.min(hits.size(), at + 4); near++) {
			if (hits.get(near).covers(hit)) {
				return true;
			}
		}
		return false;
	}

	private void learn(String key, List<String> words) {
		List<Platform> meant = key.equals("none") ? List.of()
				: Stream.of(key.split(" ")).map(Vocabulary::platform).toList();
		words.forEach((word) -> this.platforms.put(word, meant));
	}

	private static Platform platform(String key) {
		return Platform.of(key).orElseThrow(() -> new IllegalArgumentException("No platform is called " + key));
	}

	private static String fold(String name) {
		return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

	private static Vocabulary load() {
		YAMLMapper yaml = new YAMLMapper();
		try (InputStream platforms = resource("platforms.yaml"); InputStream services = resource("services.yaml")) {
			return new Vocabulary(yaml.readValue(platforms, PlatformNames.class),
					yaml.readValue(services, new TypeReference<Map<String, List<String>>>() {
					}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The built-in vocabulary could not be read", ex);
		}
	}

	private static InputStream resource(String name) {
		return Objects.requireNonNull(Vocabulary.class.getResourceAsStream(name), name);
	}

	/**
	 * A platform named in a text.
	 *
	 * @param words how the text names it
	 * @param at where it does so
	 */
	public record Mention(Platform platform, String words, int at) {
	}

	/**
	 * The file {@code platforms.yaml}: words by platform, anywhere, where platforms are
	 * listed, and as labels; and the words that except what stands after or before them.
	 */
	record PlatformNames(Map<String, List<String>> anywhere, Map<String, List<String>> stated,
			Map<String, List<String>> labels, List<String> notBefore, List<String> notAfter) {
	}

}
