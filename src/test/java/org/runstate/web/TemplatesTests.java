package org.runstate.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the templates of every module's pages.
 */
class TemplatesTests {

	private static final Pattern INLINE = Pattern.compile(
			"<style|\\sstyle\\s*=|\\son(?:blur|change|click|error|focus|input|key|load|mouse|pointer|submit|toggle)[a-z]*\\s*=|<script(?![^>]*\\ssrc=)|javascript:",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);

	@Test
	void carryNoStyleAndNoScriptInThemselves() throws IOException {
		assertThat(found(INLINE)).as("the content policy would refuse these").isEmpty();
	}

	@Test
	void everyFormThatIsPostedCarriesItsValue() throws IOException {
		Map<String, List<String>> without = found(FORM);
		without.replaceAll((template, forms) -> forms.stream()
			.filter((form) -> form.contains("\"post\""))
			.filter((form) -> !form.contains("name=\"_csrf\""))
			.filter((form) -> !form.matches("(?s)<form[^>]*action=\"/[au]/.*"))
			.toList());
		without.values().removeIf(List::isEmpty);
		assertThat(without).isEmpty();
	}

	private static Map<String, List<String>> found(Pattern pattern) throws IOException {
		Map<String, List<String>> found = new TreeMap<>();
		try (Stream<Path> templates = Files.walk(Path.of("templates"))) {
			templates.filter((path) -> path.toString().endsWith(".ftlh"))
				// neither mail nor the page in a zip is served by us
				.filter((path) -> !path.startsWith("templates/mail") && !path.endsWith("report/pack.ftlh"))
				.forEach((path) -> {
					List<String> matches = pattern.matcher(read(path)).results().map((match) -> match.group()).toList();
					if (!matches.isEmpty()) {
						found.put(path.toString(), matches);
					}
				});
		}
		return found;
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
