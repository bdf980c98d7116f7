package io.github.tuxsentry.internal.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeferredMetricSinkTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicInteger supplied = new AtomicInteger();

	private final AtomicReference<MetricSink> sink = new AtomicReference<>(MetricSink.none());

	private final BotMetrics metrics = new BotMetrics(new DeferredMetricSink(this.sink::get), new FaultBarrier()::run);

	@Test
	void recordsInTheSinkThatIsAvailable() {
		record();
		assertThat(this.registry.getMeters()).isEmpty();
		useRegistry();
		record();
		assertThat(this.registry.get("bot.cache.hits").counter().count()).isEqualTo(1);
		assertThat(this.registry.get("bot.cache.operation.duration").timer().count()).isEqualTo(1);
		assertThat(this.registry.get("bot.cache.size").gauge().value()).isEqualTo(12);
	}

	@Test
	void preparesTheSinkThatIsAvailable() {
		useRegistry();
		this.metrics.prepare();
		assertThat(this.supplied).hasValue(1);
	}

	private void useRegistry() {
		this.sink.set(new MicrometerMetricSink(() -> {
			this.supplied.incrementAndGet();
			return this.registry;
		}));
	}

	private void record() {
		this.metrics.recordCacheMetric("tldr", "get", (get) -> get.hit().duration(Duration.ofMillis(2)).size(12));
	}

}
