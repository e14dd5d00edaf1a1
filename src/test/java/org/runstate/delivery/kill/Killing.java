package org.runstate.delivery.kill;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One repetition: two workers send, one of them is killed at a point, a third one comes,
 * and everything is counted.
 */
final class Killing {

	private static final int SECONDS = 90;

	private final Arena arena;

	private final int messages;

	private final Random random;

	/** How often each point is met when nobody is killed. */
	private final Map<Point, Integer> usual = new EnumMap<>(Point.class);

	Killing(Arena arena, int messages, Random random) {
		this.arena = arena;
		this.messages = messages;
		this.random = random;
	}

	/** Sends once without killing anybody, to learn how often each point is met. */
	Result undisturbed() throws IOException, InterruptedException {
		Result result = at(Point.PLANNED, Integer.MAX_VALUE);
		Arrays.stream(Point.values())
			.filter((point) -> point.place() == Point.Place.SERVER)
			.forEach((point) -> this.usual.put(point, this.arena.mail().trap().seen(point)));
		return result;
	}

	/**
	 * Kills at a point, at any message. Where the worker does not meet the point as often
	 * this time, as the other one was faster, at the first one.
	 */
	Result anywhere(Point point) throws IOException, InterruptedException {
		int usual = Objects.requireNonNullElse(this.usual.get(point), 1);
		Result result = at(point, 1 + this.random.nextInt(Math.max(1, usual * 3 / 4)));
		for (int i = 0; i < 5 && !result.reached(); i++) {
			result = at(point, 1);
		}
		return result;
	}

	/**
	 * How one repetition ended.
	 *
	 * @param at the point was reached for the so-many-th time
	 * @param reached false when everything was sent without the point being met so often
	 * @param failed how many runs ended by an exception and were begun again
	 */
	record Result(Point point, int at, boolean reached, Account account, int failed, long millis) {
	}

	/**
	 * Kills one of two workers.
	 * @param at the so-many-th time the point is reached, by one worker, or by both where
	 * the mail server watches
	 */
	Result at(Point point, int at) throws IOException, InterruptedException {
		long began = System.nanoTime();
		this.arena.plan(this.messages);
		this.arena.prepare(3);
		WorkerProcess one = this.arena.worker();
		WorkerProcess other = this.arena.worker();
		WorkerProcess killed = kill(point, at, this.random.nextBoolean() ? one : other, one, other);
		int failed = 0;
		if (killed != null) {
			WorkerProcess third = this.arena.worker();
			third.go();
			this.arena.prepare(1);
			failed += goOn(third);
			this.arena.giveBack(third);
		}
		for (WorkerProcess each : new WorkerProcess[] { one, other }) {
			if (each != killed) {
				failed += goOn(each);
				this.arena.giveBack(each);
				if (killed == null) {
					Arrays.stream(Point.values())
						.filter((some) -> some.place() != Point.Place.SERVER)
						.forEach((some) -> this.usual.put(some, each.seen(some)));
				}
			}
		}
		return new Result(point, at, killed != null, this.arena.account(), failed,
				TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
	}

	/**
	 * A run that failed or left something is followed by another, as by the clockwork.
	 */
	private int goOn(WorkerProcess worker) throws InterruptedException {
		int failed = 0;
		worker.awaitEnd(SECONDS);
		for (int i = 0; i < 10 && !this.arena.isAllEnded(); i++) {
			failed += worker.hasFailed() ? 1 : 0;
			worker.go();
			worker.awaitEnd(SECONDS);
		}
		return failed;
	}

	/** Lets both go and returns the one that was killed, or null. */
	private @Nullable WorkerProcess kill(Point point, int at, WorkerProcess watched, WorkerProcess one,
			WorkerProcess other) throws InterruptedException {
		CompletableFuture<WorkerProcess> killed = new CompletableFuture<>();
		if (point.place() == Point.Place.SERVER) {
			this.arena.mail().trap().set(point, at, (pid) -> {
				WorkerProcess victim = (one.pid() == pid) ? one : other;
				victim.kill();
				killed.complete(victim);
			});
		}
		else {
			watched.watch(point, at);
		}
		one.go();
		other.go();
		while (!killed.isDone() && (one.isRunning() || other.isRunning())) {
			for (WorkerProcess each : new WorkerProcess[] { one, other }) {
				String heard = each.isRunning() ? each.heard(2) : null;
				if (heard != null && heard.startsWith("at ")) {
					each.kill();
					killed.complete(each);
				}
			}
		}
		boolean caught = point.place() == Point.Place.SERVER && !this.arena.mail().trap().disarm();
		if (caught || killed.isDone()) {
			return killed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
		}
		watched.watch(Point.PLANNED, Integer.MAX_VALUE);
		return null;
	}

}
