package org.runstate.impact;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.runstate.impact.model.Example;
import org.runstate.impact.model.Question;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notice of a file with what its labels say.
 *
 * @param subject without the labels
 * @param group what it shares with notices that say much the same: {@code titleKey} where
 * it is given, or else the title
 */
record Labelled(Subject subject, Truth truth, String group) {

	private static final Set<Question> DEFAULTS = Set.of(new Question("action", "inform"),
			new Question("category", "update"));

	/**
	 * The notices of files of JSON lines, as {@link ClassifyFile} reads them and with an
	 * object {@code labels}; what carries no label is left out.
	 * @throws IllegalArgumentException naming file and line, for what cannot be read
	 */
	static List<Labelled> in(List<Path> files) throws IOException {
		List<Labelled> notices = new ArrayList<>();
		for (Path file : files) {
			try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				Lines lines = new Lines(in);
				while (lines.next()) {
					if (!lines.line().isBlank()) {
						add(lines, file, notices);
					}
				}
			}
		}
		if (notices.isEmpty()) {
			throw new IllegalArgumentException("None of the notices carries a label that is understood");
		}
		return notices;
	}

	/**
	 * What the model learns from it. What a part is by default needs no question of its
	 * own: it is what the others are not.
	 */
	Example example(Classifier rules) {
		Map<Question, Boolean> answers = new HashMap<>(this.truth.answers());
		answers.keySet().removeAll(DEFAULTS);
		return new Example(rules.wording(this.subject), this.group, answers);
	}

	private static void add(Lines lines, Path file, List<Labelled> notices) {
		try {
			if (lines.isTooLong()) {
				throw new IllegalArgumentException("longer than " + Lines.LONGEST + " characters");
			}
			JsonNode record = JsonMapper.shared().readTree(lines.line());
			Truth truth = Truth.of(record);
			if (!truth.answers().isEmpty() || !truth.platforms().isEmpty()) {
				Subject subject = FileRecord.withoutLabels(record);
				notices.add(new Labelled(subject, truth, record.path("titleKey").asString(subject.title())));
			}
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					file + ", line " + lines.number() + " is not JSON: " + ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(file + ", line " + lines.number() + ": " + ex.getMessage(), ex);
		}
	}

}
