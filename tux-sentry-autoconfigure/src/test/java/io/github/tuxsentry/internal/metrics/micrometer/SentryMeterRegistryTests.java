package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.test.sentry.LocalMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentryMeterRegistryTests {

	@Test
	void recordingsArriveWithTheTraceAndSpanTheyWereMadeIn() {
		try (RunningSentry sentry = RunningSentry.start()) {
			ISpan first = inSpan(() -> sentry.registry.counter("bot.one").increment());
			ISpan second = inSpan(() -> sentry.registry.timer("bot.two").record(Duration.ofMillis(1500)));
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).hasSize(2);
			assertThat(first.getSpanContext().getTraceId()).isNotEqualTo(second.getSpanContext().getTraceId());
			LocalMetric counter = only(metrics, "bot.one");
			assertThat(counter.type()).isEqualTo("counter");
			assertThat(counter.value()).isEqualTo(1.0);
			assertThat(counter.unit()).isNull();
			assertInSpan(counter, first);
			LocalMetric timer = only(metrics, "bot.two");
			assertThat(timer.type()).isEqualTo("distribution");
			assertThat(timer.value()).isEqualTo(1500.0);
			assertThat(timer.unit()).isEqualTo("millisecond");
			assertInSpan(timer, second);
		}
	}

	@Test
	void recordingOutsideOfASpanHasTheTraceOfItsScope() {
		try (RunningSentry sentry = RunningSentry.start()) {
			String[] traceId = new String[1];
			Sentry.withIsolationScope((scope) -> {
				traceId[0] = scope.getPropagationContext().getTraceId().toString();
				sentry.registry.counter("bot.one").increment();
			});
			assertThat(only(sentry.publish(), "bot.one").traceId()).isEqualTo(traceId[0]);
		}
	}

	@Test
	void thousandIncrementsOfOneStepSumToAThousand() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.many");
			for (int i = 0; i < 1000; i++) {
				counter.increment();
			}
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).hasSize(101);
			assertThat(metrics).filteredOn((metric) -> metric.value() == 1.0)
				.hasSize(100)
				.allSatisfy((metric) -> assertThat(metric.spanId()).isNotNull());
			assertThat(metrics).filteredOn((metric) -> metric.value() == 900.0)
				.singleElement()
				.satisfies((rest) -> assertThat(rest.spanId()).isNull());
			assertThat(counter.count()).isEqualTo(1000.0);
		}
	}

	@Test
	void eachStepStartsOneByOneAgain() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.many");
			counter.increment(150);
			assertThat(sentry.publish()).hasSize(1);
			for (int i = 0; i < 102; i++) {
				counter.increment();
			}
			assertThat(sentry.publish()).hasSize(1 + 101);
			assertThat(sentry.publish()).hasSize(1 + 101);
		}
	}

	@Test
	void countsFromManyThreadsStayExactWhileStepsPass() throws Exception {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.many");
			Timer timer = sentry.registry.timer("bot.times");
			inParallel(4, () -> {
				for (int i = 0; i < 25_000; i++) {
					counter.increment();
					timer.record(3, TimeUnit.MILLISECONDS);
					if (i % 5_000 == 0) {
						sentry.registry.publishNow();
					}
				}
			});
			List<LocalMetric> metrics = sentry.publish();
			assertThat(sum(metrics, "bot.many")).isEqualTo(100_000.0);
			long alone = metrics.stream()
				.filter((metric) -> metric.name().equals("bot.times"))
				.filter((metric) -> !metric.attributes().containsKey("sentry.client_sample_rate"))
				.count();
			assertThat(alone + sum(metrics, "bot.times.count")).isEqualTo(100_000.0);
			assertThat(3.0 * alone + sum(metrics, "bot.times.total")).isEqualTo(300_000.0);
			assertThat(metrics).as("items beside 100,000 recordings each").hasSizeLessThan(10_000);
			assertThat(timer.count()).isEqualTo(100_000);
			assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(300.0);
			assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(3.0);
		}
	}

	@Test
	void fewRecordingsOfADistributionAllArrive() {
		try (RunningSentry sentry = RunningSentry.start()) {
			for (int i = 1; i <= 100; i++) {
				sentry.registry.timer("bot.times").record(i, TimeUnit.MILLISECONDS);
			}
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).hasSize(100)
				.allSatisfy((metric) -> assertThat(metric.attributes()).doesNotContainKey("sentry.client_sample_rate"));
			assertThat(sum(metrics, "bot.times")).isEqualTo(5050.0);
		}
	}

	@Test
	void manyRecordingsOfADistributionAreASampleWithExactCountAndTotal() {
		try (RunningSentry sentry = RunningSentry.start()) {
			DistributionSummary summary = DistributionSummary.builder("bot.sizes")
				.baseUnit("bytes")
				.register(sentry.registry);
			for (int i = 0; i < 400; i++) {
				summary.record(7);
			}
			List<LocalMetric> metrics = sentry.publish();
			assertThat(metrics).hasSize(103);
			assertThat(metrics).filteredOn((metric) -> metric.type().equals("distribution"))
				.hasSize(101)
				.allSatisfy((metric) -> {
					assertThat(metric.value()).isEqualTo(7.0);
					assertThat(metric.unit()).isEqualTo("byte");
				});
			assertThat(metrics).filteredOn((metric) -> metric.type().equals("distribution"))
				.extracting((metric) -> metric.attributes().get("sentry.client_sample_rate"))
				.satisfies((rates) -> {
					assertThat(rates).filteredOn((rate) -> rate.equals(100.0 / 399)).hasSize(100);
					assertThat(rates).filteredOn((rate) -> rate.equals(1.0)).hasSize(1);
				});
			assertThat(only(metrics, "bot.sizes.count").value()).isEqualTo(400.0);
			assertThat(only(metrics, "bot.sizes.total").value()).isEqualTo(2800.0);
			assertThat(only(metrics, "bot.sizes.total").type()).isEqualTo("counter");
			assertThat(summary.count()).isEqualTo(400);
			assertThat(summary.totalAmount()).isEqualTo(2800.0);
			assertThat(summary.max()).isEqualTo(7.0);
		}
	}

	@Test
	void stepsArePublishedWithoutBeingTold() throws Exception {
		SentryRegistryConfig quick = new SentryRegistryConfig() {

			@Override
			public String get(String key) {
				return "tux.sentry.metrics.step".equals(key) ? "50ms" : null;
			}

		};
		try (RunningSentry sentry = RunningSentry.start((options) -> {
		}, quick)) {
			sentry.registry.counter("bot.one").increment();
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
			while (sentry.arrived().isEmpty() && System.nanoTime() < deadline) {
				Thread.sleep(20);
			}
			assertThat(sentry.arrived()).hasSize(1);
		}
	}

	@Test
	void whatIsRecordedAfterTheCloseIsPublishedWhenTold() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter known = sentry.registry.counter("bot.known");
			sentry.registry.close();
			known.increment();
			sentry.registry.counter("bot.new").increment(3);
			assertThat(sentry.arrived()).isEmpty();
			assertThat(sentry.publish()).extracting(LocalMetric::name)
				.containsExactlyInAnyOrder("bot.known", "bot.new");
			assertThat(sentry.publish()).hasSize(2);
		}
	}

	@Test
	void whatARemovedMeterHadIsPublished() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Counter counter = sentry.registry.counter("bot.one");
			counter.increment(2);
			sentry.registry.remove(counter);
			assertThat(sentry.publish()).extracting(LocalMetric::value).containsExactly(2.0);
			assertThat(sentry.publish()).hasSize(1);
		}
	}

	@Test
	void fiftyRecordingsInFiftyTracesArriveEachInItsOwn() throws Exception {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.setMaxQueueSize(200))) {
			Counter counter = sentry.registry.counter("bot.one");
			Timer timer = sentry.registry.timer("bot.two");
			List<ISpan> spans = Collections.synchronizedList(new ArrayList<>());
			inParallel(5, () -> {
				for (int i = 0; i < 10; i++) {
					spans.add(inSpan(() -> {
						counter.increment();
						timer.record(1, TimeUnit.MILLISECONDS);
					}));
				}
			});
			List<LocalMetric> metrics = sentry.publish();
			List<String> expected = spans.stream()
				.map(ISpan::getSpanContext)
				.map((context) -> context.getTraceId() + " " + context.getSpanId())
				.toList();
			assertThat(expected).hasSize(50).doesNotHaveDuplicates();
			for (String name : List.of("bot.one", "bot.two")) {
				assertThat(metrics.stream().filter((metric) -> metric.name().equals(name)))
					.extracting((metric) -> metric.traceId() + " " + metric.spanId())
					.containsExactlyInAnyOrderElementsOf(expected);
			}
		}
	}

	@Test
	void lastStepIsPublishedOnClose() {
		try (RunningSentry sentry = RunningSentry.start()) {
			sentry.registry.counter("bot.one").increment();
			sentry.registry.close();
			assertThat(sentry.arrived()).hasSize(1);
		}
	}

	@Test
	void closeEndsTheSteps() throws InterruptedException {
		Set<Thread> before = stepThreads();
		try (RunningSentry sentry = RunningSentry.start()) {
			Set<Thread> started = stepThreads();
			started.removeAll(before);
			assertThat(started).hasSize(1);
			sentry.registry.close();
			for (Thread thread : started) {
				thread.join(10_000);
				assertThat(thread.isAlive()).isFalse();
			}
		}
	}

	private static Set<Thread> stepThreads() {
		Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
		threads.removeIf((thread) -> !thread.getName().startsWith("tux-sentry-metrics"));
		return threads;
	}

	@Test
	void aSampleIsDrawnAtRandomAndCountsAll() {
		try (RunningSentry sentry = RunningSentry.start()) {
			for (int i = 1; i <= 10_000; i++) {
				sentry.registry.summary("bot.sizes").record(i);
			}
			List<LocalMetric> metrics = sentry.publish();
			assertThat(only(metrics, "bot.sizes.count").value()).isEqualTo(10_000.0);
			assertThat(only(metrics, "bot.sizes.total").value()).isEqualTo(50_005_000.0);
			assertThat(metrics).filteredOn((metric) -> metric.type().equals("distribution"))
				.extracting(LocalMetric::value)
				.hasSize(101)
				.haveAtLeast(20, new Condition<>((value) -> value > 5_000, "large"))
				.haveAtLeast(20, new Condition<>((value) -> value < 5_000, "small"));
		}
	}

	@Test
	void nothingIsKeptOrSentWhileSentryIsOff() {
		try (RunningSentry sentry = RunningSentry.notYetStarted(RunningSentry.onlyWhenTold())) {
			Counter counter = sentry.registry.counter("bot.one");
			Timer timer = sentry.registry.timer("bot.two");
			for (int i = 0; i < 500; i++) {
				counter.increment();
				timer.record(Duration.ofMillis(1));
			}
			sentry.registry.publishNow();
			sentry.startSdk((options) -> {
			});
			assertThat(sentry.publish()).isEmpty();
			assertThat(counter.count()).isEqualTo(500.0);
			assertThat(timer.count()).isEqualTo(500);
			counter.increment();
			assertThat(sentry.publish()).hasSize(1);
		}
	}

	@Test
	void nothingIsSentWhenSentryTakesNoMetrics() {
		try (RunningSentry sentry = RunningSentry.start((options) -> options.getMetrics().setEnabled(false))) {
			sentry.registry.counter("bot.one").increment();
			assertThat(sentry.publish()).isEmpty();
		}
	}

	private static ISpan inSpan(Runnable work) {
		ITransaction transaction = Sentry.startTransaction("command.ban", "discord.command");
		ISpan span = transaction.startChild("function");
		Sentry.withScope((scope) -> {
			scope.setActiveSpan(span);
			work.run();
		});
		span.finish();
		transaction.finish();
		return span;
	}

	private static void inParallel(int threads, Runnable work) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				running.add(pool.submit(work));
			}
			for (Future<?> future : running) {
				future.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static void assertInSpan(LocalMetric metric, ISpan span) {
		assertThat(metric.traceId()).isEqualTo(span.getSpanContext().getTraceId().toString());
		assertThat(metric.spanId()).isEqualTo(span.getSpanContext().getSpanId().toString());
	}

	private static LocalMetric only(List<LocalMetric> metrics, String name) {
		List<LocalMetric> named = metrics.stream().filter((metric) -> metric.name().equals(name)).toList();
		assertThat(named).as(name).hasSize(1);
		return named.get(0);
	}

	private static double sum(List<LocalMetric> metrics, String name) {
		return metrics.stream().filter((metric) -> metric.name().equals(name)).mapToDouble(LocalMetric::value).sum();
	}

}
