package org.runstate.impact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Classifies a file of JSON lines without a database, one line at a time: {@code {id,
 * title, text or html, services, published}} in, an {@link Answer} out. The vendor's own
 * words are read from {@code labels}, {@code category} and {@code tags} where they are
 * given.
 */
public final class ClassifyFile {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final Classifier classifier;

	public ClassifyFile(Classifier classifier) {
		this.classifier = classifier;
	}

	/**
	 * Writes one line of JSON for each line of the file, in its order. In the place of a
	 * line that cannot be read stands {@code {"id": ..., "error": "line 7: ..."}}; blank
	 * lines are passed over.
	 * @throws IOException if the file cannot be read or the answer not be written
	 */
	public Counts classify(Path file, Appendable out) throws IOException {
		try (Reader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPLACE)
					.onUnmappableCharacter(CodingErrorAction.REPLACE)),
				1 << 16)) {
			return classify(new Lines(in), out);
		}
	}

	private Counts classify(Lines lines, Appendable out) throws IOException {
		long classified = 0;
		long failed = 0;
		while (lines.next()) {
			if (lines.isTooLong()) {
				out.append(error(NullNode.getInstance(), lines, "longer than " + Lines.LONGEST + " characters"));
				failed++;
			}
			else if (!lines.line().isBlank()) {
				JsonNode id = NullNode.getInstance();
				try {
					JsonNode record = read(lines.line());
					id = record.path("id").isMissingNode() ? id : record.path("id");
					Classified answer = this.classifier.classify(FileRecord.subject(record));
					out.append(mapper.writeValueAsString(Answer.json(id, answer)));
					classified++;
				}
				catch (IllegalArgumentException ex) {
					out.append(error(id, lines, String.valueOf(ex.getMessage())));
					failed++;
				}
			}
			else {
				continue;
			}
			out.append('\n');
		}
		return new Counts(classified, failed);
	}

	private static JsonNode read(String line) {
		try {
			JsonNode record = mapper.readTree(line);
			if (record.isObject()) {
				return record;
			}
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("not JSON: " + ex.getOriginalMessage(), ex);
		}
		throw new IllegalArgumentException("not a JSON object");
	}

	private static String error(JsonNode id, Lines lines, String what) {
		ObjectNode error = mapper.createObjectNode();
		error.set("id", id);
		error.put("error", "line " + lines.number() + ": " + what);
		return mapper.writeValueAsString(error);
	}

	/**
	 * How many lines were classified, and how many could not be read.
	 */
	public record Counts(long classified, long failed) {
	}

}
