package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.micrometer.MicrometerMetricSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class BotMetricsTests {

	private static final Duration ELAPSED = Duration.ofMillis(250);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FaultBarrier faults = new FaultBarrier();

	private final BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> this.registry), this.faults);

	@Test
	void successfulCommandIsTimedAndCounted() {
		this.metrics.recordCommandMetric("ping", ELAPSED);
		assertThat(recorded()).containsExactlyInAnyOrder(
				"bot.command.execution_time 1x250ms command=ping command_type=unknown error_type=none success=true",
				"bot.command.usage +1 command=ping command_type=unknown error_type=none success=true");
	}

	@Test
	void failedCommandIsAFailureToo() {
		this.metrics.recordCommandMetric("ban", ELAPSED, (m) -> m.type("slash").failed(new IllegalStateException("x")));
		String tags = " command=ban command_type=slash error_type=IllegalStateException success=false";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.command.execution_time 1x250ms" + tags,
				"bot.command.usage +1" + tags, "bot.command.failures +1" + tags);
	}

	@Test
	void errorTypeMayBeANameOrMissing() {
		this.metrics.recordCommandMetric("ban", ELAPSED, (m) -> m.failed("MissingPermission"));
		this.metrics.recordCommandMetric("kick", ELAPSED, CommandMetric::failed);
		assertThat(recorded()).contains(
				"bot.command.failures +1 command=ban command_type=unknown error_type=MissingPermission success=false",
				"bot.command.failures +1 command=kick command_type=unknown error_type=none success=false");
	}

	@Test
	void anonymousExceptionHasANameToo() {
		this.metrics.recordTaskMetric("cleanup", ELAPSED, (m) -> m.failed(new RuntimeException() {
		}));
		assertThat(recorded()).anyMatch((line) -> line.matches(".* error_type=BotMetricsTests\\$\\d+ .*"));
	}

	@Test
	void successfulDatabaseOperationIsTimedAndCounted() {
		this.metrics.recordDatabaseMetric("query", ELAPSED);
		String tags = " error_type=none operation=query retry_count=none success=true table=none";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.database.operation.duration 1x250ms" + tags,
				"bot.database.operation.count +1" + tags);
	}

	@Test
	void failedDatabaseOperationCountsItsRetriesAndItsFailure() {
		this.metrics.recordDatabaseMetric("insert", ELAPSED,
				(m) -> m.table("cases").retries(2).failed(new IllegalArgumentException("x")));
		String tags = " error_type=IllegalArgumentException operation=insert retry_count=2 success=false table=cases";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.database.operation.duration 1x250ms" + tags,
				"bot.database.operation.count +1" + tags, "bot.database.failures +1" + tags,
				"bot.database.retries +2 operation=insert table=cases");
	}

	@Test
	void retriesWithoutATableHaveAnUnknownOne() {
		this.metrics.recordDatabaseMetric("update", ELAPSED, (m) -> m.retries(1));
		assertThat(recorded()).contains("bot.database.retries +1 operation=update table=unknown");
	}

	@Test
	void noRetriesAreNotRecorded() {
		this.metrics.recordDatabaseMetric("update", ELAPSED, (m) -> m.retries(0));
		assertThat(recorded()).hasSize(2).allMatch((line) -> line.contains(" retry_count=none "));
	}

	@Test
	void successfulApiCallIsTimedAndCounted() {
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED, (m) -> m.statusCode(200));
		String tags = " endpoint=/pages/{page} method=GET rate_limited=false service=tldr status_code=200 success=true";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.api.call.duration 1x250ms" + tags,
				"bot.api.call.count +1" + tags);
	}

	@Test
	void apiCallWithoutAnAnswerHasNoStatus() {
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED);
		assertThat(recorded()).hasSize(2).allMatch((line) -> line.contains(" status_code=none "));
	}

	@Test
	void rateLimitedApiCallIsCountedAsSuch() {
		this.metrics.recordApiMetric("discord", "/channels/{id}", ELAPSED,
				(m) -> m.method("POST").statusCode(429).rateLimited().failed());
		String tags = " endpoint=/channels/{id} method=POST rate_limited=true service=discord status_code=429"
				+ " success=false";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.api.call.duration 1x250ms" + tags,
				"bot.api.call.count +1" + tags, "bot.api.failures +1" + tags,
				"bot.api.rate_limits +1 endpoint=/channels/{id} service=discord");
	}

	@Test
	void cogOperationIsCountedAndTimed() {
		this.metrics.recordCogMetric("tldr", "load", ELAPSED);
		String tags = " cog=tldr error_type=none operation=load success=true";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cog.operation.count +1" + tags,
				"bot.cog.operation.duration 1x250ms" + tags);
	}

	@Test
	void failedCogOperationWithoutATimeIsNotTimed() {
		this.metrics.recordCogMetric("tldr", "reload", null, (m) -> m.failed(new IllegalStateException("x")));
		String tags = " cog=tldr error_type=IllegalStateException operation=reload success=false";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cog.operation.count +1" + tags,
				"bot.cog.failures +1" + tags);
	}

	@Test
	void cacheHitIsCountedAndTimed() {
		this.metrics.recordCacheMetric("tldr", "get", (m) -> m.hit().duration(ELAPSED));
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.hits +1 cache=tldr operation=get",
				"bot.cache.operation.duration 1x250ms cache=tldr operation=get");
	}

	@Test
	void cacheMissIsCounted() {
		this.metrics.recordCacheMetric("tldr", "get", CacheMetric::miss);
		assertThat(recorded()).containsExactly("bot.cache.misses +1 cache=tldr operation=get");
	}

	@Test
	void cacheSizeIsTheLastOneSaid() {
		this.metrics.recordCacheMetric("tldr", "set", (m) -> m.size(12));
		this.metrics.recordCacheMetric("tldr", "delete", (m) -> m.size(11));
		assertThat(recorded()).containsExactly("bot.cache.size =11 cache=tldr");
	}

	@Test
	void cacheOperationWithoutFactsRecordsNothing() {
		this.metrics.recordCacheMetric("tldr", "set", (m) -> {
		});
		assertThat(recorded()).isEmpty();
	}

	@Test
	void successfulTaskIsTimedAndCounted() {
		this.metrics.recordTaskMetric("cleanup", ELAPSED);
		String tags = " error_type=none success=true task=cleanup task_type=background";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.task.execution_time 1x250ms" + tags,
				"bot.task.executions +1" + tags);
	}

	@Test
	void failedTaskIsAFailureToo() {
		this.metrics.recordTaskMetric("cleanup", ELAPSED, (m) -> m.type("scheduled").failed("Timeout"));
		String tags = " error_type=Timeout success=false task=cleanup task_type=scheduled";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.task.execution_time 1x250ms" + tags,
				"bot.task.executions +1" + tags, "bot.task.failures +1" + tags);
	}

	@Test
	void stateOfTheBotIsTheLastOneSaid() {
		this.metrics.recordBotMetric((m) -> m.guilds(3).shards(2).gatewayPing(0, ELAPSED).gatewayPing(1, ELAPSED));
		this.metrics.recordBotMetric((m) -> m.guilds(4).gatewayPing(1, Duration.ofMillis(41)));
		assertThat(recorded()).containsExactlyInAnyOrder("bot.guilds =4 ", "bot.shards =2 ",
				"bot.gateway.ping =250 shard=0", "bot.gateway.ping =41 shard=1");
	}

	@Test
	void recordingsOfOneSeriesAddUp() {
		for (int i = 0; i < 3; i++) {
			this.metrics.recordTaskMetric("cleanup", ELAPSED);
		}
		String tags = " error_type=none success=true task=cleanup task_type=background";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.task.execution_time 3x750ms" + tags,
				"bot.task.executions +3" + tags);
	}

	@Test
	void allMetersOfOneNameHaveTheSameTagKeys() {
		this.metrics.recordCommandMetric("ban", ELAPSED);
		this.metrics.recordCommandMetric("ban", ELAPSED, (m) -> m.failed("Timeout"));
		this.metrics.recordDatabaseMetric("insert", ELAPSED, (m) -> m.retries(1));
		this.metrics.recordDatabaseMetric("insert", ELAPSED, (m) -> m.table("cases").retries(1).failed("Timeout"));
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED);
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED, (m) -> m.statusCode(429).rateLimited());
		Map<String, Set<List<String>>> keysByName = new TreeMap<>();
		this.registry
			.forEachMeter((meter) -> keysByName.computeIfAbsent(meter.getId().getName(), (name) -> new HashSet<>())
				.add(meter.getId().getTags().stream().map(Tag::getKey).toList()));
		assertThat(keysByName).hasSize(10).allSatisfy((name, keys) -> assertThat(keys).as(name).hasSize(1));
	}

	@Test
	void detailsThatThrowDoNotReachTheBot() {
		assertThatCode(() -> this.metrics.recordCommandMetric("ban", ELAPSED, (m) -> {
			throw new IllegalStateException("details");
		})).doesNotThrowAnyException();
		assertThat(this.faults.count()).isOne();
		assertThat(recorded()).isEmpty();
	}

	@Test
	void sinkThatThrowsDoesNotReachTheBot() {
		BotMetrics broken = new BotMetrics(new MicrometerMetricSink(() -> {
			throw new IllegalStateException("registry");
		}), this.faults);
		assertThatCode(() -> broken.recordCommandMetric("ban", ELAPSED)).doesNotThrowAnyException();
		assertThat(this.faults.count()).isOne();
	}

	private List<String> recorded() {
		List<String> lines = new ArrayList<>();
		this.registry.forEachMeter((meter) -> lines.add(meter.getId().getName() + " " + value(meter) + " "
				+ meter.getId()
					.getTags()
					.stream()
					.map((Tag tag) -> tag.getKey() + "=" + tag.getValue())
					.sorted()
					.collect(Collectors.joining(" "))));
		return lines;
	}

	private static String value(Meter meter) {
		if (meter instanceof Timer timer) {
			return timer.count() + "x" + (long) timer.totalTime(TimeUnit.MILLISECONDS) + "ms";
		}
		if (meter instanceof Counter counter) {
			return "+" + (long) counter.count();
		}
		return "=" + (long) ((Gauge) meter).value();
	}

}
