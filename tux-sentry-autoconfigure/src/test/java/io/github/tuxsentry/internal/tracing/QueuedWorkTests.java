package io.github.tuxsentry.internal.tracing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueuedWork}.
 */
class QueuedWorkTests {

	@Test
	void isCheckedOnceAThreadCanBeStartedAgain() {
		AtomicBoolean refused = new AtomicBoolean(true);
		QueuedWork work = new QueuedWork((task) -> {
			if (refused.getAndSet(false)) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		});
		Dropped first = new Dropped();
		Dropped second = new Dropped();
		work.add(first);
		assertThat(refused).isFalse();
		work.add(second);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> first.released && second.released);
	}

	@Test
	void isReleasedOnceItIsDropped() {
		Dropped dropped = new Dropped();
		QueuedWork.watch(dropped);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> dropped.released);
	}

	private static final class Dropped implements QueuedWork.Item {

		private volatile boolean released;

		@Override
		public boolean isWaiting() {
			return !this.released;
		}

		@Override
		public boolean isDropped(QueuedWork.Queues queues) {
			return true;
		}

		@Override
		public void release() {
			this.released = true;
		}

	}

}
