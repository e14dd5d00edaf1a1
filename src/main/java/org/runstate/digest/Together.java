package org.runstate.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.runstate.database.Again;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something with people, portion by portion, each in a transaction of its own, two
 * at a time, and again when somebody else stood in the way.
 */
@Component
class Together implements DisposableBean {

	/** One composes while the other waits for the database. */
	static final int AT_ONCE = 2;

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, (work) -> {
		Thread thread = new Thread(work, "telling");
		thread.setDaemon(true);
		return thread;
	});

	private final TransactionTemplate transaction;

	private final RetryTemplate again = Again.whenInTheWay();

	Together(PlatformTransactionManager transactions) {
		this.transaction = new TransactionTemplate(transactions);
		// whoever locks a row has to see it as it is now, not from a snapshot
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
	}

	/**
	 * Does this with each portion of these, and returns when all have come to their end.
	 * What one did stays, also when another one fails.
	 * @return what came of each, in their order
	 * @throws RuntimeException what the first one that failed did
	 */
	<T> List<T> each(List<Long> ids, int portion, Function<List<Long>, T> work) {
		List<Future<T>> begun = IntStream.iterate(0, (from) -> from < ids.size(), (from) -> from + portion)
			.mapToObj((from) -> ids.subList(from, Math.min(from + portion, ids.size())))
			.map((some) -> this.threads.submit(() -> Objects
				.requireNonNull(this.again.invoke(() -> this.transaction.execute((status) -> work.apply(some))))))
			.toList();
		List<T> done = new ArrayList<>();
		RuntimeException failed = null;
		for (Future<T> one : begun) {
			try {
				done.add(one.get());
			}
			catch (ExecutionException ex) {
				failed = (failed != null) ? failed : (ex.getCause() instanceof RuntimeException cause) ? cause
						: new IllegalStateException(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("interrupted while people were told", ex);
			}
		}
		if (failed != null) {
			throw failed;
		}
		return done;
	}

	@Override
	public void destroy() {
		this.threads.shutdown();
	}

}
