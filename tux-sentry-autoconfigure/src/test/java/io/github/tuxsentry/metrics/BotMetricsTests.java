package io.github.tuxsentry.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.micrometer.MicrometerMetricSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BotMetricsTests {

	private static final Duration ELAPSED = Duration.ofMillis(250);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FaultBarrier faults = new FaultBarrier();

	private final BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> this.registry), this.faults::run);

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
		this.metrics.recordApiMetric("discord", "/channels/{id}", ELAPSED, (m) -> m.method("POST").statusCode(429));
		String tags = " endpoint=/channels/{id} method=POST rate_limited=true service=discord status_code=429"
				+ " success=false";
		assertThat(recorded()).containsExactlyInAnyOrder("bot.api.call.duration 1x250ms" + tags,
				"bot.api.call.count +1" + tags, "bot.api.failures +1" + tags,
				"bot.api.rate_limits +1 endpoint=/channels/{id} service=discord");
	}

	@ParameterizedTest
	@CsvSource({ "200,true,false", "304,true,false", "404,false,false", "429,false,true", "500,false,false",
			"503,false,false" })
	void apiCallHasTheOutcomeOfItsStatus(int status, boolean success, boolean rateLimited) {
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED, (m) -> m.statusCode(status));
		assertThat(recorded()).filteredOn((line) -> line.startsWith("bot.api.call.count"))
			.singleElement()
			.asString()
			.contains("success=" + success, "rate_limited=" + rateLimited);
		assertThat(recorded()).filteredOn((line) -> line.startsWith("bot.api.failures")).hasSize(success ? 0 : 1);
	}

	@Test
	void apiCallWithAnExpectedErrorSucceeds() {
		this.metrics.recordApiMetric("tldr", "/pages/{page}", ELAPSED, (m) -> m.statusCode(404).succeeded());
		assertThat(recorded()).hasSize(2).allMatch((line) -> line.contains("status_code=404 success=true"));
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
		assertThat(keysByName).hasSize(11).allSatisfy((name, keys) -> assertThat(keys).as(name).hasSize(1));
	}

	@Test
	void everyFamilyRecordsItsTime() {
		Duration quarter = Duration.ofMillis(250);
		this.metrics.recordCommandMetric("ping", quarter);
		this.metrics.recordCommandMetric("ping", quarter, (m) -> m.failed("Timeout"));
		this.metrics.recordDatabaseMetric("query", quarter);
		this.metrics.recordDatabaseMetric("query", quarter, (m) -> m.table("cases"));
		this.metrics.recordApiMetric("tldr", "/pages", quarter);
		this.metrics.recordApiMetric("tldr", "/pages", quarter, ApiMetric::failed);
		this.metrics.recordCogMetric("tldr", "load", quarter);
		this.metrics.recordCogMetric("tldr", "load", quarter, (m) -> m.failed("Timeout"));
		this.metrics.recordTaskMetric("cleanup", quarter);
		this.metrics.recordTaskMetric("cleanup", quarter, (m) -> m.failed("Timeout"));
		this.metrics.recordCacheMetric("tldr", "get", (m) -> m.duration(quarter));
		assertThat(recorded().stream().filter((line) -> line.contains(" 1x"))).hasSize(11)
			.allMatch((line) -> line.contains(" 1x250ms "));
	}

	@Test
	void fractionsOfMillisecondsCount() {
		this.metrics.recordTaskMetric("cleanup", Duration.ofNanos(250_000));
		assertThat(this.registry.get("bot.task.execution_time").timer().totalTime(TimeUnit.MICROSECONDS))
			.isEqualTo(250);
	}

	@Test
	void timingTakesTheTimeOfEachFamily() {
		this.metrics.timeCommand("ban").metric().type("slash");
		try (Timing<CommandMetric> timing = this.metrics.timeCommand("ping")) {
			timing.metric().type("slash");
		}
		this.metrics.timeDatabase("query").close();
		this.metrics.timeApi("tldr", "/pages").close();
		this.metrics.timeCog("tldr", "load").close();
		this.metrics.timeCache("tldr", "get").close();
		this.metrics.timeTask("cleanup").close();
		assertThat(recorded()).map((line) -> line.replaceFirst(" \\d+ms", ""))
			.map((line) -> line.split(" ")[0])
			.containsExactlyInAnyOrder("bot.command.execution_time", "bot.command.usage",
					"bot.database.operation.duration", "bot.database.operation.count", "bot.api.call.duration",
					"bot.api.call.count", "bot.cog.operation.duration", "bot.cog.operation.count",
					"bot.cache.operation.duration", "bot.task.execution_time", "bot.task.executions");
		assertThat(recorded()).filteredOn((line) -> line.startsWith("bot.command.usage"))
			.containsExactly("bot.command.usage +1 command=ping command_type=slash error_type=none success=true");
	}

	@Test
	void timingAroundWorkReturnsAndThrowsWhatTheWorkDoes() throws IOException {
		assertThat(this.metrics.timeTask("sum").<Integer, RuntimeException>call((task) -> 1 + 1)).isEqualTo(2);
		IOException failure = new IOException("no");
		assertThatThrownBy(() -> this.metrics.timeTask("read").call((task) -> {
			task.type("scheduled");
			throw failure;
		})).isSameAs(failure);
		assertThat(recorded()).contains(
				"bot.task.executions +1 error_type=none success=true task=sum task_type=background",
				"bot.task.failures +1 error_type=IOException success=false task=read task_type=scheduled");
	}

	@Test
	void timingAroundAnApiCallOrACacheSeesFailuresToo() {
		assertThatIllegalStateException().isThrownBy(() -> this.metrics.timeApi("tldr", "/pages").run((call) -> {
			throw new IllegalStateException("no");
		}));
		assertThatIllegalStateException().isThrownBy(() -> this.metrics.timeCache("tldr", "get").run((get) -> {
			throw new IllegalStateException("no");
		}));
		assertThat(recorded()).map((line) -> line.split(" ")[0])
			.contains("bot.api.failures", "bot.cache.operation.duration");
	}

	@Test
	void timingRecordsOnce() {
		Timing<TaskMetric> timing = this.metrics.timeTask("cleanup");
		timing.close();
		timing.close();
		assertThat(this.registry.get("bot.task.executions").counter().count()).isOne();
	}

	@Test
	void timingTakesTheTimeFromItsStartToItsEnd() throws InterruptedException {
		try (Timing<TaskMetric> timing = this.metrics.timeTask("cleanup")) {
			Thread.sleep(30);
			timing.failed(new IllegalStateException("no"));
		}
		assertThat(this.registry.get("bot.task.execution_time").timer().totalTime(TimeUnit.MILLISECONDS))
			.isGreaterThanOrEqualTo(29);
		assertThat(this.registry.get("bot.task.failures").counter().count()).isOne();
	}

	@Test
	void seriesPastThoseThatAreKeptAreRecordedToo() {
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < 1_100; i++) {
				this.metrics.recordCacheMetric("cache-" + i, "get", (m) -> m.hit().size(1));
			}
		}
		assertThat(this.registry.find("bot.cache.hits").counters()).hasSize(1_100)
			.allSatisfy((counter) -> assertThat(counter.count()).isEqualTo(2));
		assertThat(this.registry.find("bot.cache.size").gauges()).hasSize(1_000);
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void meterIsResolvedOnceASeries() {
		AtomicInteger resolved = new AtomicInteger();
		BotMetrics counted = new BotMetrics(new MicrometerMetricSink(() -> {
			resolved.incrementAndGet();
			return this.registry;
		}), this.faults::run);
		for (int i = 0; i < 100; i++) {
			counted.recordCommandMetric("ping", ELAPSED);
		}
		assertThat(resolved).hasValue(2);
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
		}), this.faults::run);
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
