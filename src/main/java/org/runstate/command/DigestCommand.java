package org.runstate.command;

import java.util.concurrent.Callable;

import org.runstate.run.JobName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "digest", mixinStandardHelpOptions = true,
		description = "Makes the digests of everyone whose hour has come.")
final class DigestCommand implements Callable<Integer> {

	private final Application application;

	@Mixin
	private final Answer answer = new Answer();

	@Option(names = "--now", description = "Everyone with something unseen, whatever their hour.")
	private boolean now;

	DigestCommand(Application application) {
		this.application = application;
	}

	@Override
	public Integer call() {
		return Pass.run(this.application, this.answer, this.now, JobName.DIGEST);
	}

}
