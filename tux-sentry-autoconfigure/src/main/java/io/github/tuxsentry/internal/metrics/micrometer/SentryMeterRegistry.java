package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.scrub.Scrubber;
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
import io.micrometer.core.instrument.noop.NoopFunctionCounter;
import io.micrometer.core.instrument.noop.NoopFunctionTimer;
import io.micrometer.core.instrument.noop.NoopGauge;
import io.micrometer.core.instrument.noop.NoopLongTaskTimer;
import io.micrometer.core.instrument.noop.NoopMeter;
import io.micrometer.core.instrument.push.PushMeterRegistry;
import io.micrometer.core.instrument.util.NamedThreadFactory;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

/**
 * A registry that sends to Sentry once a step. Of each counter and each distribution, up
 * to 100 recordings a step go out one by one with the trace, span and time they were
 * recorded in. Beyond that, a counter's rest is one item with its sum; a distribution
 * sends an unbiased sample of 100 and the maximum, each with its rate in
 * {@code sentry.client_sample_rate}, and the exact count and total of the step as the
 * counters {@code <name>.count} and {@code <name>.total}. All other meters are read once
 * a step. Series, recordings and items are bounded; whatever the bounds, sums are exact.
 * While Sentry is off, nothing is kept and nothing is sent. Thread-safe.
 */
final class SentryMeterRegistry extends PushMeterRegistry implements MetricsPublisher {

	/** How long a step waits for the transport at the most. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** How long a stopping bot does, beside the flush that follows. */
	private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(1);

	private final SentryRegistryConfig config;

	private final FaultBarrier faults;

	private final ExemplarRecorder recorder;

	private final DoubleSupplier lots;

	private final StepPublisher publisher;

	private final CardinalityLimiter limit;

	private final Queue<PublishedMeter> removed = new ConcurrentLinkedQueue<>();

	/**
	 * Creates a registry and starts to publish.
	 * @param config its settings
	 * @param clock the clock of its steps
	 * @param scopes the way to Sentry, which may be off for now
	 * @param scrubber takes the secrets out of texts that have to be cut
	 * @param faults what keeps a failing publish away from the bot
	 */
	SentryMeterRegistry(SentryRegistryConfig config, Clock clock, IScopes scopes, Scrubber scrubber,
			FaultBarrier faults) {
		this(config, clock, scopes, scrubber, faults, () -> ThreadLocalRandom.current().nextDouble());
	}

	SentryMeterRegistry(SentryRegistryConfig config, Clock clock, IScopes scopes, Scrubber scrubber,
			FaultBarrier faults, DoubleSupplier lots) {
		super(config, clock);
		this.config = config;
		this.faults = faults;
		this.lots = lots;
		this.recorder = new ExemplarRecorder(scopes, faults, config.userAttributes());
		this.publisher = new StepPublisher(scopes, config, scrubber, faults);
		this.limit = new CardinalityLimiter(config.seriesPerMeter());
		Predicate<Meter.Id> included = MeterSelection.of(config.includes());
		Predicate<Meter.Id> excluded = MeterSelection.of(config.excludes());
		config().namingConvention(NamingConvention.identity);
		config().meterFilter(MeterFilter.denyUnless((id) -> included.test(id) && !excluded.test(id)));
		config().onMeterRemoved(this::takeLeave);
		start(new NamedThreadFactory("tux-sentry-metrics"));
	}

	@Override
	public void publishNow() {
		publishAll(PATIENCE_AT_THE_END);
	}

	private void publishAll(Duration patience) {
		this.faults.run("publish metrics", () -> {
			if (this.recorder.isLive()) {
				this.publisher.publishAll(publishedMeters(), patience);
			}
		});
	}

	/**
	 * Sends what was recorded and ends the steps. The registry goes on to take
	 * recordings, which {@link #publishNow()} sends: Spring Boot closes registries before
	 * anything else of an application has stopped.
	 */
	@Override
	public void close() {
		stop();
		publishAll(Duration.ZERO);
	}

	/**
	 * Returns how many items the cap on a step's items has held back so far: recordings
	 * that were summed up with others instead, and series that had to wait for another
	 * step.
	 * @return the number of items, 0 or more
	 */
	public long heldBack() {
		return this.publisher.heldBack();
	}

	@Override
	protected void publish() {
		if (this.recorder.isLive()) {
			Duration half = this.config.step().dividedBy(2);
			this.publisher.publish(publishedMeters(), (half.compareTo(PATIENCE) < 0) ? half : PATIENCE);
		}
	}

	private Stream<Meter> publishedMeters() {
		this.limit.forgetRefused(this::remove);
		List<Meter> leaving = new ArrayList<>();
		for (PublishedMeter meter = this.removed.poll(); meter != null; meter = this.removed.poll()) {
			leaving.add(meter);
		}
		Stream<Meter> living = getMeters().stream().filter((meter) -> !isStandIn(meter));
		return Stream.of(leaving.stream(), living, this.limit.overflows().stream()).flatMap(Function.identity());
	}

	private void takeLeave(Meter meter) {
		if (!isStandIn(meter)) {
			this.limit.release(meter);
		}
		if (meter instanceof PublishedMeter published) {
			this.removed.add(published);
		}
	}

	private static boolean isStandIn(Meter meter) {
		return meter instanceof OverflowMeter || meter instanceof NoopMeter;
	}

	@Override
	protected Counter newCounter(Meter.Id id) {
		return this.limit.admit(id, this::ownCounter, OverflowMeter::counter);
	}

	private Counter ownCounter(Meter.Id id) {
		return new SentryCounter(id, this.recorder, this.config.recordingsPerSeries());
	}

	@Override
	protected Timer newTimer(Meter.Id id, DistributionStatisticConfig distribution, PauseDetector pauseDetector) {
		return this.limit.admit(id,
				(own) -> new SentryTimer(own, this.clock, distribution, pauseDetector, recordings(SentryTimer.UNIT)),
				OverflowMeter::timer);
	}

	@Override
	protected DistributionSummary newDistributionSummary(Meter.Id id, DistributionStatisticConfig distribution,
			double scale) {
		return this.limit.admit(id,
				(own) -> new SentryDistributionSummary(own, this.clock, distribution, scale, recordings(1)),
				OverflowMeter::summary);
	}

	private Reservoir recordings(double unit) {
		return new Reservoir(this.recorder, this.config.recordingsPerSeries(), unit, this.lots);
	}

	@Override
	protected <T> Gauge newGauge(Meter.Id id, @Nullable T target, ToDoubleFunction<T> value) {
		return this.limit.admit(id, (own) -> new DefaultGauge<>(own, target, value), NoopGauge::new);
	}

	@Override
	protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig distribution) {
		return this.limit.admit(id,
				(own) -> new DefaultLongTaskTimer(own, this.clock, getBaseTimeUnit(), distribution, false),
				NoopLongTaskTimer::new);
	}

	@Override
	protected <T> FunctionTimer newFunctionTimer(Meter.Id id, T target, ToLongFunction<T> count,
			ToDoubleFunction<T> totalTime, TimeUnit totalTimeUnit) {
		return this.limit.admit(id, (own) -> new SentryFunctionTimer<>(own, target, count, totalTime, totalTimeUnit),
				NoopFunctionTimer::new);
	}

	@Override
	protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T target, ToDoubleFunction<T> count) {
		return this.limit.admit(id, (own) -> new SentryFunctionCounter<>(own, target, count), NoopFunctionCounter::new);
	}

	@Override
	protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
		return this.limit.admit(id, (own) -> new DefaultMeter(own, type, measurements), NoopMeter::new);
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

}
