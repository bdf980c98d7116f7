package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real SDK on our transport, sending to a Sentry on this machine.
 */
final class RunningDelivery implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final DeliveryCounters monitor = new DeliveryCounters();

	private final FaultBarrier faults = new FaultBarrier();

	RunningDelivery(LocalSentry sentry, DeliveryTransportFactory.Settings settings) {
		this(sentry, settings, (options) -> {
		});
	}

	RunningDelivery(LocalSentry sentry, DeliveryTransportFactory.Settings settings, Consumer<SentryOptions> more) {
		this(sentry.dsn(), settings, more);
	}

	RunningDelivery(String dsn, DeliveryTransportFactory.Settings settings, Consumer<SentryOptions> more) {
		Sentry.init((options) -> {
			options.setDsn(dsn);
			options.setTracesSampleRate(1.0);
			options.setMaxQueueSize(1000);
			options.setReadTimeoutMillis(30_000);
			options.setShutdownTimeoutMillis(0);
			options.setFlushTimeoutMillis(500);
			options.setEnableUncaughtExceptionHandler(false);
			options.setEnableShutdownHook(false);
			options.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), this.faults));
			options.setTransportFactory(new DeliveryTransportFactory(settings, this.monitor, this.faults));
			options.setOnDiscard(this.monitor::discarded);
			more.accept(options);
		});
	}

	static DeliveryTransportFactory.Settings offline(Path directory) {
		return new DeliveryTransportFactory.Settings(32 << 20, directory, 64 << 20, Duration.ofDays(5),
				Duration.ofMinutes(1));
	}

	RunningDelivery capture(String prefix, int number) {
		for (int i = 0; i < number; i++) {
			Sentry.captureMessage(prefix + i);
		}
		return this;
	}

	DeliveryStats stats() {
		return this.monitor.snapshot();
	}

	/**
	 * Waits for the counts to become as wanted.
	 */
	DeliveryStats await(Predicate<DeliveryStats> wanted) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		DeliveryStats stats = stats();
		while (!wanted.test(stats) && System.nanoTime() < deadline) {
			sleep();
			stats = stats();
		}
		assertThat(stats).matches(wanted);
		return stats;
	}

	private static void sleep() {
		try {
			Thread.sleep(10);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		Sentry.close();
		assertThat(this.faults.count()).as("faults").isZero();
		DeliveryStats stats = stats();
		assertThat(stats.captured() + stats.restored()).as(stats.toString())
			.isEqualTo(stats.sent() + stats.totalDropped() + stats.queued());
	}

}
