package io.github.tuxsentry.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The offline run shows all six families of metrics, and nobody records any by hand.
 */
class MetricFamiliesTests {

	private static final Map<String, Set<String>> ATTRIBUTES = Map.of("bot.command.",
			Set.of("command", "command_type", "success", "error_type"), "bot.database.",
			Set.of("operation", "table", "retry_count", "success", "error_type"), "bot.api.",
			Set.of("service", "endpoint", "method", "status_code", "success", "rate_limited"), "bot.cog.",
			Set.of("cog", "operation", "success", "error_type"), "bot.cache.", Set.of("cache", "operation"),
			"bot.task.", Set.of("task", "task_type", "success", "error_type"));

	private static final List<String> OF_EVERY_RUN = List.of("bot.command.execution_time", "bot.command.usage",
			"bot.command.failures", "bot.database.operation.duration", "bot.database.operation.count",
			"bot.api.call.duration", "bot.api.call.count", "bot.cog.operation.count", "bot.cache.hits",
			"bot.cache.misses", "bot.cache.operation.duration", "bot.cache.size", "bot.task.execution_time",
			"bot.task.executions");

	/**
	 * The names of Sentry's conventions contain dots.
	 */
	@Test
	void theTourShowsAllSixFamilies() {
		try (RunningBot bot = RunningBot.start("--offline.tour=true", "--cases.clean-up-every=200ms")) {
			LocalSentry sentry = bot.bean(LocalSentry.class);
			for (String name : OF_EVERY_RUN) {
				sentry.awaitMetric(name);
			}
			for (Map.Entry<String, Set<String>> family : ATTRIBUTES.entrySet()) {
				assertThat(sentry.metrics()).filteredOn((metric) -> metric.name().startsWith(family.getKey()))
					.isNotEmpty()
					.allSatisfy(
							(metric) -> assertThat(metric.attributes().keySet()).filteredOn((key) -> !key.contains("."))
								.isSubsetOf(family.getValue()))
					.allSatisfy((metric) -> assertThat(metric.unit())
						.isEqualTo(metric.type().equals("distribution") ? "millisecond" : null));
			}
			assertThat(sentry.metrics().stream().filter((metric) -> metric.name().equals("bot.cache.hits")))
				.extracting((LocalMetric metric) -> metric.attributes().get("cache"))
				.containsOnly("tldr");
		}
	}

	@Test
	void nobodyRecordsByHand() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
			List<Path> sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
			assertThat(sources).isNotEmpty().noneMatch((file) -> read(file).contains("tuxsentry.metrics"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
