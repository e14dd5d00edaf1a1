package org.runstate.command;

import java.util.concurrent.Callable;

import org.runstate.run.JobName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(mixinStandardHelpOptions = true, description = "Runs this one job now.")
final class JobCommand implements Callable<Integer> {

	private final Application application;

	private final JobName job;

	@Mixin
	private final Answer answer = new Answer();

	JobCommand(Application application, JobName job) {
		this.application = application;
		this.job = job;
	}

	@Override
	public Integer call() {
		return Pass.run(this.application, this.answer, false, this.job);
	}

}
