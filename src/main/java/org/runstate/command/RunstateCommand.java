package org.runstate.command;

import org.runstate.run.JobName;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The first word after the name of the program.
 */
@Command(name = "runstate", mixinStandardHelpOptions = true, version = "Runstate 0.1.0",
		description = "Tells people what is changing under them, and proves that they knew.%nWithout a command: serve.",
		footer = "%nExit codes: 0 done, 1 failed, 2 wrong use, 3 done in part.")
public final class RunstateCommand {

	/** Done. */
	static final int DONE = 0;

	/** Failed; one line on standard error says why. */
	static final int FAILED = 1;

	/** Done in part: a source, row or message failed, and the rest is done. */
	static final int IN_PART = 3;

	private RunstateCommand() {
	}

	/**
	 * Runs what was typed.
	 * @param program the application's main class
	 * @param words what was typed; nothing means {@code serve}
	 * @return the exit code: 0 done, 1 failed, 2 wrong use, 3 done in part
	 */
	public static int execute(Class<?> program, String... words) {
		Application application = new Application(program);
		CommandLine line = new CommandLine(new RunstateCommand())
			.addSubcommand(new CommandLine(new ServeCommand(application)))
			.addSubcommand(new CommandLine(new RunCommand(application)))
			.addSubcommand("collect", new JobCommand(application, JobName.COLLECT))
			.addSubcommand(new CommandLine(new DigestCommand(application)))
			.addSubcommand("deliver", new JobCommand(application, JobName.DELIVER))
			.addSubcommand("remind", new JobCommand(application, JobName.REMIND))
			.addSubcommand(SourcesCommand.line(application))
			.addSubcommand(NoticesCommand.line(application))
			.addSubcommand(PeopleCommand.line(application))
			.addSubcommand(new CommandLine(new ClassifyCommand()))
			.addSubcommand(ImpactCommand.line(application))
			.addSubcommand(new CommandLine(new HealthCommand()))
			.addSubcommand(new CommandLine(new CheckCommand()))
			.addSubcommand(TokenCommand.line(application))
			.addSubcommand(EvidenceCommand.line(application));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setExecutionExceptionHandler((failure, command, parsed) -> {
			command.getErr().println(Failures.inOneLine(failure));
			return FAILED;
		});
		line.setParameterExceptionHandler((wrong, arguments) -> {
			wrong.getCommandLine().getErr().println(wrong.getMessage() + ". Try --help.");
			return CommandLine.ExitCode.USAGE;
		});
		return line.execute((words.length == 0) ? new String[] { "serve" } : words);
	}

}
