package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryMetricsEvent;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentryMetricItemTests {

	@Test
	void botMetricHasItsTypedAttributesAndThoseOfTheApplicationOnly() {
		try (RunningSentry sentry = RunningSentry.start()) {
			botMetrics(sentry).recordApiMetric("discord", "/channels/{id}", Duration.ofMillis(12),
					(m) -> m.method("POST").statusCode(429).rateLimited().failed());
			LocalMetric metric = named(sentry.publish(), "bot.api.failures");
			assertThat(metric.attributes()).containsKeys("sentry.sdk.name", "sentry.sdk.version");
			assertThat(withoutSdk(metric))
				.containsAllEntriesOf(Map.of("service", "discord", "endpoint", "/channels/{id}", "method", "POST",
						"status_code", 429L, "rate_limited", true, "success", false))
				.containsAllEntriesOf(Map.of("url.template", "/channels/{id}", "http.request.method", "POST",
						"http.response.status_code", 429L))
				.containsAllEntriesOf(
						Map.of("sentry.environment", "test", "sentry.release", "bot@1.0", "server.address", "host-1"))
				.hasSize(12);
			assertThat(sentry.items("trace_metric").get(0).payload().path("items"))
				.filteredOn((item) -> item.path("name").asText().equals("bot.api.failures"))
				.singleElement()
				.extracting((item) -> item.path("attributes"))
				.satisfies((attributes) -> {
					assertThat(attributes.at("/service/type").asText()).isEqualTo("string");
					assertThat(attributes.at("/status_code/type").asText()).isEqualTo("integer");
					assertThat(attributes.at("/success/type").asText()).isEqualTo("boolean");
				});
		}
	}

	@Test
	void absentAttributesStayOffTheWire() {
		try (RunningSentry sentry = RunningSentry.start()) {
			botMetrics(sentry).recordDatabaseMetric("insert", Duration.ofMillis(12));
			LocalMetric metric = named(sentry.publish(), "bot.database.operation.duration");
			assertThat(metric.attributes()).containsEntry("operation", "insert")
				.containsEntry("success", true)
				.doesNotContainKeys("table", "retry_count", "error_type");
			assertThat(metric.unit()).isEqualTo("millisecond");
			assertThat(metric.value()).isEqualTo(12.0);
		}
	}

	@Test
	void attributesOfADatabaseAreAlsoNamedByTheConventions() {
		try (RunningSentry sentry = RunningSentry.start()) {
			botMetrics(sentry).recordDatabaseMetric("insert", Duration.ofMillis(12),
					(m) -> m.table("cases").failed(new IllegalStateException("locked")));
			assertThat(named(sentry.publish(), "bot.database.failures").attributes())
				.containsEntry("db.operation.name", "insert")
				.containsEntry("db.collection.name", "cases")
				.containsEntry("error.type", "IllegalStateException")
				.doesNotContainKey("cache.operation");
		}
	}

	@Test
	void retryCountIsANumber() {
		try (RunningSentry sentry = RunningSentry.start()) {
			botMetrics(sentry).recordDatabaseMetric("insert", Duration.ofMillis(12), (m) -> m.retries(2));
			List<LocalMetric> metrics = sentry.publish();
			assertThat(named(metrics, "bot.database.operation.count").attributes()).containsEntry("retry_count", 2L);
			assertThat(named(metrics, "bot.database.retries").value()).isEqualTo(2.0);
		}
	}

	@Test
	void aNumberThatIsNoneIsText() {
		try (RunningSentry sentry = RunningSentry.start()) {
			sentry.registry.counter("bot.api.call.count", "status_code", "2xx").increment();
			assertThat(named(sentry.publish(), "bot.api.call.count").attributes()).containsEntry("status_code", "2xx");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theHostIsAnAttributeUnlessItIsNotToBeAttached(boolean attached) {
		try (RunningSentry sentry = RunningSentry.start((options) -> {
			options.setServerName(null);
			options.setAttachServerName(attached);
		})) {
			sentry.registry.counter("bot.custom").increment();
			assertThat(named(sentry.publish(), "bot.custom").attributes().containsKey("server.address"))
				.isEqualTo(attached);
		}
	}

	@Test
	void attributesOfOtherMetersAreText() {
		try (RunningSentry sentry = RunningSentry.start()) {
			sentry.registry.counter("bot.custom", "success", "true", "error_type", "none").increment();
			assertThat(named(sentry.publish(), "bot.custom").attributes()).containsEntry("success", "true")
				.containsEntry("error_type", "none");
		}
	}

	@Test
	void longAttributesAreCut() {
		try (RunningSentry sentry = RunningSentry.start()) {
			sentry.registry
				.counter("bot.custom", "a", "x".repeat(300), "b", "x".repeat(192) + "\uD83D\uDE00".repeat(10))
				.increment();
			assertThat(named(sentry.publish(), "bot.custom").attributes())
				.containsEntry("a", "x".repeat(193) + "… [cut]")
				.containsEntry("b", "x".repeat(192) + "… [cut]");
		}
	}

	@Test
	void userOfTheScopeIsNotAnAttribute() {
		try (RunningSentry sentry = RunningSentry.start()) {
			User user = new User();
			user.setId("80351110224678912");
			user.setUsername("alice");
			user.setEmail("alice@example.org");
			Sentry.withIsolationScope((scope) -> {
				scope.setUser(user);
				botMetrics(sentry).recordCommandMetric("ban", Duration.ofMillis(1));
			});
			assertThat(sentry.publish()).hasSize(2)
				.allSatisfy(
						(metric) -> assertThat(metric.attributes().keySet()).noneMatch((key) -> key.contains("user")))
				.allSatisfy((metric) -> assertThat(metric.attributes().values()).doesNotContain("alice",
						"alice@example.org", "80351110224678912"));
		}
	}

	@Test
	void beforeSendMetricDropsAndChanges() {
		try (RunningSentry sentry = RunningSentry
			.start((options) -> options.getMetrics().setBeforeSend((metric, hint) -> {
				metric.setUnit("second");
				return metric.getName().equals("bot.secret") ? null : metric;
			}))) {
			sentry.registry.counter("bot.secret").increment();
			sentry.registry.counter("bot.open").increment();
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).extracting(LocalMetric::name).containsExactly("bot.open");
			assertThat(metrics).extracting(LocalMetric::unit).containsExactly("second");
			JsonNode lost = sentry.items("client_report").get(0).payload().at("/discarded_events/0");
			assertThat(lost.path("reason").asText()).isEqualTo("before_send");
			assertThat(lost.path("category").asText()).isEqualTo("trace_metric");
			assertThat(lost.path("quantity").asInt()).isOne();
		}
	}

	@Test
	void metricIsDroppedWhenBeforeSendMetricThrows() {
		try (RunningSentry sentry = RunningSentry
			.start((options) -> options.getMetrics().setBeforeSend((metric, hint) -> {
				if (metric.getName().equals("bot.secret")) {
					throw new AssertionError("before-send");
				}
				return metric;
			}))) {
			sentry.registry.counter("bot.secret").increment();
			sentry.registry.counter("bot.open").increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactly("bot.open");
		}
	}

	@Test
	void eventProcessorDropsAMetric() {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.addEventProcessor(new EventProcessor() {

			@Override
			public SentryMetricsEvent process(SentryMetricsEvent event, Hint hint) {
				return event.getName().equals("bot.secret") ? null : event;
			}

		}))) {
			sentry.registry.counter("bot.secret").increment();
			sentry.registry.counter("bot.open").increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactly("bot.open");
		}
	}

	@Test
	void metricIsDroppedWhenAnEventProcessorThrows() {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.addEventProcessor(new EventProcessor() {

			@Override
			public SentryMetricsEvent process(SentryMetricsEvent event, Hint hint) {
				if (event.getName().equals("bot.secret")) {
					throw new IllegalStateException("broken");
				}
				return event;
			}

		}))) {
			sentry.registry.counter("bot.secret").increment();
			sentry.registry.counter("bot.open").increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactly("bot.open");
			assertThat(sentry.faults()).isZero();
		}
	}

	@Test
	void itemWithoutAttributesIsSentUnlessItIsTooLarge() {
		try (RunningSentry sentry = RunningSentry
			.start((options) -> options.getMetrics().setBeforeSend((metric, hint) -> {
				metric.setAttributes(null);
				return metric;
			}))) {
			sentry.registry.counter("bot." + "x".repeat(3_000)).increment();
			sentry.registry.counter("bot.open").increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactly("bot.open");
		}
	}

	@Test
	void gaugesAreReadOnceAStep() {
		try (RunningSentry sentry = RunningSentry.start()) {
			AtomicInteger open = new AtomicInteger(3);
			AtomicLong age = new AtomicLong(2);
			Gauge.builder("bot.memory", open, AtomicInteger::get).baseUnit("bytes").register(sentry.registry);
			TimeGauge.builder("bot.age", age, TimeUnit.SECONDS, AtomicLong::get).register(sentry.registry);
			assertThat(sentry.publish()).map(SentryMetricItemTests::brief)
				.containsExactlyInAnyOrder("bot.memory gauge 3.0 byte", "bot.age gauge 2000.0 millisecond");
			open.set(4);
			assertThat(sentry.publish()).hasSize(4)
				.map(SentryMetricItemTests::brief)
				.contains("bot.memory gauge 4.0 byte");
		}
	}

	@Test
	void cacheSizeIsAGauge() {
		try (RunningSentry sentry = RunningSentry.start()) {
			botMetrics(sentry).recordCacheMetric("tldr", "set", (m) -> m.size(12));
			assertThat(sentry.publish()).map(SentryMetricItemTests::brief)
				.containsExactly("bot.cache.size gauge 12.0 null");
		}
	}

	@Test
	void functionMetersSendTheirIncrease() {
		try (RunningSentry sentry = RunningSentry.start()) {
			AtomicLong calls = new AtomicLong(5);
			FunctionCounter.builder("bot.calls", calls, AtomicLong::get).register(sentry.registry);
			FunctionTimer.builder("bot.work", calls, AtomicLong::get, AtomicLong::get, TimeUnit.SECONDS)
				.register(sentry.registry);
			assertThat(sentry.publish()).map(SentryMetricItemTests::brief)
				.containsExactlyInAnyOrder("bot.calls counter 5.0 null", "bot.work.count counter 5.0 null",
						"bot.work.total counter 5000.0 null");
			assertThat(sentry.publish()).as("no increase").hasSize(3);
			calls.set(7);
			assertThat(sentry.publish()).hasSize(6)
				.map(SentryMetricItemTests::brief)
				.contains("bot.calls counter 2.0 null", "bot.work.count counter 2.0 null",
						"bot.work.total counter 2000.0 null");
		}
	}

	@Test
	void longTasksAndOwnMetersAreReadOnceAStep() {
		try (RunningSentry sentry = RunningSentry.start()) {
			LongTaskTimer.builder("bot.backup").register(sentry.registry).start();
			Meter
				.builder("bot.own", Meter.Type.OTHER,
						List.of(new Measurement(() -> 3.0, Statistic.COUNT), new Measurement(() -> 9.0, Statistic.MAX)))
				.baseUnit("percent")
				.register(sentry.registry);
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).hasSize(4)
				.map(SentryMetricItemTests::brief)
				.contains("bot.backup.active gauge 1.0 null", "bot.own.count gauge 3.0 null",
						"bot.own.max gauge 9.0 percent");
			assertThat(named(metrics, "bot.backup.duration").unit()).isEqualTo("millisecond");
		}
	}

	@Test
	void whatIsNotANumberIsNotSent() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Gauge.builder("bot.nan", () -> Double.NaN).register(sentry.registry);
			Counter counter = sentry.registry.counter("bot.count");
			counter.increment(Double.NaN);
			counter.increment(Double.POSITIVE_INFINITY);
			counter.increment(2);
			sentry.registry.summary("bot.sizes").record(Double.POSITIVE_INFINITY);
			assertThat(sentry.publish()).map(SentryMetricItemTests::brief)
				.containsExactly("bot.count counter 2.0 null");
		}
	}

	@Test
	void meterThatFailsDoesNotStopTheOthers() {
		try (RunningSentry sentry = RunningSentry.start()) {
			FunctionCounter.builder("bot.broken", this, (tests) -> {
				throw new IllegalStateException("broken");
			}).register(sentry.registry);
			sentry.registry.counter("bot.fine").increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactly("bot.fine");
			assertThat(sentry.faults()).isOne();
		}
	}

	@Test
	void onlyIncludedMetersReachSentry() {
		try (RunningSentry sentry = RunningSentry.start((options) -> {
		}, config(List.of("bot.", "jvm.memory"), List.of("bot.cog"), 500))) {
			for (String name : List.of("bot.command.usage", "bot.cog.failures", "jvm.memory.used",
					"jvm.threads.live")) {
				sentry.registry.counter(name).increment();
			}
			assertThat(sentry.publish()).extracting(LocalMetric::name)
				.containsExactlyInAnyOrder("bot.command.usage", "jvm.memory.used");
		}
	}

	@Test
	void starIncludesEverything() {
		try (RunningSentry sentry = RunningSentry.start((options) -> {
		}, config(List.of("*"), List.of(), 500))) {
			sentry.registry.counter("jvm.threads.live").increment();
			assertThat(sentry.publish()).hasSize(1);
		}
	}

	@Test
	void manyItemsGoOutInSeveralBatches() {
		AtomicInteger seen = new AtomicInteger();
		try (RunningSentry sentry = RunningSentry
			.start((options) -> options.getMetrics().setBeforeSend((metric, hint) -> {
				seen.incrementAndGet();
				return metric;
			}), config(List.of("bot."), List.of(), 10))) {
			for (int i = 0; i < 95; i++) {
				sentry.registry.counter("bot.one").increment();
			}
			assertThat(sentry.publish()).hasSize(95);
			assertThat(seen).hasValue(95);
			assertThat(sentry.items("trace_metric")).hasSize(10);
		}
	}

	private static SentryRegistryConfig config(List<String> include, List<String> exclude, int batchSize) {
		return new SentryRegistryConfig() {

			@Override
			public String get(String key) {
				return null;
			}

			@Override
			public Duration step() {
				return Duration.ofHours(1);
			}

			@Override
			public List<String> include() {
				return include;
			}

			@Override
			public List<String> exclude() {
				return exclude;
			}

			@Override
			public int batchSize() {
				return batchSize;
			}

		};
	}

	private static BotMetrics botMetrics(RunningSentry sentry) {
		return new BotMetrics(new MicrometerMetricSink(() -> sentry.registry), new FaultBarrier()::run);
	}

	private static LocalMetric named(List<LocalMetric> metrics, String name) {
		List<LocalMetric> named = metrics.stream().filter((metric) -> metric.name().equals(name)).toList();
		assertThat(named).as(name).hasSize(1);
		return named.get(0);
	}

	private static Map<String, Object> withoutSdk(LocalMetric metric) {
		Map<String, Object> attributes = new HashMap<>(metric.attributes());
		attributes.keySet().removeIf((key) -> key.startsWith("sentry.sdk."));
		return attributes;
	}

	private static String brief(LocalMetric metric) {
		return metric.name() + " " + metric.type() + " " + metric.value() + " " + metric.unit();
	}

}
