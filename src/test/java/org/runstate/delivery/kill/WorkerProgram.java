package org.runstate.delivery.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A process that delivers when told to. Reads {@code go}, {@code pause} and
 * {@code watch POINT COUNT} from standard input; writes {@code @ready}, {@code @at POINT}
 * as soon as the point is reached and held, and {@code @done SEEN...} with how often each
 * point was reached.
 */
final class WorkerProgram {

	private static final PrintStream out = System.out;

	private final Trap<Point> trap = new Trap<>();

	private final Tasklet delivery;

	private volatile @Nullable StepExecution step;

	private WorkerProgram() {
		StandardEnvironment environment = new StandardEnvironment();
		Consumer<Point> reached = (point) -> this.trap.reached(point, point);
		JavaMailSenderImpl mail = new JavaMailSenderImpl();
		mail.setHost("127.0.0.1");
		mail.setPort(Integer.parseInt(environment.getRequiredProperty("spring.mail.port")));
		mail.getJavaMailProperties().setProperty("mail.smtp.localhost", "worker-" + ProcessHandle.current().pid());
		mail.getJavaMailProperties().put("mail.smtp.socketFactory", new WatchedSockets(reached));
		AnnotationConfigApplicationContext context = DeliveryContext.open(environment,
				new WatchedDatabase(DeliveryContext.database(environment), reached), mail);
		context.registerShutdownHook();
		this.delivery = context.getBean("delivery", Tasklet.class);
	}

	public static void main(String[] words) throws IOException {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
		WorkerProgram program = new WorkerProgram();
		say("ready");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			program.obey(line.split(" ", -1));
		}
		// whoever started this process is gone
		Runtime.getRuntime().halt(1);
	}

	private void obey(String[] order) {
		switch (order[0]) {
			case "watch" -> this.trap.set(Point.valueOf(order[1]), Integer.parseInt(order[2]), WorkerProgram::caught);
			case "pause" -> {
				StepExecution running = this.step;
				if (running != null) {
					running.setTerminateOnly();
				}
			}
			case "go" -> new Thread(this::deliver, "run").start();
			default -> throw new IllegalArgumentException(order[0]);
		}
	}

	private static void caught(Point point) {
		say("at " + point);
		Trap.holdStill();
	}

	private void deliver() {
		StepExecution run = new StepExecution(1, "deliver",
				new JobExecution(1, new JobInstance(1, "deliver"), new JobParameters()));
		this.step = run;
		String end = "";
		try {
			this.delivery.execute(new StepContribution(run), new ChunkContext(new StepContext(run)));
		}
		catch (Exception ex) {
			LoggerFactory.getLogger(WorkerProgram.class).error("run failed", ex);
			end = " failed";
		}
		StringBuilder seen = new StringBuilder("done");
		for (Point point : Point.values()) {
			seen.append(' ').append(point).append('=').append(this.trap.seen(point));
		}
		say(seen + end);
	}

	private static synchronized void say(String what) {
		out.println("@" + what);
		out.flush();
	}

}
