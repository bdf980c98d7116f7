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
import java.util.function.Supplier;
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
import io.micrometer.core.instrument.distribution.TimeWindowMax;
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

import org.springframework.aop.framework.AopInfrastructureBean;

/**
 * {@link PushMeterRegistry} that publishes to Sentry once a step. Of each counter and
 * each distribution, up to 100 recordings a step are sent individually with the trace,
 * span and time they were recorded in. Beyond that, a counter sends the rest as one item
 * with its sum; a distribution sends an unbiased sample of 100 and the maximum, each with
 * its rate in {@code sentry.client_sample_rate}, and the exact count and total of the
 * step as the counters {@code <name>.count} and {@code <name>.total}. All other meters
 * are read once a step. Series, recordings and items are bounded; sums are exact
 * regardless. While Sentry is disabled, nothing is recorded or sent. No aspect applies to
 * the registry. Thread-safe.
 */
final class SentryMeterRegistry extends PushMeterRegistry implements MetricsPublisher, AopInfrastructureBean {

	private static final Duration MAX_TRANSPORT_WAIT = Duration.ofSeconds(5);

	/** Maximum wait on shutdown, in addition to the flush that follows. */
	private static final Duration MAX_FINAL_TRANSPORT_WAIT = Duration.ofSeconds(1);

	private final SentryRegistryConfig config;

	private final StepClock stepClock;

	private final FaultBarrier faults;

	private final Exemplar.Recorder recorder;

	private final DoubleSupplier weights;

	private final StepPublisher publisher;

	private final CardinalityLimiter limiter;

	private final Queue<PublishedMeter> removed = new ConcurrentLinkedQueue<>();

	/**
	 * Create a new registry and start to publish.
	 * @param config the settings
	 * @param clock the clock of the steps
	 * @param scopes the scopes, which may not be enabled yet
	 * @param scrubber scrubs texts that are truncated
	 * @param faults handles internal errors
	 */
	SentryMeterRegistry(SentryRegistryConfig config, Clock clock, IScopes scopes, Scrubber scrubber,
			FaultBarrier faults) {
		this(config, clock, scopes, scrubber, faults, () -> ThreadLocalRandom.current().nextDouble());
	}

	SentryMeterRegistry(SentryRegistryConfig config, Clock clock, IScopes scopes, Scrubber scrubber,
			FaultBarrier faults, DoubleSupplier weights) {
		super(config, clock);
		this.config = config;
		this.stepClock = new StepClock(clock);
		this.faults = faults;
		this.weights = weights;
		this.recorder = new Exemplar.Recorder(scopes, faults, config.includeUserAttributes());
		this.publisher = new StepPublisher(scopes, config, scrubber, faults);
		this.limiter = new CardinalityLimiter(config.seriesPerMeter());
		Predicate<Meter.Id> included = MeterSelection.of(config.include());
		Predicate<Meter.Id> excluded = MeterSelection.of(config.exclude());
		config().namingConvention(NamingConvention.identity);
		config().meterFilter(MeterFilter.denyUnless((id) -> included.test(id) && !excluded.test(id)));
		config().onMeterRemoved(this::onRemoved);
		start(new NamedThreadFactory("tux-sentry-metrics"));
	}

	@Override
	public void publishNow() {
		publishAll(MAX_FINAL_TRANSPORT_WAIT);
	}

	private void publishAll(Duration maxWait) {
		this.faults.run("publish metrics", () -> {
			if (this.recorder.isLive()) {
				this.publisher.publishAll(publishedMeters(), maxWait);
			}
		});
	}

	/**
	 * Send all recordings and end the steps. The registry still accepts recordings, which
	 * {@link #publishNow()} sends: Spring Boot closes registries before anything else of
	 * an application has stopped.
	 */
	@Override
	public void close() {
		stop();
		publishAll(Duration.ZERO);
	}

	/**
	 * Return the number of items that the cap on a step's items has held back so far:
	 * recordings that were summed up instead, and series postponed to another step.
	 * @return the number of items, 0 or more
	 */
	long heldBack() {
		return this.publisher.heldBack();
	}

	@Override
	protected void publish() {
		this.stepClock.advance();
		if (this.recorder.isLive()) {
			Duration half = this.config.step().dividedBy(2);
			this.publisher.publish(publishedMeters(),
					(half.compareTo(MAX_TRANSPORT_WAIT) < 0) ? half : MAX_TRANSPORT_WAIT);
		}
	}

	private Stream<Meter> publishedMeters() {
		this.limiter.removeRejected(this::remove);
		List<Meter> removed = new ArrayList<>();
		for (PublishedMeter meter = this.removed.poll(); meter != null; meter = this.removed.poll()) {
			removed.add(meter);
		}
		Stream<Meter> registered = getMeters().stream().filter(CardinalityLimiter::isWithinLimit);
		return Stream.of(removed.stream(), registered, this.limiter.overflows().stream()).flatMap(Function.identity());
	}

	private void onRemoved(Meter meter) {
		this.limiter.release(meter);
		if (meter instanceof PublishedMeter published) {
			this.removed.add(published);
		}
	}

	@Override
	protected Counter newCounter(Meter.Id id) {
		return this.limiter.counter(id,
				(own) -> new SentryCounter(own, this.recorder, this.config.recordingsPerSeries()));
	}

	@Override
	protected Timer newTimer(Meter.Id id, DistributionStatisticConfig distribution, PauseDetector pauseDetector) {
		return this.limiter.timer(id, (own) -> SentryDistribution.timer(own, this.clock, max(distribution),
				pauseDetector, reservoir(SentryDistribution.NANOS_PER_MILLISECOND, Tally::ofWholeNumbers)));
	}

	@Override
	protected DistributionSummary newDistributionSummary(Meter.Id id, DistributionStatisticConfig distribution,
			double scale) {
		return this.limiter.summary(id,
				(own) -> SentryDistribution.summary(own, max(distribution), scale, reservoir(1, Tally::ofDecimals)));
	}

	private TimeWindowMax max(DistributionStatisticConfig distribution) {
		return new TimeWindowMax(this.stepClock, distribution);
	}

	private Reservoir reservoir(double unit, Supplier<Tally> tallies) {
		return new Reservoir(this.recorder, this.config.recordingsPerSeries(), unit, tallies, this.weights);
	}

	@Override
	protected <T> Gauge newGauge(Meter.Id id, @Nullable T target, ToDoubleFunction<T> value) {
		return this.limiter.readable(id, (own) -> new DefaultGauge<>(own, target, value), NoopGauge::new);
	}

	@Override
	protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig distribution) {
		return this.limiter.readable(id,
				(own) -> new DefaultLongTaskTimer(own, this.clock, getBaseTimeUnit(), distribution, false),
				NoopLongTaskTimer::new);
	}

	@Override
	protected <T> FunctionTimer newFunctionTimer(Meter.Id id, T target, ToLongFunction<T> count,
			ToDoubleFunction<T> totalTime, TimeUnit totalTimeUnit) {
		return this.limiter.readable(id,
				(own) -> SentryFunctionMeter.timer(own, target, count, totalTime, totalTimeUnit),
				NoopFunctionTimer::new);
	}

	@Override
	protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T target, ToDoubleFunction<T> count) {
		return this.limiter.readable(id, (own) -> SentryFunctionMeter.counter(own, target, count),
				NoopFunctionCounter::new);
	}

	@Override
	protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
		return this.limiter.readable(id, (own) -> new DefaultMeter(own, type, measurements), NoopMeter::new);
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
