package io.github.tuxsentry.metrics.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.tuxsentry.fault.FaultBarrier;
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

	private RunningSentry(LocalSentry ingest, SentryRegistryConfig config) {
		this.ingest = ingest;
		this.registry = new SentryMeterRegistry(config, Clock.SYSTEM, ScopesAdapter.getInstance(), this.faults);
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
		return new RunningSentry(LocalSentry.start(), config);
	}

	static SentryRegistryConfig onlyWhenTold() {
		return new SentryRegistryConfig() {

			@Override
			public String get(String key) {
				return null;
			}

			@Override
			public Duration step() {
				return Duration.ofHours(1);
			}

		};
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
