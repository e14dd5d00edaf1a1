package org.runstate.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a command answers: in lines for people, or with one JSON object as the last line of
 * standard output.
 */
final class Answer {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command = CommandSpec.create();

	@Option(names = "--json", description = "Answer with one JSON object on the last line of standard output.")
	private boolean json;

	/** Says what was counted: a line for each part, or all of it as one object. */
	void counts(Map<String, Map<String, Long>> parts) {
		if (this.json) {
			object(parts);
			return;
		}
		parts.forEach((part,
				counts) -> line("%-9s %s".formatted(part,
						counts.entrySet()
							.stream()
							.map((count) -> count.getKey() + " " + count.getValue())
							.collect(Collectors.joining(", ")))));
	}

	/** Says a line to people and an object to programs. */
	void say(String line, Object object) {
		if (this.json) {
			object(object);
		}
		else {
			line(line);
		}
	}

	/** Says on standard error what went wrong, which a program reads as well. */
	void problem(String line) {
		PrintWriter err = this.command.commandLine().getErr();
		err.println(line);
		err.flush();
	}

	boolean isJson() {
		return this.json;
	}

	/** Refuses a file that cannot be read before anything is started for it. */
	static void requireReadable(Path file) throws NoSuchFileException {
		if (!Files.isReadable(file)) {
			throw new NoSuchFileException(file.toString());
		}
	}

	void line(String line) {
		PrintWriter out = this.command.commandLine().getOut();
		out.println(line);
		out.flush();
	}

	void object(Object object) {
		line(mapper.writeValueAsString(object));
	}

}
