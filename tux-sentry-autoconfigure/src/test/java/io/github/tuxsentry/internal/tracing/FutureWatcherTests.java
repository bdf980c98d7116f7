package io.github.tuxsentry.internal.tracing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link FutureWatcher} and {@link CompletionFailures}.
 */
class FutureWatcherTests {

	private static final Duration AN_HOUR = Duration.ofHours(1);

	@Test
	void tellsWhenAFutureIsDoneAndWhatBecameOfIt() throws Exception {
		FutureWatcher watcher = new FutureWatcher(AN_HOUR, 10);
		IOException failure = new IOException();
		FutureTask<String> failing = new FutureTask<>(() -> {
			throw failure;
		});
		CompletableFuture<Throwable> told = new CompletableFuture<>();
		assertThat(watcher.watch(failing, told::complete)).isTrue();
		assertThat(watcher.watched()).isOne();
		assertThat(told).isNotDone();
		failing.run();
		assertThat(told.get(30, TimeUnit.SECONDS)).isSameAs(failure);
		await().until(() -> watcher.watched() == 0);
	}

	@Test
	void watchesNoMoreThanItHasRoomFor() {
		FutureWatcher watcher = new FutureWatcher(AN_HOUR, 2);
		List<CompletableFuture<String>> futures = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			CompletableFuture<String> future = new CompletableFuture<>();
			futures.add(future);
			assertThat(watcher.watch(future, (failure) -> {
			})).isEqualTo(i < 2);
		}
		assertThat(watcher.watched()).isEqualTo(2);
		futures.forEach((future) -> future.complete("done"));
		await().until(() -> watcher.watched() == 0);
	}

	@Test
	void givesUpOnAFutureThatIsNeverDone() throws Exception {
		FutureWatcher watcher = new FutureWatcher(Duration.ofMillis(20), 10);
		CompletableFuture<Throwable> told = new CompletableFuture<>();
		watcher.watch(new CompletableFuture<>(), told::complete);
		assertThat(told.get(30, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
		await().until(() -> watcher.watched() == 0);
	}

	@Test
	void goesOnAfterAFutureThatCannotBeAsked() throws Exception {
		FutureWatcher watcher = new FutureWatcher(AN_HOUR, 10);
		CompletableFuture<Throwable> unaskable = new CompletableFuture<>();
		watcher.watch(new Unaskable(), unaskable::complete);
		assertThat(unaskable.get(30, TimeUnit.SECONDS)).isInstanceOf(UnsupportedOperationException.class);
		CompletableFuture<Throwable> told = new CompletableFuture<>();
		watcher.watch(CompletableFuture.completedFuture("done"), told::complete);
		assertThat(told.get(30, TimeUnit.SECONDS)).isNull();
		await().until(() -> watcher.watched() == 0);
	}

	@Test
	void tellsWhatBecameOfAFutureWithoutWaiting() {
		assertThat(CompletionFailures.of(CompletableFuture.completedFuture("done"))).isNull();
		IOException failure = new IOException();
		assertThat(CompletionFailures.of(CompletableFuture.failedFuture(failure))).isSameAs(failure);
		CompletableFuture<String> cancelled = new CompletableFuture<>();
		cancelled.cancel(false);
		assertThat(CompletionFailures.of(cancelled)).isInstanceOf(CancellationException.class);
		assertThat(CompletionFailures.of(new CompletableFuture<>())).isNull();
		assertThat(CompletionFailures.of(new Unaskable())).isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void tellsWhatBecameOfAFutureOnAThreadThatIsInterrupted() {
		FutureTask<String> task = new FutureTask<>(() -> "done");
		task.run();
		Thread.currentThread().interrupt();
		try {
			assertThat(CompletionFailures.of(task)).isNull();
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void forgetsTheFuturesOfATransactionWithItsEnd() {
		PendingFutures results = new PendingFutures();
		SentryId trace = new SentryId();
		List<String> told = new ArrayList<>();
		CompletableFuture<String> done = new CompletableFuture<>();
		results.register(trace, done, (failure) -> told.add("done"));
		ResultHandler.Completion late = results.register(trace, new CompletableFuture<>(),
				(failure) -> told.add("late"));
		done.complete("done");
		assertThat(results.size()).isOne();
		results.completeDone(trace);
		assertThat(told).containsExactly("done");
		assertThat(results.size()).isZero();
		late.done(null);
		assertThat(told).containsExactly("done", "late");
		assertThat(results.size()).isZero();
	}

	private static final class Unaskable implements Future<String> {

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			return false;
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

		@Override
		public boolean isDone() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String get() throws InterruptedException, ExecutionException {
			throw new UnsupportedOperationException();
		}

		@Override
		public String get(long timeout, TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

	}

}
