package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MicrometerMetricSinkTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicInteger lookups = new AtomicInteger();

	private final FaultBarrier faults = new FaultBarrier();

	private final BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> {
		this.lookups.incrementAndGet();
		return this.registry;
	}), this.faults::run);

	@Test
	void adaptsCountsTimesAndGauges() {
		for (int size : new int[] { 5, 7 }) {
			this.metrics.recordCacheMetric("tldr", "get",
					(get) -> get.hit().duration(Duration.ofMillis(size)).size(size));
		}
		assertThat(this.registry.get("bot.cache.hits").tag("cache", "tldr").counter().count()).isEqualTo(2);
		assertThat(this.registry.get("bot.cache.operation.duration").timer().totalTime(TimeUnit.MILLISECONDS))
			.isEqualTo(12);
		assertThat(this.registry.get("bot.cache.size").gauge().value()).isEqualTo(7);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void gaugeIsRegisteredOnceItsRegistryIsAvailable() {
		AtomicBoolean available = new AtomicBoolean();
		BotMetrics late = new BotMetrics(new MicrometerMetricSink(() -> {
			assertThat(available).isTrue();
			return this.registry;
		}), this.faults::run);
		late.recordBotMetric((state) -> state.gatewayPing(0, Duration.ofMillis(40)));
		assertThat(this.faults.count()).isEqualTo(1);
		available.set(true);
		late.recordBotMetric((state) -> state.gatewayPing(0, Duration.ofMillis(50)));
		assertThat(this.registry.get("bot.gateway.ping").gauge().value()).isEqualTo(50);
	}

	@Test
	void describesMeters() {
		this.metrics.recordCacheMetric("tldr", "get", (get) -> get.hit().duration(Duration.ofMillis(1)).size(1));
		this.metrics.recordBotMetric((state) -> state.gatewayPing(0, Duration.ofMillis(40)));
		assertThat(this.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
		assertThat(this.registry.getMeters()).map(Meter::getId)
			.filteredOn((id) -> id.getType() == Meter.Type.GAUGE)
			.extracting(Meter.Id::getName, Meter.Id::getBaseUnit)
			.contains(tuple("bot.cache.size", null), tuple("bot.gateway.ping", "milliseconds"));
	}

	@Test
	void hasTheSameTagsForAllMetersOfAMetric() {
		this.metrics.recordDatabaseMetric("insert", Duration.ofMillis(1));
		this.metrics.recordDatabaseMetric("insert", Duration.ofMillis(1), (insert) -> insert.table("cases"));
		assertThat(this.registry.get("bot.database.operation.count").counters())
			.extracting((counter) -> counter.getId().getTag("table"))
			.containsExactlyInAnyOrder("none", "cases");
		assertThat(this.registry.get("bot.database.operation.count").counters())
			.extracting((counter) -> counter.getId().getTags().stream().map(Tag::getKey).toList())
			.allSatisfy((keys) -> assertThat(keys).containsExactlyInAnyOrder("operation", "success", "table",
					"retry_count", "error_type"));
	}

	@Test
	void looksUpMetersOfAThousandSeriesOnce() {
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < 1000; i++) {
				recordHit(i);
			}
		}
		assertThat(this.lookups).hasValue(1000);
		recordHit(1000);
		recordHit(1000);
		assertThat(this.lookups).hasValue(1002);
		assertThat(this.registry.get("bot.cache.hits").tag("cache", "cache-1000").counter().count()).isEqualTo(2);
	}

	@Test
	void setsGaugesOfAThousandSeries() {
		for (int i = 0; i < 1002; i++) {
			String cache = "cache-" + i;
			this.metrics.recordCacheMetric(cache, "set", (set) -> set.size(3));
		}
		assertThat(this.registry.get("bot.cache.size").gauges()).hasSize(1000);
		this.metrics.recordCacheMetric("cache-999", "set", (set) -> set.size(4));
		assertThat(this.registry.get("bot.cache.size").tag("cache", "cache-999").gauge().value()).isEqualTo(4);
	}

	@Test
	void looksUpTheRegistryWhenItIsPrepared() {
		this.metrics.prepare();
		assertThat(this.lookups).hasValue(1);
	}

	private void recordHit(int cache) {
		this.metrics.recordCacheMetric("cache-" + cache, "get", (get) -> get.hit());
	}

}
