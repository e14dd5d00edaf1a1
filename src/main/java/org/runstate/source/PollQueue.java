package org.runstate.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Polls many sources at once, one at a time for each host, and hands out what is over in
 * whatever order it ends. A poll that takes longer than the patience keeps neither the
 * other sources of its host nor those of other hosts waiting.
 */
final class PollQueue implements AutoCloseable {

	private static final int THREADS = 64;

	private static final int FINISHED = 256;

	private final BiFunction<Source, Runnable, Polled> poll;

	private final int concurrent;

	private final long patience;

	private final Map<String, Deque<Source>> waiting = new LinkedHashMap<>();

	private final Map<String, List<Long>> asking = new HashMap<>();

	private final List<Long> running = new ArrayList<>();

	private final BlockingQueue<Polled> finished = new LinkedBlockingQueue<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, (work) -> {
		Thread thread = new Thread(work, "poll");
		thread.setDaemon(true);
		return thread;
	});

	private int unfinished;

	private volatile @Nullable Throwable broken;

	PollQueue(BiFunction<Source, Runnable, Polled> poll, int concurrent, Duration patience) {
		this.poll = poll;
		this.concurrent = concurrent;
		this.patience = patience.toNanos();
	}

	synchronized void add(Collection<Source> sources) {
		for (Source source : sources) {
			this.waiting.computeIfAbsent(source.host(), (host) -> new ArrayDeque<>()).add(source);
			this.unfinished++;
		}
		start();
	}

	/** How many sources have not begun yet. */
	synchronized int waiting() {
		return this.waiting.values().stream().mapToInt(Deque::size).sum();
	}

	/** Whether nothing is waiting, running or finished. */
	synchronized boolean isEmpty() {
		return this.unfinished == 0;
	}

	/** A poll that is over, or null when none ends within the time. */
	@Nullable Polled take(Duration atMost) throws InterruptedException {
		start();
		Polled next = this.finished.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
		if (this.broken != null) {
			throw new IllegalStateException("A poll ended in an error", this.broken);
		}
		if (next != null) {
			synchronized (this) {
				this.unfinished--;
			}
		}
		return next;
	}

	private synchronized void start() {
		long now = System.nanoTime();
		Iterator<Map.Entry<String, Deque<Source>>> hosts = this.waiting.entrySet().iterator();
		while (hosts.hasNext() && hasRoom(now)) {
			Map.Entry<String, Deque<Source>> host = hosts.next();
			if (mayAsk(host.getKey(), now)) {
				start(host.getKey(), host.getValue().remove(), now);
				if (host.getValue().isEmpty()) {
					hosts.remove();
				}
			}
		}
	}

	private boolean hasRoom(long now) {
		long patiently = this.running.stream().filter((since) -> now - since < this.patience).count();
		return patiently < this.concurrent && this.running.size() < THREADS && this.finished.size() < FINISHED;
	}

	private boolean mayAsk(String host, long now) {
		List<Long> since = this.asking.getOrDefault(host, List.of());
		return since.stream().allMatch((start) -> now - start >= this.patience) && since.size() < this.concurrent;
	}

	private void start(String host, Source source, long now) {
		Long since = now;
		this.running.add(since);
		this.asking.computeIfAbsent(host, (key) -> new ArrayList<>()).add(since);
		this.threads.execute(() -> run(host, source, since));
	}

	private void run(String host, Source source, Long since) {
		try {
			this.finished.add(this.poll.apply(source, () -> asked(host, since)));
		}
		catch (Throwable ex) {
			// such as no more memory: whoever waits has to know
			this.broken = ex;
		}
		finally {
			ended(host, since);
		}
	}

	private void asked(String host, Long since) {
		synchronized (this) {
			List<Long> others = this.asking.get(host);
			if (others != null) {
				others.remove(since);
				if (others.isEmpty()) {
					this.asking.remove(host);
				}
			}
		}
		start();
	}

	private void ended(String host, Long since) {
		synchronized (this) {
			this.running.remove(since);
		}
		asked(host, since);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
