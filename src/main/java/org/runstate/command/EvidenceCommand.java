package org.runstate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.runstate.acknowledgement.Evidence;
import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Verdict;
import org.runstate.report.ProofPack;
import org.runstate.report.ProofPacks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "evidence", mixinStandardHelpOptions = true, description = "The proof of who acknowledged what.")
final class EvidenceCommand {

	private EvidenceCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new EvidenceCommand()).addSubcommand(new CommandLine(new Export(application)))
			.addSubcommand(new CommandLine(new Verify(application)))
			.addSubcommand(new CommandLine(new PackUp(application)));
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
			description = "Tells whether an export or a proof pack is whole, or where it was changed first, without a database; "
					+ "without FILE, whether the evidence in the database is.")
	static final class Verify implements Callable<Integer> {

		@Mixin
		private final Answer answer = new Answer();

		private final Application application;

		@Parameters(paramLabel = "FILE", arity = "0..1", description = "An export or a proof pack.")
		private @Nullable Path file;

		@Option(names = "--heads", paramLabel = "HEADS",
				description = "What was anchored, as in RUNSTATE_HOME/evidence/heads.txt: finds an end that was cut off.")
		private @Nullable Path heads;

		Verify(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			Verdict verdict = verdict();
			this.answer.say(verdict.sentence(), verdict);
			return verdict.sound() ? RunstateCommand.DONE : RunstateCommand.FAILED;
		}

		private Verdict verdict() throws IOException {
			Path one = this.file;
			if (one == null) {
				try (ConfigurableApplicationContext context = this.application.withoutPages()) {
					return context.getBean(Evidence.class).verifyDatabase();
				}
			}
			if (ProofPack.is(one)) {
				return (this.heads != null) ? ProofPack.verify(one, this.heads) : ProofPack.verify(one);
			}
			return (this.heads != null) ? Evidence.verify(one, this.heads) : Evidence.verify(one);
		}

	}

	@Command(name = "pack", mixinStandardHelpOptions = true,
			description = "Writes a zip that proves one notice: the audience, what was said and sent, and every "
					+ "acknowledgement. It can be verified without a database.")
	static final class PackUp implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(index = "0", paramLabel = "NOTICE", description = "The number of the notice.")
		private long notice;

		@Parameters(index = "1", paramLabel = "FILE", description = "Where to; replaced when it exists.")
		private Path file = Path.of("");

		PackUp(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				long count = context.getBean(ProofPacks.class).write(this.notice, this.file);
				this.answer.say("The proof of notice " + this.notice + " was written to " + this.file,
						Map.of("notice", this.notice, "acknowledgements", count));
			}
			return RunstateCommand.DONE;
		}

	}

}
