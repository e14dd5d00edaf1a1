package org.runstate.delivery.kill;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Counts how often points are reached, and does something to whoever reaches one of them
 * for the so-many-th time.
 *
 * @param <T> who reaches points
 */
final class Trap<T> {

	private final Map<Point, AtomicInteger> seen = new EnumMap<>(Point.class);

	private @Nullable Point point;

	private int left;

	private @Nullable Consumer<T> then;

	Trap() {
		Arrays.stream(Point.values()).forEach((each) -> this.seen.put(each, new AtomicInteger()));
	}

	/** Arms the trap, which catches once. */
	synchronized void set(Point point, int at, Consumer<T> then) {
		this.point = point;
		this.left = at;
		this.then = then;
	}

	/** Returns false when somebody was caught, to whom it may still be done. */
	synchronized boolean disarm() {
		boolean armed = this.point != null;
		this.point = null;
		return armed;
	}

	/** Returns whether this one was caught, after what is done to it. */
	boolean reached(Point where, T who) {
		Objects.requireNonNull(this.seen.get(where)).incrementAndGet();
		Consumer<T> caught = caught(where);
		if (caught != null) {
			caught.accept(who);
		}
		return caught != null;
	}

	private synchronized @Nullable Consumer<T> caught(Point where) {
		if (where != this.point || --this.left > 0) {
			return null;
		}
		this.point = null;
		return this.then;
	}

	/** How often a point was reached since the last question. */
	int seen(Point where) {
		return Objects.requireNonNull(this.seen.get(where)).getAndSet(0);
	}

	/** What a caught thread does: nothing, until its process is killed. */
	static void holdStill() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
