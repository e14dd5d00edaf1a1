package org.runstate.language;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said in one language is said in the other.
 */
class WordsTests {

	private static final Path TEMPLATES = Path.of("templates");

	private static final Path CODE = Path.of("src/main/java");

	/** {@code t("a.key"} in a template, {@code words.say(reader, "a.key"} in Java. */
	private static final Pattern USED = Pattern
		.compile("\\bt\\(\"([a-z0-9.-]+)\"\\s*([,)+])|\\b[wW]ords\\.say\\([^\"]*?\"([a-z0-9.-]+)\"\\s*([,)+])");

	private static final Path RESOURCES = Path.of("src/main/resources/org");

	private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

	/** Whatever may be a key, or begin one. */
	private static final Pattern TEXT = Pattern.compile("\"([a-z0-9-]+\\.[a-z0-9.-]*)\"");

	private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");

	private final Map<String, String> english = words("words.properties");

	private final Map<String, String> german = words("words_de.properties");

	private final Words words = new Words("");

	@Test
	void everyKeyIsThereInBothLanguages() {
		assertThat(this.german.keySet()).isEqualTo(this.english.keySet());
	}

	@Test
	void everyKeyThatIsUsedIsThere() {
		assertThat(used()).isNotEmpty();
		assertThat(used().stream()
			.filter((key) -> key.endsWith(".") ? this.english.keySet().stream().noneMatch((one) -> one.startsWith(key))
					: !this.english.containsKey(key)))
			.isEmpty();
	}

	@Test
	void nothingIsKeptThatNobodySays() {
		Set<String> used = found(TEXT);
		assertThat(this.english.keySet()
			.stream()
			.filter((key) -> !key.startsWith(Retelling.PREFIX))
			.filter((key) -> used.stream()
				.noneMatch((one) -> one.endsWith(".") ? key.startsWith(one) : key.equals(one))))
			.isEmpty();
	}

	/**
	 * What Java says is looked for by its English, so both have to be changed together.
	 */
	@Test
	void whatIsSaidAgainIsStillSaid() {
		String said = said();
		List<String> stale = new ArrayList<>();
		this.english.forEach((key, english) -> {
			for (String piece : key.startsWith(Retelling.PREFIX) ? english.split("\\{\\d+}") : new String[0]) {
				String own = piece.replace("''", "'").strip().replaceAll("[;:,.]$", "").toLowerCase(Locale.ROOT);
				if (own.contains(" ") && own.length() > 7 && !isSaid("", own, said)) {
					stale.add(key + "=" + own);
				}
			}
		});
		assertThat(stale).isEmpty();
	}

	@Test
	void bothLanguagesFillInTheSame() {
		this.english.forEach(
				(key, said) -> assertThat(values(this.german.getOrDefault(key, ""))).as(key).isEqualTo(values(said)));
	}

	@Test
	void everythingCanBeSaid() {
		List<String> wrong = new ArrayList<>();
		Stream.of(this.english, this.german).forEach((all) -> all.forEach((key, said) -> {
			if (said.replace("''", "").contains("'") || said.isBlank() || !isFormat(said)) {
				wrong.add(key + "=" + said);
			}
		}));
		assertThat(wrong).as("a quote is written twice, and nothing is empty").isEmpty();
	}

	@Test
	void speaksToEverybodyInALanguageThatItKnows() {
		assertThat(this.words.say(Locale.forLanguageTag("de-AT"), "frame.sign-out")).isEqualTo("Abmelden");
		assertThat(this.words.say(Locale.FRENCH, "frame.sign-out")).isEqualTo("Sign out");
		assertThat(this.words.say(Locale.ENGLISH, "frame.signed-in", "<ada>")).isEqualTo("Signed in as <ada>");
	}

	/** In one piece, or in pieces that are put together. */
	private static boolean isSaid(String before, String own, String said) {
		if (said.contains(before + own)) {
			return true;
		}
		for (int i = 1; i < own.length() && said.contains(before + own.substring(0, i)); i++) {
			boolean inside = Character.isLetter(own.charAt(i)) && Character.isLetter(own.charAt(i - 1));
			if (!inside && said.contains(before + own.substring(0, i) + '"') && isSaid("\"", own.substring(i), said)) {
				return true;
			}
		}
		return false;
	}

	/** All code, with sentences that are put together in one piece. */
	private static String said() {
		StringBuilder said = new StringBuilder();
		Stream.of(CODE, RESOURCES).flatMap(WordsTests::files).forEach((file) -> {
			if (file.toString().matches(".*\\.(java|yaml)")) {
				said.append(JOINED.matcher(read(file)).replaceAll(""));
			}
		});
		return said.toString()
			.replace("\\u201c", "“")
			.replace("\\u201d", "”")
			.replace("\\u2019", "’")
			.replace("\\\"", "\"")
			.replaceAll("%[sd]", "\"\"")
			.toLowerCase(Locale.ROOT);
	}

	private static boolean isFormat(String said) {
		try {
			return new MessageFormat(said, Locale.GERMAN).format(new Object[] { 1, 2, 3, 4, 5 }) != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static Set<String> values(String said) {
		return new TreeSet<>(VALUE.matcher(said).results().map((match) -> match.group(1)).toList());
	}

	/** Keys that are used; one that ends in a point begins several. */
	private static Set<String> used() {
		return found(USED);
	}

	private static Set<String> found(Pattern pattern) {
		Set<String> found = new TreeSet<>();
		Stream.of(TEMPLATES, CODE).flatMap(WordsTests::files).forEach((file) -> {
			if (file.toString().matches(".*\\.(ftlh?|java)")) {
				pattern.matcher(read(file)).results().map(WordsTests::key).forEach(found::add);
			}
		});
		return found;
	}

	private static String key(MatchResult match) {
		return (match.group(1) != null) ? match.group(1) : match.group(3);
	}

	private static Map<String, String> words(String name) {
		Map<String, String> words = new TreeMap<>();
		files(TEMPLATES).filter((file) -> file.endsWith(name)).forEach((file) -> {
			Properties some = new Properties();
			try (Reader reader = Files.newBufferedReader(file)) {
				some.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			some.forEach(
					(key, said) -> assertThat(words.put((String) key, (String) said)).as("twice: " + key).isNull());
		});
		return words;
	}

	private static Stream<Path> files(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
