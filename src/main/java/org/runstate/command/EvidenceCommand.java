package org.runstate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.runstate.acknowledgement.Evidence;
import org.runstate.acknowledgement.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "evidence", mixinStandardHelpOptions = true, description = "The proof of who acknowledged what.")
final class EvidenceCommand {

	private EvidenceCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new EvidenceCommand()).addSubcommand(new CommandLine(new Export(application)))
			.addSubcommand(new CommandLine(new Verify()));
	}

	@Command(name = "export", mixinStandardHelpOptions = true,
			description = "Writes all acknowledgements as a hash chain that can be verified without Runstate's database.")
	static final class Export implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "Where to; replaced when it exists.")
		private Path file = Path.of("");

		Export(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				long count = context.getBean(Evidence.class).export(this.file);
				this.answer.say(count + " acknowledgements written to " + this.file, Map.of("acknowledgements", count));
			}
			return RunstateCommand.DONE;
		}

	}

	@Command(name = "verify", mixinStandardHelpOptions = true,
			description = "Tells whether an export is whole, or where it was changed first. Needs no database.")
	static final class Verify implements Callable<Integer> {

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "An export.")
		private Path file = Path.of("");

		@Override
		public Integer call() throws IOException {
			Verdict verdict = Evidence.verify(this.file);
			this.answer.say(verdict.sentence(), verdict);
			return verdict.sound() ? RunstateCommand.DONE : RunstateCommand.FAILED;
		}

	}

}
