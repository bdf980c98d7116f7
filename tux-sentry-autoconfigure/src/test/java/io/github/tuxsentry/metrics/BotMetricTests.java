package io.github.tuxsentry.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BotMetricTests {

	// Written down from the specification; not derived from the enum.
	private static final List<String> SPECIFIED = """
			bot.command.execution_time      | distribution | millisecond | command, command_type, success, error_type?
			bot.command.usage               | counter      | -           | command, command_type, success, error_type?
			bot.command.failures            | counter      | -           | command, command_type, success, error_type?
			bot.interaction.unacknowledged  | counter      | -           | command, command_type
			bot.database.operation.duration | distribution | millisecond | operation, success, table?, retry_count?, error_type?
			bot.database.operation.count    | counter      | -           | operation, success, table?, retry_count?, error_type?
			bot.database.retries            | counter      | -           | operation, table?
			bot.database.failures           | counter      | -           | operation, success, table?, retry_count?, error_type?
			bot.api.call.duration           | distribution | millisecond | service, endpoint, method, success, rate_limited, status_code?
			bot.api.call.count              | counter      | -           | service, endpoint, method, success, rate_limited, status_code?
			bot.api.rate_limits             | counter      | -           | service, endpoint
			bot.api.failures                | counter      | -           | service, endpoint, method, success, rate_limited, status_code?
			bot.cog.operation.count         | counter      | -           | cog, operation, success, error_type?
			bot.cog.operation.duration      | distribution | millisecond | cog, operation, success, error_type?
			bot.cog.failures                | counter      | -           | cog, operation, success, error_type?
			bot.cache.hits                  | counter      | -           | cache, operation
			bot.cache.misses                | counter      | -           | cache, operation
			bot.cache.operation.duration    | distribution | millisecond | cache, operation
			bot.cache.size                  | gauge        | -           | cache
			bot.task.execution_time         | distribution | millisecond | task, task_type, success, error_type?
			bot.task.executions             | counter      | -           | task, task_type, success, error_type?
			bot.task.failures               | counter      | -           | task, task_type, success, error_type?
			bot.guilds                      | gauge        | -           | -
			bot.shards                      | gauge        | -           | -
			bot.gateway.ping                | gauge        | millisecond | shard
			bot.events.dropped              | counter      | -           | reason
			bot.logs.dropped                | counter      | -           | -
			"""
		.lines()
		.map((line) -> line.replaceAll(" +\\| +", " | "))
		.toList();

	private static final String TABLE_HEAD = """
			| metric | kind | unit | attributes | what |
			|---|---|---|---|---|
			""";

	@Test
	void metricsAreThoseOfTheSpecification() {
		assertThat(Arrays.stream(BotMetric.values()).map(BotMetricTests::row)).containsExactlyElementsOf(SPECIFIED);
	}

	@Test
	void onlyFlagsAndNumbersAreNotText() {
		assertThat(Arrays.stream(BotAttribute.values())
			.filter((attribute) -> attribute.type() != BotAttribute.Type.STRING)
			.collect(Collectors.toMap(BotAttribute::key, BotAttribute::type)))
			.containsOnly(entry("success", BotAttribute.Type.BOOLEAN), entry("rate_limited", BotAttribute.Type.BOOLEAN),
					entry("status_code", BotAttribute.Type.INTEGER), entry("retry_count", BotAttribute.Type.INTEGER),
					entry("shard", BotAttribute.Type.INTEGER));
	}

	@Test
	void metricIsFoundByItsName() {
		assertThat(BotMetric.fromName("bot.cache.size")).isEqualTo(BotMetric.CACHE_SIZE);
		assertThat(BotMetric.fromName("jvm.memory.used")).isNull();
	}

	/**
	 * With {@code -Dtux.docs=write} the table is written instead of compared.
	 */
	@Test
	void theTableOfTheDocumentationIsGeneratedFromTheMetrics() throws IOException {
		Path page = Path.of("..", "docs", "metrics.md");
		String text = Files.readString(page);
		String table = Arrays.stream(BotMetric.values())
			.map(BotMetricTests::documented)
			.collect(Collectors.joining("\n", TABLE_HEAD, "\n"));
		int start = text.indexOf(TABLE_HEAD);
		int end = text.indexOf("\n\n", start) + 1;
		if ("write".equals(System.getProperty("tux.docs"))) {
			Files.writeString(page, text.substring(0, start) + table + text.substring(end));
		}
		else {
			assertThat(text.substring(start, end)).isEqualTo(table);
		}
	}

	private static String documented(BotMetric metric) {
		return row(metric).replaceFirst("^(\\S+)", "| `$1`")
			.replace("| - ", "| ")
			.replaceFirst("\\| -$", "|")
			.replace("|  ", "| ") + " | " + metric.description() + " |";
	}

	private static Map.Entry<String, BotAttribute.Type> entry(String key, BotAttribute.Type type) {
		return Map.entry(key, type);
	}

	private static String row(BotMetric metric) {
		return String.join(" | ", metric.metricName(), metric.kind().name().toLowerCase(Locale.ROOT),
				(metric.unit() != null) ? metric.unit() : "-",
				metric.attributes().isEmpty() ? "-"
						: metric.attributes()
							.stream()
							.map((attribute) -> attribute.key() + (attribute.isOptional() ? "?" : ""))
							.collect(Collectors.joining(", ")));
	}

}
