package org.runstate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.runstate.source.NoticesFile;
import org.runstate.source.NoticesImported;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code notices}: what was said outside of any source.
 */
@Command(name = "notices", mixinStandardHelpOptions = true, description = "What was said outside of any source.")
final class NoticesCommand {

	private NoticesCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new NoticesCommand()).addSubcommand(new CommandLine(new Import(application)));
	}

	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Adds and revises the notices of a CSV file. Wrong rows are told and left out.")
	static final class Import implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with the header "
				+ "key,title,url,text,labels,services,platforms,published,updated; only title is needed.")
		private Path file = Path.of("");

		@Option(names = "--source", paramLabel = "NAME", defaultValue = "Our own notices",
				description = "The source that they stand under; made when there is none. Default: ${DEFAULT-VALUE}.")
		private String source = "";

		@Option(names = "--silent", description = "Only keep them: nobody is told.")
		private boolean silent;

		Import(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			Answer.requireReadable(this.file);
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				NoticesImported imported = context.getBean(NoticesFile.class)
					.load(Files.readAllBytes(this.file), this.source, this.silent);
				imported.problems().forEach(this.answer::problem);
				this.answer.say("%d added, %d revised, %d unchanged, %d wrong".formatted(imported.added(),
						imported.revised(), imported.unchanged(), imported.problems().size()), imported);
				if (imported.problems().isEmpty()) {
					return RunstateCommand.DONE;
				}
				return (imported.listed() > 0) ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
			}
		}

	}

}
