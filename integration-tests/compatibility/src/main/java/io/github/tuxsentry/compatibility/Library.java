package io.github.tuxsentry.compatibility;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.scheduling.annotation.Async;

/**
 * Service of the bot.
 */
class Library {

	private final SentryManager sentry;

	private final ExecutorService pool;

	Library(SentryManager sentry, ExecutorService pool) {
		this.sentry = sentry;
		this.pool = pool;
	}

	@Transaction(op = "task.background", name = "annotated_report")
	public void report() {
		step("step of the report");
	}

	@Span(op = "library.find", description = "Find a book")
	public void find() {
	}

	@Span(op = "library.future", description = "Find a book later")
	public CompletableFuture<String> findLater() {
		return CompletableFuture.supplyAsync(() -> {
			pause();
			step("step of the future");
			return "book";
		}, this.pool);
	}

	@Cacheable("books")
	public String title(int number) {
		return "book " + number;
	}

	@Async
	public void failLater() {
		throw new UnsupportedOperationException("the async method fails");
	}

	@Async
	public CompletableFuture<String> later() {
		step("step of the async method");
		return CompletableFuture.completedFuture("done");
	}

	/**
	 * Record a span on the current thread.
	 */
	void step(String description) {
		this.sentry.startSpan("library.step", description).close();
	}

	private static void pause() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
