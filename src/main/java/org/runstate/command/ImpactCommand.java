package org.runstate.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Accuracy;
import org.runstate.impact.Classifier;
import org.runstate.impact.Examples;
import org.runstate.impact.Teaching;
import org.runstate.impact.Trained;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "impact", mixinStandardHelpOptions = true,
		description = "Trains the model that tells what a notice means, and measures it.")
final class ImpactCommand {

	private static final String FILES = "JSON lines as for classify, with labels: {category, action, major, admin, user,"
			+ " helpdesk, platforms}, any of them, or as Message Center has them.";

	private ImpactCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new ImpactCommand()).addSubcommand(new CommandLine(new Train()))
			.addSubcommand(new CommandLine(new Score()))
			.addSubcommand(new CommandLine(new Corrections(application)));
	}

	@Command(name = "examples", mixinStandardHelpOptions = true,
			description = "Writes what people corrected or confirmed as labelled notices, to train and to score by. Needs the"
					+ " database.")
	static final class Corrections implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the JSON lines go.")
		private Path out = Path.of("");

		Corrections(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (ConfigurableApplicationContext context = this.application.withoutPages();
					BufferedWriter writer = Files.newBufferedWriter(this.out)) {
				int written = context.getBean(Examples.class).write(writer);
				this.answer.say("%d examples in %s".formatted(written, this.out), Map.of("examples", written));
			}
			return RunstateCommand.DONE;
		}

	}

	@Command(name = "train", mixinStandardHelpOptions = true,
			description = "Makes a model of labelled notices. It holds weights of words, not texts. Put it into RUNSTATE_HOME as"
					+ " impact.model, and it wins over the built-in one.")
	static final class Train implements Callable<Integer> {

		@Spec
		private CommandSpec command = CommandSpec.create();

		@Parameters(paramLabel = "FILE", arity = "1..*", description = FILES)
		private List<Path> files = List.of();

		@Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the model goes.")
		private Path out = Path.of("");

		@Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1",
				description = "Which examples are set aside to find thresholds by (${DEFAULT-VALUE}). The same files and seed"
						+ " give the same model.")
		private long seed;

		@Override
		public Integer call() throws IOException {
			Trained trained = Teaching.of(this.files).train(this.seed, this.out);
			PrintWriter out = this.command.commandLine().getOut();
			trained.questions()
				.forEach((one) -> out.printf(Locale.ROOT, "%-24s learned from %d yes and %d no, yes from %.2f on%n",
						one.value(), one.yes(), one.no(), one.threshold()));
			out.printf(Locale.ROOT, "Trained on %d notices: %d features, %d KB in %s.%n", trained.notices(),
					trained.features(), Files.size(this.out) / 1024, this.out);
			out.flush();
			return RunstateCommand.DONE;
		}

	}

	@Command(name = "score", mixinStandardHelpOptions = true,
			description = "How often rules and model are right, by the labels of notices. The labels are hidden from them.")
	static final class Score implements Callable<Integer> {

		@Spec
		private CommandSpec command = CommandSpec.create();

		@Parameters(paramLabel = "FILE", arity = "1..*", description = FILES)
		private List<Path> files = List.of();

		@Option(names = "--model", paramLabel = "FILE",
				description = "The model to measure; otherwise that of RUNSTATE_HOME, or the built-in one.")
		private @Nullable Path model;

		@Option(names = "--rules-only", description = "Measures the rules without any model.")
		private boolean rulesOnly;

		@Option(names = "--folds", paramLabel = "NUMBER",
				description = "Measures no given model but new ones: each part of the notices by one that was trained on the"
						+ " other parts. Notices of one title stay together.")
		private int folds;

		@Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1",
				description = "How the parts are drawn (${DEFAULT-VALUE}).")
		private long seed;

		@Option(names = "--out", paramLabel = "FILE", description = "Writes the figures to a file, as JSON.")
		private @Nullable Path out;

		@Option(names = "--json", description = "Prints the figures as one JSON object on the last line.")
		private boolean json;

		@Override
		public Integer call() throws IOException {
			if (this.folds != 0 && (this.folds < 2 || this.folds > 50)) {
				throw new CommandLine.ParameterException(this.command.commandLine(), "--folds is 2 to 50");
			}
			Teaching teaching = Teaching.of(this.files);
			Accuracy accuracy = measure(teaching);
			PrintWriter out = this.command.commandLine().getOut();
			Figures.lines(accuracy).forEach(out::println);
			if (this.json) {
				out.println(JsonMapper.shared().writeValueAsString(accuracy));
			}
			out.flush();
			if (this.out != null) {
				Files.writeString(this.out,
						JsonMapper.builder()
							.enable(SerializationFeature.INDENT_OUTPUT)
							.build()
							.writeValueAsString(accuracy) + "\n");
			}
			return RunstateCommand.DONE;
		}

		private Accuracy measure(Teaching teaching) {
			if (this.folds > 0) {
				return teaching.crossValidate(this.folds, this.seed);
			}
			if (this.rulesOnly) {
				return teaching.score(Classifier.rulesAlone(), "by the rules alone");
			}
			return (this.model != null) ? teaching.score(Classifier.using(this.model), "by the model " + this.model)
					: teaching.score(Classifier.at(Home.path()), "by the model in use");
		}

	}

}
