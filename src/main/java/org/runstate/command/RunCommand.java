package org.runstate.command;

import java.util.concurrent.Callable;

import org.runstate.run.JobName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", mixinStandardHelpOptions = true,
		description = "One pass over the whole road: collect, digest, remind, deliver.")
final class RunCommand implements Callable<Integer> {

	private final Application application;

	@Mixin
	private final Answer answer = new Answer();

	@Option(names = "--now", description = "Digests for everyone with something unseen, whatever their hour.")
	private boolean now;

	RunCommand(Application application) {
		this.application = application;
	}

	@Override
	public Integer call() {
		// Reminders come before delivery, so that they leave in the pass that made them.
		return Pass.run(this.application, this.answer, this.now, JobName.COLLECT, JobName.DIGEST, JobName.REMIND,
				JobName.DELIVER);
	}

}
