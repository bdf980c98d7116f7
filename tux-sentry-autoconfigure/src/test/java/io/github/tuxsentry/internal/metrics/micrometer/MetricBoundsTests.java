package io.github.tuxsentry.internal.metrics.micrometer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a bot records, what goes to Sentry is bounded, and sums are exact.
 */
@ExtendWith(OutputCaptureExtension.class)
class MetricBoundsTests {

	@Test
	void tenThousandAttributeValuesLeaveAThousandSeriesAndOneWarning(CapturedOutput output) {
		try (RunningSentry sentry = RunningSentry.start()) {
			BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> sentry.registry),
					new FaultBarrier()::run);
			for (int i = 0; i < 10_000; i++) {
				metrics.recordCacheMetric("cache-" + i, "get", (get) -> get.hit().duration(Duration.ofMillis(2)));
			}
			List<LocalMetric> arrived = sentry.publish();
			for (String name : List.of("bot.cache.hits", "bot.cache.operation.duration")) {
				assertThat(series(arrived, name)).as(name).hasSize(1000);
				assertThat(output.getAll().split(name + " has 1000 series", -1)).as("one warning").hasSize(2);
			}
			assertThat(sum(arrived, "bot.cache.hits")).isEqualTo(10_000.0);
			assertThat(arrived).filteredOn((metric) -> metric.attributes().containsKey("overflow"))
				.isNotEmpty()
				.allSatisfy((metric) -> assertThat(metric.attributes()).containsEntry("overflow", true)
					.doesNotContainKey("cache"));
			assertThat(arrived).filteredOn((metric) -> metric.name().equals("bot.cache.operation.duration.count"))
				.extracting(LocalMetric::value)
				.containsExactly(9_001.0);
			assertThat(sentry.registry.getMeters()).as("the others are forgotten").hasSize(2 * 999);
		}
	}

	@Test
	void whatIsHeldBeyondTheLimitStillCounts() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "2"))) {
			List<Counter> counters = IntStream.range(0, 5)
				.mapToObj((i) -> sentry.registry.counter("bot.one", "i", "" + i))
				.toList();
			sentry.publish();
			counters.forEach(Counter::increment);
			assertThat(series(sentry.publish(), "bot.one")).hasSize(2);
			assertThat(sum(sentry.arrived(), "bot.one")).isEqualTo(5.0);
		}
	}

	@Test
	void seriesBeyondTheLimitMakeNoRoomWhenTheyAreForgotten() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "2"))) {
			for (int i = 0; i < 5; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			sentry.publish();
			for (int i = 5; i < 10; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			assertThat(series(sentry.publish(), "bot.one")).hasSize(2);
			assertThat(sum(sentry.arrived(), "bot.one")).isEqualTo(10.0);
		}
	}

	@Test
	void withoutSingleRecordingsOnlySumsAreSent() {
		try (RunningSentry sentry = startWith(Map.of("recordingsPerSeries", "0"))) {
			for (int i = 0; i < 3; i++) {
				sentry.registry.counter("bot.one").increment();
				sentry.registry.summary("bot.two").record(2);
			}
			List<LocalMetric> arrived = sentry.publish();
			assertThat(arrived).filteredOn((metric) -> metric.name().equals("bot.one"))
				.singleElement()
				.satisfies((metric) -> {
					assertThat(metric.value()).isEqualTo(3.0);
					assertThat(metric.spanId()).isNull();
				});
			assertThat(sum(arrived, "bot.two.count")).isEqualTo(3.0);
			assertThat(sum(arrived, "bot.two.total")).isEqualTo(6.0);
		}
	}

	@Test
	void summariesTooGoIntoTheOverflow() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "2"))) {
			for (int i = 0; i < 5; i++) {
				sentry.registry.summary("bot.sizes", "i", "" + i).record(3);
			}
			assertThat(series(sentry.publish(), "bot.sizes")).hasSize(2);
			assertThat(sum(sentry.arrived(), "bot.sizes")).isEqualTo(15.0);
		}
	}

	@Test
	void metersBeyondTheLimitReadTheOverflow() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "1"))) {
			Counter counter = sentry.registry.counter("bot.one", "i", "1");
			Timer timer = sentry.registry.timer("bot.two", "i", "1");
			DistributionSummary summary = sentry.registry.summary("bot.three", "i", "1");
			counter.increment(2);
			timer.record(Duration.ofMillis(30));
			summary.record(4);
			assertThat(counter.count()).isEqualTo(2);
			assertThat(timer.count()).isOne();
			assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
			assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(30);
			assertThat(summary.count()).isOne();
			assertThat(summary.totalAmount()).isEqualTo(4);
			assertThat(summary.max()).isEqualTo(4);
		}
	}

	@Test
	void gaugesBeyondTheLimitAreNotSent() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "2"))) {
			for (int i = 0; i < 5; i++) {
				Gauge.builder("bot.size", () -> 3).tag("i", "" + i).register(sentry.registry);
			}
			assertThat(sentry.publish()).hasSize(1).extracting(LocalMetric::value).containsExactly(3.0);
		}
	}

	@Test
	void removedSeriesMakeRoomForOthers() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "3"))) {
			for (int i = 0; i < 10; i++) {
				Counter counter = sentry.registry.counter("bot.one", "i", "" + i);
				counter.increment();
				sentry.registry.remove(counter);
			}
			assertThat(series(sentry.publish(), "bot.one")).hasSize(10);
		}
	}

	@Test
	void filtersThatTakeTagsAwayKeepTheSeriesFew() {
		try (RunningSentry sentry = startWith(Map.of("seriesPerMeter", "2"))) {
			sentry.registry.config().meterFilter(MeterFilter.ignoreTags("user"));
			for (int i = 0; i < 10; i++) {
				sentry.registry.counter("bot.one", "user", "" + i).increment();
			}
			assertThat(sentry.publish()).hasSize(10)
				.allSatisfy((metric) -> assertThat(metric.attributes()).doesNotContainKeys("user", "overflow"));
		}
	}

	@Test
	void itemsOfAStepAreCappedAndWhatIsHeldBackIsCounted(CapturedOutput output) {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "100"))) {
			for (int i = 0; i < 50; i++) {
				sentry.registry.counter("bot.one", "i", "" + i % 10).increment();
				sentry.registry.counter("bot.one", "i", "" + i % 10).increment();
				sentry.registry.summary("bot.two", "i", "" + i % 10).record(i);
			}
			List<LocalMetric> arrived = sentry.publish();
			assertThat(arrived).hasSizeLessThanOrEqualTo(100);
			assertThat(sum(arrived, "bot.one")).isEqualTo(100.0);
			assertThat(countOf(arrived, "bot.two")).isEqualTo(50.0);
			assertThat(sum(arrived, "tux.sentry.metrics.held_back")).isPositive().isEqualTo(sentry.registry.heldBack());
			assertThat(output).containsOnlyOnce("More than 100 metric items in a step");
		}
	}

	@Test
	void seriesWithoutRoomComeFirstInTheNextStep() {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "11"))) {
			for (int i = 0; i < 25; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			sentry.registry.publish();
			assertThat(series(sentry.arrived(), "bot.one")).hasSize(10);
			sentry.registry.publish();
			assertThat(series(sentry.arrived(), "bot.one")).hasSize(20);
			sentry.registry.publish();
			assertThat(series(sentry.arrived(), "bot.one")).hasSize(25);
			assertThat(sum(sentry.arrived(), "bot.one")).isEqualTo(25.0);
		}
	}

	@Test
	void recordingsThatAreSummedUpInsteadAreCountedAsHeldBack() {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "100"))) {
			for (int i = 0; i < 100; i++) {
				sentry.registry.counter("bot.one", "i", "" + i % 10).increment();
			}
			sentry.registry.publish();
			assertThat(sentry.arrived()).hasSize(10 * (8 + 1) + 1);
			assertThat(sentry.registry.heldBack()).isEqualTo(10 * 2);
			assertThat(sentry.arrived()).filteredOn((metric) -> metric.name().equals("tux.sentry.metrics.held_back"))
				.singleElement()
				.satisfies((metric) -> {
					assertThat(metric.value()).isEqualTo(20.0);
					assertThat(metric.attributes()).containsEntry("sentry.environment", "test");
				});
			assertThat(sum(sentry.arrived(), "bot.one")).isEqualTo(100.0);
		}
	}

	@Test
	void seriesThatArePostponedAreCountedAsHeldBack() {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "11"))) {
			for (int i = 0; i < 50; i++) {
				sentry.registry.counter("bot.one", "i", "" + i % 25).increment();
			}
			sentry.registry.publish();
			assertThat(sentry.registry.heldBack()).isEqualTo(10 * 2 + 15 * 3);
			sentry.registry.publish();
			assertThat(sentry.registry.heldBack()).isEqualTo(65 + 10 * 2 + 5 * 3);
			sentry.registry.publish();
			assertThat(sentry.registry.heldBack()).isEqualTo(100 + 5);
			assertThat(sum(sentry.arrived(), "bot.one")).isEqualTo(50.0);
		}
	}

	@Test
	void aSingleRecordingOfASeriesKeepsItsTrace() {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "11"))) {
			for (int i = 0; i < 25; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			sentry.registry.publish();
			assertThat(sentry.registry.heldBack()).isEqualTo(15);
			assertThat(sentry.arrived()).filteredOn((metric) -> metric.name().equals("bot.one"))
				.hasSize(10)
				.allSatisfy((metric) -> assertThat(metric.spanId()).isNotNull());
		}
	}

	@Test
	void beforeTheEndAllSeriesAreSent() {
		try (RunningSentry sentry = startWith(Map.of("itemsPerStep", "11"))) {
			for (int i = 0; i < 25; i++) {
				sentry.registry.counter("bot.one", "i", "" + i).increment();
			}
			assertThat(series(sentry.publish(), "bot.one")).hasSize(25);
		}
	}

	@Test
	void noItemHasTwoKibibytes() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Tags tags = Tags
				.of(IntStream.range(0, 40).mapToObj((i) -> Tag.of("key" + i, "\u732B".repeat(300))).toList());
			sentry.registry.counter("bot.one", tags).increment();
			sentry.registry.counter("bot.two", "text", "\u0001\"".repeat(300)).increment();
			sentry.registry.counter("bot.three." + "x".repeat(3_000)).increment();
			assertThat(sentry.publish()).extracting(LocalMetric::name).containsExactlyInAnyOrder("bot.one", "bot.two");
			assertThat(items(sentry)).isNotEmpty().allSatisfy((bytes) -> assertThat(bytes).isLessThan(2048));
			assertThat(sentry.arrived()).filteredOn((metric) -> metric.name().equals("bot.one"))
				.singleElement()
				.satisfies((metric) -> assertThat(metric.attributes()).containsKey("key0"));
		}
	}

	@Test
	void noItemOfFewAttributesHasTwoKibibytesEither() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Tags tags = Tags.of(IntStream.range(0, 10)
				.mapToObj((i) -> Tag.of("key".repeat(20) + i, "\u732B".repeat(150)))
				.toList());
			sentry.registry.counter("bot.one", tags).increment();
			assertThat(sentry.publish()).singleElement()
				.satisfies((metric) -> assertThat(metric.attributes()).containsKeys("key".repeat(20) + 0,
						"key".repeat(20) + 9));
			assertThat(items(sentry)).singleElement().satisfies((bytes) -> assertThat(bytes).isLessThan(2048));
		}
	}

	@Test
	void usersAreAttributesOnlyWhenAskedFor() {
		try (RunningSentry sentry = startWith(Map.of("includeUserAttributes", "true"))) {
			User user = new User();
			user.setId("80351110224678912");
			user.setUsername("alice");
			Sentry.withIsolationScope((scope) -> {
				scope.setUser(user);
				sentry.registry.counter("bot.one").increment();
			});
			assertThat(sentry.publish()).singleElement()
				.satisfies((metric) -> assertThat(metric.attributes()).containsEntry("user.id", "80351110224678912")
					.containsEntry("user.name", "alice")
					.doesNotContainKey("user.email"));
		}
	}

	@Test
	void anAddressOfAUserIsAnAttributeToo() {
		try (RunningSentry sentry = startWith(Map.of("includeUserAttributes", "true"))) {
			User user = new User();
			user.setEmail("alice@example.org");
			Sentry.withIsolationScope((scope) -> {
				scope.setUser(user);
				sentry.registry.counter("bot.one").increment();
			});
			assertThat(sentry.publish()).singleElement()
				.satisfies((metric) -> assertThat(metric.attributes()).containsEntry("user.email", "alice@example.org")
					.doesNotContainKeys("user.id", "user.name"));
		}
	}

	private static List<Integer> items(RunningSentry sentry) {
		return sentry.items("trace_metric")
			.stream()
			.map(SentryItem::payload)
			.<JsonNode>mapMulti((payload, items) -> payload.path("items").forEach(items))
			.map((item) -> item.toString().getBytes(StandardCharsets.UTF_8).length)
			.toList();
	}

	private static RunningSentry startWith(Map<String, String> settings) {
		return RunningSentry.start((options) -> {
		}, RunningSentry.onlyWhenTold(settings));
	}

	private static Set<Map<String, Object>> series(List<LocalMetric> metrics, String name) {
		Set<Map<String, Object>> series = new HashSet<>();
		for (LocalMetric metric : metrics) {
			if (metric.name().equals(name)) {
				Map<String, Object> attributes = new HashMap<>(metric.attributes());
				attributes.remove("sentry.client_sample_rate");
				series.add(attributes);
			}
		}
		return series;
	}

	private static double countOf(List<LocalMetric> metrics, String name) {
		long alone = metrics.stream()
			.filter((metric) -> metric.name().equals(name))
			.filter((metric) -> !metric.attributes().containsKey("sentry.client_sample_rate"))
			.count();
		return alone + sum(metrics, name + ".count");
	}

	private static double sum(List<LocalMetric> metrics, String name) {
		return metrics.stream().filter((metric) -> metric.name().equals(name)).mapToDouble(LocalMetric::value).sum();
	}

}
