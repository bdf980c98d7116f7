package io.github.tuxsentry.benchmarks.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.CommandMetrics;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import io.sentry.Sentry;

/**
 * Application that records metrics on several threads and counts what does not arrive.
 */
public final class LostMetricsApplication {

	private static final int THREADS = 8;

	private static final Duration ELAPSED = Duration.ofMillis(12);

	private LostMetricsApplication() {
	}

	/**
	 * Record the metrics.
	 * @param arguments the contender, and the number of recordings
	 * @throws InterruptedException if the process is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		int total = Integer.parseInt(arguments[1]);
		JavaProcess.print("lost", total - arrived(Contender.valueOf(arguments[0]), total));
		System.exit(0);
	}

	static double arrived(Contender contender, int total) throws InterruptedException {
		try (LocalSentry sentry = LocalSentry.start()) {
			try (ContenderApplication application = contender.start(Map.of("sentry.dsn", sentry.dsn()))) {
				record(contender, application, total);
			}
			return sentry.metrics()
				.stream()
				.filter((metric) -> metric.name().equals(CommandMetrics.COUNT))
				.mapToDouble(LocalMetric::value)
				.sum();
		}
	}

	private static void record(Contender contender, ContenderApplication application, int total)
			throws InterruptedException {
		IScopes scopes = Sentry.getCurrentScopes();
		CommandMetrics metrics = (contender == Contender.SENTRY) ? CommandMetrics.of(scopes)
				: CommandMetrics.of(application.bean(BotMetrics.class));
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			threads.add(new Thread(() -> {
				for (int recorded = 0; recorded < total / THREADS; recorded++) {
					metrics.record(ELAPSED);
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
	}

}
