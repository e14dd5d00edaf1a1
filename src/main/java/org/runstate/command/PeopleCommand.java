package org.runstate.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.runstate.audience.Imported;
import org.runstate.audience.PeopleFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "people", mixinStandardHelpOptions = true, description = "Who is told.")
final class PeopleCommand {

	private PeopleCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new PeopleCommand()).addSubcommand(new CommandLine(new Import(application)));
	}

	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Adds and updates the people of a CSV file. Wrong rows are told and left out.")
	static final class Import implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with the header email,name,audiences,roles,"
				+ "platforms,services,team,manager,locale,zone,hour,joined.")
		private Path file = Path.of("");

		@Option(names = "--replace", description = "Deactivate people who are no longer listed.")
		private boolean replace;

		Import(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (InputStream in = Files.newInputStream(this.file);
					ConfigurableApplicationContext context = this.application.withoutPages()) {
				Imported imported = context.getBean(PeopleFile.class).load(in, this.replace);
				imported.problems().forEach(this.answer::problem);
				this.answer.say("%d added, %d changed, %d unchanged, %d deactivated, %d wrong".formatted(
						imported.added(), imported.changed(), imported.unchanged(), imported.deactivated(),
						imported.problems().size()), imported);
				if (imported.problems().isEmpty()) {
					return RunstateCommand.DONE;
				}
				return (imported.listed() > 0) ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
			}
		}

	}

}
