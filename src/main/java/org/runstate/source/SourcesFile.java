package org.runstate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.Readers;
import org.runstate.source.reading.TextOf;
import org.runstate.source.reading.UnreadableException;

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
		return this.table.keep(read(content, problems), problems);
	}

	/**
	 * What taking in the content of a file would do. Changes nothing and fetches nothing.
	 */
	Plan plan(byte[] content) {
		List<String> problems = new ArrayList<>();
		SourceTable.Planned planned = this.table.plan(read(content, problems));
		return new Plan(lines(planned.added()), lines(planned.changed()), planned.unchanged().size(), problems);
	}

	/**
	 * What taking in a file would do.
	 *
	 * @param problems one sentence for each item that would not go in, with its place
	 */
	public record Plan(List<Line> added, List<Line> changed, int unchanged, List<String> problems) {

		/** Whether anything would be different afterwards. */
		public boolean isAnything() {
			return !this.added.isEmpty() || !this.changed.isEmpty();
		}

	}

	/** A source in few words. */
	public record Line(String key, String name, String kind, String url) {
	}

	private static List<Line> lines(List<Listed> sources) {
		return sources.stream()
			.map((source) -> new Line(source.key(), source.name(), source.kind(), source.url()))
			.toList();
	}

	private List<Listed> read(byte[] content, List<String> problems) {
		try {
			String text = TextOf.body(Fetched.Body.of(content));
			return right(text.stripLeading().startsWith("<")
					? SourcesOpml.read(text, problems, new SourcesByAddress(this.table.list()))
					: SourcesYaml.read(text, problems), problems);
		}
		catch (UnreadableException ex) {
			problems.add(ex.sentence());
			return List.of();
		}
	}

	/** All sources as OPML. */
	public String opml() {
		return SourcesOpml.write(this.table.list());
	}

	/**
	 * Writes all sources as OPML.
	 * @return how many there are
	 * @throws IOException when the file cannot be written
	 */
	public int write(Path file) throws IOException {
		List<Listed> sources = this.table.list();
		Files.writeString(file, SourcesOpml.write(sources));
		return sources.size();
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
