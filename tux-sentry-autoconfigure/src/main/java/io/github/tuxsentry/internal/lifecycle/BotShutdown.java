package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpSpan;
import io.sentry.NoOpTransaction;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Orderly shutdown of the bot. Its steps run before any other part of the application
 * stops. All beans are then destroyed while Sentry is still available to them. Finally,
 * pending data is sent and Sentry is closed. A transaction records the duration of each
 * part.
 */
public final class BotShutdown implements ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(BotShutdown.class);

	private static final String OPERATION = "app.shutdown";

	private final ApplicationContext context;

	private final Supplier<List<ShutdownStep>> steps;

	private final Supplier<? extends List<? extends MetricsPublisher>> publishers;

	private final @Nullable ProcessTransactions transactions;

	private final Flusher flusher;

	private final DeliveryCounters deliveries;

	private final ShutdownProperties properties;

	private final FaultBarrier faults;

	private List<? extends MetricsPublisher> knownPublishers = List.of();

	private ITransaction transaction = NoOpTransaction.getInstance();

	private ISpan beans = NoOpSpan.getInstance();

	/**
	 * Create a new shutdown.
	 * @param context the context whose closing shuts the bot down
	 * @param steps the steps in order, looked up on shutdown
	 * @param publishers the publishers of pending metrics, looked up on shutdown
	 * @param transactions starts the transaction, or {@code null} if it is disabled
	 * @param scopes the scopes to close
	 * @param deliveries counts the sent envelopes
	 * @param properties the time limits
	 * @param faults handles exceptions of steps
	 */
	BotShutdown(ApplicationContext context, Supplier<List<ShutdownStep>> steps,
			Supplier<? extends List<? extends MetricsPublisher>> publishers, @Nullable ProcessTransactions transactions,
			IScopes scopes, DeliveryCounters deliveries, ShutdownProperties properties, FaultBarrier faults) {
		this.context = context;
		this.steps = steps;
		this.publishers = publishers;
		this.transactions = transactions;
		this.flusher = new Flusher(scopes, () -> this.knownPublishers.stream(), faults);
		this.deliveries = deliveries;
		this.properties = properties;
		this.faults = faults;
	}

	/**
	 * A high precedence, but below that of listeners of the application that send a last
	 * message.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.faults.run("trace the shutdown", this::startTransaction);
			this.faults.run("stop the bot", () -> this.steps.get().forEach(this::run));
			this.faults.run("publish metrics", this::publish);
			this.faults.run("trace the shutdown", () -> this.beans = start("close beans"));
		}
	}

	private void startTransaction() {
		if (this.transactions != null) {
			this.transaction = this.transactions.start(OPERATION, "bot.shutdown", Instant.now());
		}
	}

	private void run(ShutdownStep step) {
		ISpan span = start(step.description());
		SpanStatus status = SpanStatus.INTERNAL_ERROR;
		try {
			step.stop(this.properties.gracePeriod());
			status = SpanStatus.OK;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.faults.caught(step.description(), ex);
		}
		finally {
			span.finish(status);
		}
	}

	private void publish() {
		this.knownPublishers = this.publishers.get();
		this.knownPublishers.forEach(MetricsPublisher::publishNow);
	}

	private ISpan start(String description) {
		return this.transaction.startChild(OPERATION, description);
	}

	/**
	 * Complete the shutdown once all beans are destroyed.
	 */
	void end() {
		finishTransaction();
		long start = System.nanoTime();
		DeliveryStats before = this.deliveries.snapshot();
		this.flusher.close(this.properties.flushTimeout());
		DeliveryStats after = this.deliveries.snapshot();
		logger.info("Sentry was closed after {} ms: {} envelopes were sent on shutdown, {} remain.",
				Duration.ofNanos(System.nanoTime() - start).toMillis(), after.sent() - before.sent(),
				after.queued() + lostAtTheEnd(after) - lostAtTheEnd(before));
	}

	/**
	 * Complete the shutdown while other application contexts use Sentry, which remains
	 * open.
	 */
	void endForOthers() {
		finishTransaction();
		this.faults.run("flush", () -> this.flusher.flush(this.properties.flushTimeout()));
		logger.info("Sentry remains open, since another application context uses it.");
	}

	private void finishTransaction() {
		this.faults.run("trace the shutdown", () -> {
			this.beans.finish(SpanStatus.OK);
			this.transaction.finish(SpanStatus.OK);
		});
	}

	private static long lostAtTheEnd(DeliveryStats stats) {
		return stats.dropped().getOrDefault("shutdown", 0L);
	}

}
