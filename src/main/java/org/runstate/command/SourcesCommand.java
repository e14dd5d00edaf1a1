package org.runstate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.runstate.source.Imported;
import org.runstate.source.Preview;
import org.runstate.source.Previewed;
import org.runstate.source.Source;
import org.runstate.source.Sources;
import org.runstate.source.SourcesFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "sources", mixinStandardHelpOptions = true, description = "Where notices come from.")
final class SourcesCommand {

	private SourcesCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new SourcesCommand()).addSubcommand(new CommandLine(new Import(application)))
			.addSubcommand(new CommandLine(new Export(application)))
			.addSubcommand(new CommandLine(new ListAll(application)))
			.addSubcommand(new CommandLine(new PreviewEach()));
	}

	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Adds and updates the sources of a file. Wrong items are told and left out.")
	static final class Import implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "A YAML list, or OPML.")
		private Path file = Path.of("");

		Import(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			Answer.requireReadable(this.file);
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				Imported imported = context.getBean(SourcesFile.class).take(this.file);
				imported.problems().forEach(this.answer::problem);
				this.answer.say("%d added, %d changed, %d unchanged, %d wrong".formatted(imported.added(),
						imported.changed(), imported.unchanged(), imported.problems().size()), imported);
				if (imported.problems().isEmpty()) {
					return RunstateCommand.DONE;
				}
				boolean some = imported.added() + imported.changed() + imported.unchanged() > 0;
				return some ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
			}
		}

	}

	@Command(name = "export", mixinStandardHelpOptions = true,
			description = "Writes all sources as OPML, which import reads again. Secrets are not among them.")
	static final class Export implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "Where to write; what stands there is replaced.")
		private Path file = Path.of("");

		Export(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				int sources = context.getBean(SourcesFile.class).write(this.file);
				this.answer.say(sources + " sources written", Map.of("sources", sources));
			}
			return RunstateCommand.DONE;
		}

	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "All sources and how looking at each went.")
	static final class ListAll implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		ListAll(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				List<Source> sources = context.getBean(Sources.class).list();
				if (this.answer.isJson()) {
					this.answer.object(Map.of("sources", sources.stream().map(ListAll::said).toList()));
				}
				else {
					sources.forEach((source) -> this.answer
						.line("%-8s %-30s %s%s".formatted(source.state(), source.key(), source.url(),
								Optional.ofNullable(source.failureWords()).map((why) -> "  " + why).orElse(""))));
				}
			}
			return RunstateCommand.DONE;
		}

		private static Map<String, Object> said(Source source) {
			Map<String, Object> said = new LinkedHashMap<>();
			said.put("key", source.key());
			said.put("name", source.name());
			said.put("kind", source.kind());
			said.put("url", source.url());
			said.put("every", source.every().toString());
			said.put("state", source.state());
			said.put("lastGood", source.lastGoodAt());
			said.put("nextCheck", source.nextCheckAt());
			said.put("failure", source.failure());
			return said;
		}

	}

	@Command(name = "preview", mixinStandardHelpOptions = true,
			description = "What a reader makes of each file or address, as JSON lines. Stores nothing, needs no database.")
	static final class PreviewEach implements Callable<Integer> {

		@Mixin
		private final Answer answer = new Answer();

		@Option(names = "--kind", paramLabel = "KIND", description = "Read as this kind instead of what it looks like.")
		private @Nullable String kind;

		@Option(names = "--option", paramLabel = "NAME=VALUE",
				description = "An option of the kind, as in a sources file.")
		private Map<String, String> options = Map.of();

		@Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "Files, or http and https addresses.")
		private List<String> inputs = List.of();

		@Override
		public Integer call() {
			int good = 0;
			try (Preview preview = Preview.standalone(listed("RUNSTATE_FETCH_ALLOW"), listed("RUNSTATE_FETCH_TRUST"),
					Optional.ofNullable(System.getenv("RUNSTATE_BASE_URL")).orElse("http://localhost:8080"),
					Clock.systemUTC())) {
				for (String input : this.inputs) {
					Previewed previewed = preview.of(input, this.kind, Map.copyOf(this.options));
					this.answer.object(previewed);
					good += (previewed.error() == null) ? 1 : 0;
				}
			}
			if (good == this.inputs.size()) {
				return RunstateCommand.DONE;
			}
			return (good > 0) ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
		}

		/**
		 * A setting that is a list; without an application there is nobody else to read
		 * it.
		 */
		private static List<String> listed(String setting) {
			String values = System.getenv(setting);
			return (values == null) ? List.of()
					: Arrays.stream(values.split(",")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
		}

	}

}
