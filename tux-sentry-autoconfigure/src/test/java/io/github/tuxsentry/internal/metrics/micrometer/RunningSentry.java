package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.Clock;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

/**
 * Sentry's SDK, started for real against a local ingest, and a registry that publishes to
 * it when told to.
 */
final class RunningSentry implements AutoCloseable {

	private final LocalSentry ingest;

	private final FaultBarrier faults = new FaultBarrier();

	final SentryMeterRegistry registry;

	private RunningSentry(LocalSentry ingest, Function<FaultBarrier, SentryMeterRegistry> registry) {
		this.ingest = ingest;
		this.registry = registry.apply(this.faults);
	}

	static RunningSentry start() {
		return start((options) -> {
		}, onlyWhenTold());
	}

	static RunningSentry start(Consumer<SentryOptions> customizer) {
		return start(customizer, onlyWhenTold());
	}

	static RunningSentry start(Consumer<SentryOptions> customizer, SentryRegistryConfig config) {
		RunningSentry running = notYetStarted(config);
		running.startSdk(customizer);
		return running;
	}

	static RunningSentry notYetStarted(SentryRegistryConfig config) {
		return new RunningSentry(LocalSentry.start(), (faults) -> new SentryMeterRegistry(config, Clock.SYSTEM,
				ScopesAdapter.getInstance(), Scrubber.standard(), faults));
	}

	/**
	 * Starts with a random generator that draws the same lots each time.
	 */
	static RunningSentry startSeeded(long seed) {
		RunningSentry running = new RunningSentry(LocalSentry.start(),
				(faults) -> new SentryMeterRegistry(onlyWhenTold(), Clock.SYSTEM, ScopesAdapter.getInstance(),
						Scrubber.standard(), faults, new Random(seed)::nextDouble));
		running.startSdk((options) -> {
		});
		return running;
	}

	/**
	 * Returns settings of a registry that publishes only when told to.
	 * @param settings the settings, by the name behind their prefix
	 */
	static SentryRegistryConfig onlyWhenTold(Map<String, String> settings) {
		return (key) -> {
			String name = key.substring("tux.sentry.metrics.".length());
			return name.equals("step") ? "1h" : settings.get(name);
		};
	}

	static SentryRegistryConfig onlyWhenTold() {
		return onlyWhenTold(Map.of());
	}

	void startSdk(Consumer<SentryOptions> customizer) {
		Sentry.init((options) -> {
			options.setDsn(this.ingest.dsn());
			options.setEnvironment("test");
			options.setRelease("bot@1.0");
			options.setServerName("host-1");
			options.setTracesSampleRate(1.0);
			customizer.accept(options);
		});
	}

	/**
	 * Publishes and returns all metric items that arrived so far.
	 */
	List<LocalMetric> publish() {
		this.registry.publishNow();
		return arrived();
	}

	List<LocalMetric> arrived() {
		Sentry.flush(10_000);
		return this.ingest.metrics();
	}

	LocalSentry ingest() {
		return this.ingest;
	}

	List<SentryItem> items(String type) {
		return this.ingest.items(type);
	}

	long faults() {
		return this.faults.count();
	}

	@Override
	public void close() {
		this.registry.close();
		Sentry.close();
		this.ingest.close();
	}

}
