package org.runstate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.Classifier;
import org.runstate.impact.ClassifyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "classify", mixinStandardHelpOptions = true,
		description = "What each notice of a file means and why, as JSON lines in the order of the file. Needs no database.")
final class ClassifyCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command = CommandSpec.create();

	@Parameters(paramLabel = "FILE", description = "JSON lines: id, title, text or html, services, published.")
	private Path file = Path.of("");

	@Option(names = "--model", paramLabel = "FILE",
			description = "A model made by impact train; otherwise that of RUNSTATE_HOME, or the built-in one.")
	private @Nullable Path model;

	@Override
	public Integer call() throws IOException {
		PrintWriter out = this.command.commandLine().getOut();
		ClassifyFile.Counts counts = new ClassifyFile(
				(this.model != null) ? Classifier.using(this.model) : Classifier.at(Home.path()))
			.classify(this.file, out);
		out.flush();
		if (counts.failed() == 0) {
			return RunstateCommand.DONE;
		}
		this.command.commandLine()
			.getErr()
			.println(counts.failed() + " lines could not be read; each says why in its place.");
		return (counts.classified() > 0) ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
	}

}
