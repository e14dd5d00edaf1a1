package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Takes in a file of sources, YAML or OPML. A wrong item is reported and the others go
 * in; taking the same file in again updates by key.
 */
@Component
public class SourcesFile {

	private final SourceRules rules;

	private final SourceTable table;

	SourcesFile(Readers readers, SourceTable table) {
		this.rules = new SourceRules(readers);
		this.table = table;
	}

	/**
	 * Takes in a file.
	 * @throws IOException when it cannot be read at all
	 */
	public Imported take(Path file) throws IOException {
		return take(Files.readAllBytes(file));
	}

	/** Takes in the content of a file. */
	public Imported take(byte[] content) {
		List<String> problems = new ArrayList<>();
		Map<String, Listed> sources;
		try {
			String text = TextOf.body(Fetched.Body.of(content));
			sources = text.stripLeading().startsWith("<") ? SourcesOpml.read(text, problems)
					: SourcesYaml.read(text, problems);
		}
		catch (UnreadableException ex) {
			return new Imported(0, 0, 0, List.of(ex.sentence()));
		}
		return this.table.keep(right(sources, problems), problems);
	}

	private List<Listed> right(Map<String, Listed> sources, List<String> problems) {
		Map<String, Listed> right = new LinkedHashMap<>();
		sources.forEach((place, source) -> {
			String problem = this.rules.problem(source);
			if (problem == null && right.containsKey(source.key())) {
				problem = "the key " + source.key() + " stands in this file twice";
			}
			if (problem != null) {
				problems.add(place + ": " + problem + ".");
			}
			else {
				right.put(source.key(), source);
			}
		});
		return List.copyOf(right.values());
	}

}
