package io.github.tuxsentry.examples;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.tracing.ContextPropagation;

/**
 * The examples of docs/context.md.
 */
public class Threads {

	private final SentryManager sentry;

	private final ContextPropagation context;

	private final Queue queue;

	Threads(SentryManager sentry, ContextPropagation context, Queue queue) {
		this.sentry = sentry;
		this.context = context;
		this.queue = queue;
	}

	CompletableFuture<Integer> count() {
		return CompletableFuture.supplyAsync(this.context.wrapSupplier(this::countMembers), ForkJoinPool.commonPool());
	}

	private int countMembers() {
		this.sentry.startSpan("db.query", "Count members").close();
		return 3;
	}

	void send(String job) {
		this.queue.send(job, this.sentry.traceHeaders());
	}

	void receive(String job, Map<String, String> headers) {
		try (TransactionHandle transaction = this.sentry.continueTrace(headers, "queue.process", "worker.job")) {
			transaction.setData("job", job);
		}
	}

	interface Queue {

		void send(String job, Map<String, String> headers);

	}

}
