package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.sentry.Sentry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million counts and a million times, recorded as fast as eight threads can, beside
 * Sentry's own metrics in the same loop.
 */
class FullSpeedTests {

	private static final int THREADS = 8;

	private static final int EACH = 125_000;

	private static final int ALL = THREADS * EACH;

	/** Sentry's own loses most at a fifth of the rate already. */
	private static final int SDK_EVERY = 5;

	private static final int ITEMS_A_STEP = 250;

	@Test
	void countsAndTimesAreExactWhereSentrysOwnMetricsLoseMost() throws Exception {
		SentryRegistryConfig config = RunningSentry
			.onlyWhenTold(Map.of("itemsPerStep", String.valueOf(ITEMS_A_STEP), "batchSize", "1000"));
		try (RunningSentry sentry = RunningSentry.start((options) -> {
		}, config)) {
			Counter counter = sentry.registry.counter("bot.counted");
			Timer timer = sentry.registry.timer("bot.timed");
			CountDownLatch finished = new CountDownLatch(THREADS);
			inParallel(() -> {
				for (int i = 1; i <= EACH; i++) {
					counter.increment();
					timer.record(i % 8, TimeUnit.MILLISECONDS);
					if (i % SDK_EVERY == 0) {
						Sentry.metrics().count("sdk.counted");
					}
				}
				finished.countDown();
			}, () -> {
				while (!finished.await(50, TimeUnit.MILLISECONDS)) {
					sentry.registry.publishNow();
				}
				return null;
			});
			List<LocalMetric> metrics = sentry.publish();
			assertThat(sum(metrics, "bot.counted")).isEqualTo(ALL);
			List<LocalMetric> alone = metrics.stream()
				.filter((metric) -> metric.name().equals("bot.timed"))
				.filter((metric) -> !metric.attributes().containsKey("sentry.client_sample_rate"))
				.toList();
			assertThat(alone.size() + sum(metrics, "bot.timed.count")).isEqualTo(ALL);
			assertThat(sum(alone, "bot.timed") + sum(metrics, "bot.timed.total")).isEqualTo(3.5 * ALL);
			assertThat(sentry.items("trace_metric").stream().map(FullSpeedTests::ours)).isNotEmpty()
				.allMatch((items) -> items <= ITEMS_A_STEP);
			assertThat(sum(metrics, "sdk.counted")).as("Sentry.metrics()")
				.isPositive()
				.isLessThan(ALL / SDK_EVERY / 2.0);
			assertThat(sentry.faults()).isZero();
		}
	}

	private static long ours(SentryItem item) {
		long ours = 0;
		for (JsonNode metric : item.payload().path("items")) {
			ours += metric.path("name").asText().startsWith("bot.") ? 1 : 0;
		}
		return ours;
	}

	private static void inParallel(Runnable work, Callable<?> beside) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(THREADS + 1);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				running.add(pool.submit(work));
			}
			running.add(pool.submit(beside));
			for (Future<?> future : running) {
				future.get(120, TimeUnit.SECONDS);
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static double sum(List<LocalMetric> metrics, String name) {
		return metrics.stream().filter((metric) -> metric.name().equals(name)).mapToDouble(LocalMetric::value).sum();
	}

}
