package io.github.tuxsentry.internal.shutdown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.core.FinalFlush;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
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
 * The orderly end of the bot: its steps, before anything else of the application stops;
 * then all beans, while Sentry is still there for them; and last what is waiting is sent
 * and Sentry closed. A transaction tells how long each took.
 */
public final class BotShutdown implements ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(BotShutdown.class);

	private static final String OPERATION = "app.shutdown";

	private final ApplicationContext context;

	private final Supplier<List<ShutdownStep>> steps;

	private final Supplier<? extends List<? extends MetricsPublisher>> publishers;

	private final @Nullable ProcessTransactions transactions;

	private final FinalFlush finalFlush;

	private final DeliveryCounters deliveries;

	private final ShutdownLimits limits;

	private final FaultBarrier faults;

	private List<? extends MetricsPublisher> knownPublishers = List.of();

	private ITransaction transaction = NoOpTransaction.getInstance();

	private ISpan beans = NoOpSpan.getInstance();

	/**
	 * Creates the end.
	 * @param context the context whose end is the bot's
	 * @param steps the steps, in order, asked for at the end
	 * @param publishers what holds metrics back, asked for at the end
	 * @param transactions starts the transaction, or {@code null} if none is wanted
	 * @param finalFlush closes Sentry
	 * @param deliveries counts what is sent
	 * @param limits how long it may all take
	 * @param faults takes what steps throw
	 */
	BotShutdown(ApplicationContext context, Supplier<List<ShutdownStep>> steps,
			Supplier<? extends List<? extends MetricsPublisher>> publishers, @Nullable ProcessTransactions transactions,
			FinalFlush finalFlush, DeliveryCounters deliveries, ShutdownLimits limits, FaultBarrier faults) {
		this.context = context;
		this.steps = steps;
		this.publishers = publishers;
		this.transactions = transactions;
		this.finalFlush = finalFlush;
		this.deliveries = deliveries;
		this.limits = limits;
		this.faults = faults;
	}

	/**
	 * Comes early, but lets listeners of the application come first, which may want to
	 * say good-bye.
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
			step.stop(this.limits.gracePeriod());
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
	 * Ends it all, once there is no bean left that could have something to say.
	 */
	void end() {
		this.faults.run("trace the shutdown", () -> {
			this.beans.finish(SpanStatus.OK);
			this.transaction.finish(SpanStatus.OK);
		});
		long start = System.nanoTime();
		DeliveryStats before = this.deliveries.snapshot();
		this.finalFlush.run(this.knownPublishers, this.limits.flushTimeout());
		DeliveryStats after = this.deliveries.snapshot();
		logger.info("Sentry is closed after {} ms: {} envelopes were sent in the end, {} are left.",
				Duration.ofNanos(System.nanoTime() - start).toMillis(), after.sent() - before.sent(),
				after.queued() + lostAtTheEnd(after) - lostAtTheEnd(before));
	}

	private static long lostAtTheEnd(DeliveryStats stats) {
		return stats.dropped().getOrDefault("shutdown", 0L);
	}

}
