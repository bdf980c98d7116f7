package io.github.tuxsentry.metrics.micrometer;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.MetricsPublisher;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.internal.DefaultGauge;
import io.micrometer.core.instrument.internal.DefaultLongTaskTimer;
import io.micrometer.core.instrument.internal.DefaultMeter;
import io.micrometer.core.instrument.push.PushMeterRegistry;
import io.micrometer.core.instrument.util.NamedThreadFactory;
import io.sentry.IScopes;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * A registry that sends to Sentry once a step. Of each counter and each distribution, up
 * to 100 recordings a step go out one by one with the trace, span and time they were
 * recorded in. Beyond that, a counter's rest is one item with its sum; a distribution
 * sends an unbiased sample of 100, each with its rate in
 * {@code sentry.client_sample_rate}, and the exact count and total of the step as the
 * counters {@code <name>.count} and {@code <name>.total}. All other meters are read once
 * a step. While Sentry is off, nothing is kept and nothing is sent. Thread-safe.
 */
public final class SentryMeterRegistry extends PushMeterRegistry implements MetricsPublisher {

	private final SentryRegistryConfig config;

	private final IScopes scopes;

	private final FaultBarrier faults;

	private final Recorder recorder;

	private final SentryId stepTraceId = new SentryId();

	private final Lock publishing = new ReentrantLock();

	/**
	 * Creates a registry and starts to publish.
	 * @param config its settings
	 * @param clock the clock of its steps
	 * @param scopes the way to Sentry, which may be off for now
	 * @param faults what keeps a failing publish away from the bot
	 */
	public SentryMeterRegistry(SentryRegistryConfig config, Clock clock, IScopes scopes, FaultBarrier faults) {
		super(config, clock);
		this.config = config;
		this.scopes = scopes;
		this.faults = faults;
		this.recorder = new Recorder(scopes, faults);
		config().namingConvention(NamingConvention.identity);
		config().meterFilter(MeterFilter.denyUnless(this::reachesSentry));
		start(new NamedThreadFactory("tux-sentry-metrics"));
	}

	@Override
	public void publishNow() {
		this.faults.run("publish metrics", this::publish);
	}

	@Override
	public void close() {
		if (isPublishing()) {
			waitForInProgressScheduledPublish();
		}
		super.close();
	}

	@Override
	protected void publish() {
		if (!this.recorder.isLive()) {
			return;
		}
		this.publishing.lock();
		try {
			StepPublish step = new StepPublish(this.scopes, this.config.batchSize(), this.stepTraceId);
			for (Meter meter : getMeters()) {
				this.faults.run("publish a metric", () -> step.publish(meter));
			}
			step.send();
		}
		finally {
			this.publishing.unlock();
		}
	}

	@Override
	protected Counter newCounter(Meter.Id id) {
		return new SentryCounter(id, this.recorder);
	}

	@Override
	protected Timer newTimer(Meter.Id id, DistributionStatisticConfig distribution, PauseDetector pauseDetector) {
		return new SentryTimer(id, this.clock, distribution, pauseDetector, this.recorder);
	}

	@Override
	protected DistributionSummary newDistributionSummary(Meter.Id id, DistributionStatisticConfig distribution,
			double scale) {
		return new SentryDistributionSummary(id, this.clock, distribution, scale, this.recorder);
	}

	@Override
	protected <T> Gauge newGauge(Meter.Id id, @Nullable T target, ToDoubleFunction<T> value) {
		return new DefaultGauge<>(id, target, value);
	}

	@Override
	protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig distribution) {
		return new DefaultLongTaskTimer(id, this.clock, getBaseTimeUnit(), distribution, false);
	}

	@Override
	protected <T> FunctionTimer newFunctionTimer(Meter.Id id, T target, ToLongFunction<T> count,
			ToDoubleFunction<T> totalTime, TimeUnit totalTimeUnit) {
		return new SentryFunctionTimer<>(id, target, count, totalTime, totalTimeUnit);
	}

	@Override
	protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T target, ToDoubleFunction<T> count) {
		return new SentryFunctionCounter<>(id, target, count);
	}

	@Override
	protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
		return new DefaultMeter(id, type, measurements);
	}

	@Override
	protected TimeUnit getBaseTimeUnit() {
		return TimeUnit.MILLISECONDS;
	}

	@Override
	protected DistributionStatisticConfig defaultHistogramConfig() {
		return DistributionStatisticConfig.builder()
			.expiry(this.config.step())
			.build()
			.merge(DistributionStatisticConfig.DEFAULT);
	}

	private boolean reachesSentry(Meter.Id id) {
		return matches(id, this.config.includes()) && !matches(id, this.config.excludes());
	}

	private static boolean matches(Meter.Id id, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (prefix.equals("*") || id.getName().startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
