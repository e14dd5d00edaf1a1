package org.runstate.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Serves the pages and runs all jobs by itself, until stopped.")
final class ServeCommand implements Callable<Integer> {

	private final Application application;

	ServeCommand(Application application) {
		this.application = application;
	}

	@Override
	public Integer call() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		ConfigurableApplicationContext context = this.application.serving();
		context.addApplicationListener((ContextClosedEvent event) -> closed.countDown());
		closed.await();
		return RunstateCommand.DONE;
	}

}
