package org.runstate.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No template says something by itself: every visible text goes through {@code t} or
 * {@code said}, so that it is said in the reader's language.
 */
class NoTextOutsideTests {

	private static final Path TEMPLATES = Path.of("templates");

	/** The demo's own pages, and the page of a proof, which is kept as evidence. */
	private static final Set<String> NOT_LOOKED_AT = Set.of("demo", "report/pack.ftlh");

	/** Names, units, and samples of what is to be typed. */
	private static final Set<String> NAMES = Set.of("Runstate", "English", "Deutsch", "HTTP", "ms", "MC123456", "https",
			"contoso.onmicrosoft.com", "ada@example.org", "Content", "intune", "retirement", "kev");

	private static final List<Pattern> NOT_VISIBLE = Stream
		.of("<#--.*?-->", "<style>.*?</style>", "<code>[^<]*</code>", " aria-invalid=\"true\"",
				" aria-describedby=\"[^\"]*\"", "\\$\\{[^{}]*\\}", "\\$\\{[^{}]*\\}")
		.map((one) -> Pattern.compile(one, Pattern.DOTALL))
		.toList();

	/** What a reader sees or hears of a tag, or a macro says of what it is given. */
	private static final Pattern SPOKEN = Pattern.compile(
			"[ (](?:title|placeholder|aria-label|data-label|alt|label|heading|column|hint|whom|preheader)=\"([^\"]*)\"");

	private static final Pattern THEN = Pattern.compile("(?:then\\(|, |[!:] ?)\"([A-Za-z][a-z]* [^\"]*)\"");

	private static final Pattern DIRECTIVE = Pattern.compile("</?[#@](?:->|\"[^\"]*\"|[^>\"])*>", Pattern.DOTALL);

	private static final Pattern TAG = Pattern.compile("</?[#@a-zA-Z!](?:->|\"[^\"]*\"|[^>\"])*>", Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}.@]+");

	@Test
	void everyTextGoesThroughTheWords() throws IOException {
		List<String> found = new ArrayList<>();
		try (Stream<Path> files = Files.walk(TEMPLATES)) {
			files.filter((file) -> file.toString().matches(".*\\.ftlh?"))
				.filter((file) -> NOT_LOOKED_AT.stream().noneMatch(TEMPLATES.relativize(file)::startsWith))
				.forEach((file) -> find(file, found));
		}
		assertThat(found).as("texts that are said in English only").isEmpty();
	}

	@Test
	void findsWhatIsForgotten() {
		assertThat(said("<p class=\"muted\">Nothing <#if a -> b>waits</#if> here</p>")).isEqualTo("Nothing waits here");
		assertThat(said("<input placeholder=\"Type it\">${t(\"a.key\")}")).isEqualTo("Type it");
		assertThat(said("<@frame.page title=\"Sources\">")).isEqualTo("Sources");
		assertThat(said("${t(\"a.key\", some)} · <b>Runstate</b>")).isEmpty();
	}

	private static void find(Path file, List<String> found) {
		String said = said(read(file));
		if (!said.isEmpty()) {
			found.add(TEMPLATES.relativize(file) + ": " + said);
		}
	}

	/** The words of a template that everybody reads as they stand there. */
	private static String said(String template) {
		String left = template;
		StringBuilder visible = new StringBuilder();
		THEN.matcher(left).results().forEach((match) -> visible.append(match.group(1)).append(' '));
		for (Pattern hidden : NOT_VISIBLE) {
			left = hidden.matcher(left).replaceAll(" ");
		}
		SPOKEN.matcher(left).results().forEach((match) -> visible.append(match.group(1)).append(' '));
		visible.append(
				TAG.matcher(DIRECTIVE.matcher(left).replaceAll("")).replaceAll(" ").replaceAll("&[a-z#0-9]+;", " "));
		Matcher word = WORD.matcher(visible);
		List<String> words = new ArrayList<>();
		while (word.find()) {
			if (!NAMES.contains(word.group().replaceAll("\\.$", ""))) {
				words.add(word.group());
			}
		}
		return String.join(" ", words);
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
