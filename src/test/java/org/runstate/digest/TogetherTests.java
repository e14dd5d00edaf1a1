package org.runstate.digest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Portions that are done two at a time.
 */
class TogetherTests {

	private final Together together = new Together(new ResourcelessTransactionManager());

	@AfterEach
	void end() {
		this.together.destroy();
	}

	@Test
	void twoPortionsAreUnderWayAtOnce() {
		CyclicBarrier both = new CyclicBarrier(2);
		assertThat(this.together.each(List.of(1L, 2L, 3L), 2, (some) -> {
			try {
				both.await(10, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new IllegalStateException("the other one is not there", ex);
			}
			return some;
		})).containsExactly(List.of(1L, 2L), List.of(3L));
	}

	@Test
	void eachHasATransaction() {
		assertThat(this.together.each(List.of(1L, 2L), 1,
				(some) -> TransactionSynchronizationManager.isActualTransactionActive()))
			.containsExactly(true, true);
	}

	@Test
	void oneThatFailsIsToldOfWhenTheOthersAreDone() {
		List<Long> done = Collections.synchronizedList(new ArrayList<>());
		assertThatIllegalStateException().isThrownBy(() -> this.together.each(List.of(1L, 2L, 3L, 4L), 1, (some) -> {
			if (some.contains(2L)) {
				throw new IllegalStateException("portion 2");
			}
			return done.addAll(some);
		})).withMessage("portion 2");
		assertThat(done).containsExactlyInAnyOrder(1L, 3L, 4L);
	}

	@Test
	void oneThatStoodInAnothersWayIsDoneAgain() {
		AtomicInteger attempts = new AtomicInteger();
		assertThat(this.together.each(List.of(1L), 1, (some) -> {
			if (attempts.incrementAndGet() < 3) {
				throw new CannotAcquireLockException("in the way");
			}
			return "done";
		})).containsExactly("done");
		assertThat(attempts).hasValue(3);
	}

	@Test
	void nobodyIsNothing() {
		assertThat(this.together.each(List.of(), 200, (some) -> some)).isEmpty();
	}

}
