package org.runstate.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(60)
class PollQueueTests {

	private final CountDownLatch never = new CountDownLatch(1);

	@Test
	void aHangingSourceDelaysNobody() throws InterruptedException {
		try (PollQueue queue = new PollQueue(this::hangingAtTwenty, 4, Duration.ofMillis(50))) {
			queue.add(IntStream.range(0, 100).mapToObj((id) -> source(id, "host" + id)).toList());
			assertThat(take(queue, 80)).hasSize(80);
			assertThat(queue.isEmpty()).isFalse();
			this.never.countDown();
			assertThat(take(queue, 20)).hasSize(20);
			assertThat(queue.isEmpty()).isTrue();
		}
	}

	@Test
	void anotherSourceOfAHangingHostIsAskedAfterAWhile() throws InterruptedException {
		try (PollQueue queue = new PollQueue(this::hangingAtTwenty, 4, Duration.ofMillis(50))) {
			queue.add(List.of(source(0, "host"), source(1, "host")));
			assertThat(take(queue, 1)).extracting((polled) -> polled.source().id()).containsExactly(1L);
			this.never.countDown();
		}
	}

	@Test
	void asksAHostForOneSourceAtATime() throws InterruptedException {
		Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
		AtomicInteger most = new AtomicInteger();
		try (PollQueue queue = new PollQueue((source, fetched) -> {
			AtomicInteger here = open.computeIfAbsent(source.host(), (host) -> new AtomicInteger());
			most.accumulateAndGet(here.incrementAndGet(), Math::max);
			here.decrementAndGet();
			fetched.run();
			return polled(source);
		}, 16, Duration.ofMinutes(1))) {
			queue.add(IntStream.range(0, 600).mapToObj((id) -> source(id, "host" + id % 3)).toList());
			assertThat(take(queue, 600)).hasSize(600);
		}
		assertThat(most).hasValue(1);
	}

	@Test
	void anErrorReachesWhoeverWaits() {
		try (PollQueue queue = new PollQueue((source, fetched) -> {
			throw new OutOfMemoryError("none left");
		}, 4, Duration.ofMinutes(1))) {
			queue.add(List.of(source(1, "host")));
			assertThatIllegalStateException().isThrownBy(() -> take(queue, 1)).withRootCauseInstanceOf(Error.class);
		}
	}

	private Polled hangingAtTwenty(Source source, Runnable fetched) {
		if (source.id() % 5 == 0) {
			try {
				this.never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		fetched.run();
		return polled(source);
	}

	private static List<Polled> take(PollQueue queue, int count) throws InterruptedException {
		List<Polled> taken = new ArrayList<>();
		while (taken.size() < count) {
			Polled next = queue.take(Duration.ofMillis(20));
			if (next != null) {
				taken.add(next);
			}
		}
		return taken;
	}

	private static Polled polled(Source source) {
		return new Polled(source, Instant.EPOCH, true, new Visited(new Look.Same(), 1, 200, 1, Validators.NONE));
	}

	static Source source(long id, String host) {
		return new Source(id, "s" + id, "Source " + id, "feed", "http://" + host + ".example/" + id,
				Duration.ofHours(1), null, List.of(), List.of(), null, true, Options.NONE, "new", null, null, null,
				null, null, null, null, null, Instant.EPOCH, 0, null, null, null);
	}

}
