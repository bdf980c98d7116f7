package io.github.tuxsentry.internal.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.support.CompositeCacheManager;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.cache.transaction.TransactionAwareCacheManagerProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Each use of a cache that a manager hands out, as the metrics and Sentry see it.
 */
class ObservedCacheTests {

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FaultBarrier faults = new FaultBarrier();

	private final Tracer tracer = TracerUnderTest.of(this.sentry.scopes());

	private final BotMetrics metrics = new BotMetrics(new MicrometerMetricSink(() -> this.registry), this.faults::run);

	private final CacheInstrumentation instrumentation = new CacheInstrumentation(() -> this.tracer,
			TracerUnderTest::noBreadcrumbs, Scrubber::standard, () -> this.metrics, this.faults);

	static Stream<CacheManager> managers() {
		CaffeineCacheManager caffeine = new CaffeineCacheManager("tldr");
		caffeine.setCaffeine(Caffeine.newBuilder().maximumSize(10));
		SimpleCacheManager simple = new SimpleCacheManager();
		simple.setCaches(List.of(new ConcurrentMapCache("tldr")));
		simple.initializeCaches();
		return Stream.of(new ConcurrentMapCacheManager("tldr"), caffeine, simple);
	}

	@ParameterizedTest
	@MethodSource("managers")
	void managerKeepsItsClassAndItsCachesTheirEntries(CacheManager manager) {
		CacheManager instrumented = this.instrumentation.instrument(manager);
		assertThat(instrumented).isInstanceOf(manager.getClass()).isNotSameAs(manager);
		assertThat(instrumented.getCacheNames()).containsExactly("tldr");
		assertThat(instrumented.getCache("unknown")).isEqualTo(manager.getCache("unknown"));
		Cache cache = instrumented.getCache("tldr");
		assertThat(cache).isSameAs(instrumented.getCache("tldr")).isInstanceOf(InstrumentedCache.class);
		assertThat(cache.getName()).isEqualTo("tldr");
		assertThat(cache.getNativeCache()).isSameAs(manager.getCache("tldr").getNativeCache());
		cache.put("tar", "archives");
		cache.put("nothing", null);
		assertThat(manager.getCache("tldr").get("tar", String.class)).isEqualTo("archives");
		assertThat(cache.get("tar").get()).isEqualTo("archives");
		assertThat(cache.get("nothing")).isNotNull();
		assertThat(cache.get("nothing").get()).isNull();
		assertThat(cache.get("tar", String.class)).isEqualTo("archives");
		assertThat(cache.get("ls")).isNull();
		assertThat(cache.putIfAbsent("tar", "other").get()).isEqualTo("archives");
		assertThat(cache.putIfAbsent("ls", "lists")).isNull();
		assertThat(cache.evictIfPresent("ls")).isTrue();
		assertThat(cache.evictIfPresent("ls")).isFalse();
		cache.evict("tar");
		assertThat(cache.get("tar")).isNull();
		assertThat(cache.invalidate()).isTrue();
		cache.clear();
		assertThat(this.faults.count()).isZero();
	}

	@ParameterizedTest
	@MethodSource("managers")
	void usesOfACacheAreCounted(CacheManager manager) {
		Cache cache = this.instrumentation.instrument(manager).getCache("tldr");
		cache.get("tar");
		cache.put("tar", "archives");
		cache.put("ls", "lists");
		cache.get("tar");
		cache.get("tar", String.class);
		cache.evict("ls");
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.hits get 2", "bot.cache.misses get 1",
				"bot.cache.operation.duration get 3", "bot.cache.operation.duration set 2",
				"bot.cache.operation.duration delete 1", "bot.cache.size 1");
		cache.clear();
		assertThat(recorded()).contains("bot.cache.operation.duration clear 1", "bot.cache.size 0");
	}

	@ParameterizedTest
	@MethodSource("managers")
	void valueThatHasToBeLoadedIsAMissAndItsLoadingNotTheTimeOfTheCache(CacheManager manager) {
		Cache cache = this.instrumentation.instrument(manager).getCache("tldr");
		AtomicLong loading = new AtomicLong();
		long start = System.nanoTime();
		for (int i = 0; i < 3; i++) {
			assertThat(cache.get("tar", () -> {
				long loadingStart = System.nanoTime();
				Thread.sleep(300);
				loading.addAndGet(System.nanoTime() - loadingStart);
				return "archives";
			})).isEqualTo("archives");
		}
		long others = System.nanoTime() - start - loading.get();
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.hits get 2", "bot.cache.misses get 1",
				"bot.cache.operation.duration get 3", "bot.cache.size 1");
		assertThat(this.registry.get("bot.cache.operation.duration").timer().totalTime(TimeUnit.NANOSECONDS))
			.isLessThanOrEqualTo(others);
	}

	@Test
	void failureOfALoaderIsThrownAsTheCacheThrowsIt() {
		Cache plain = new ConcurrentMapCache("tldr");
		Cache cache = observed(plain);
		IOException failure = new IOException("no");
		assertThatExceptionOfType(Cache.ValueRetrievalException.class).isThrownBy(() -> cache.get("tar", () -> {
			throw failure;
		})).withCause(failure);
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.misses get 1",
				"bot.cache.operation.duration get 1");
	}

	@Test
	void failureOfTheCacheIsNeitherHitNorMiss() {
		Cache cache = observed(new BrokenCache());
		ActiveSpan transaction = this.tracer.startTransaction("test", "test", "manual");
		assertThatIllegalStateException().isThrownBy(() -> cache.get("tar")).withMessage("broken");
		assertThatIllegalStateException().isThrownBy(() -> cache.put("tar", "x")).withMessage("broken");
		transaction.close();
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.operation.duration get 1",
				"bot.cache.operation.duration set 1");
		assertThat(spans()).extracting((span) -> span.path("status").asText())
			.containsExactly("internal_error", "internal_error");
		assertThat(spans().get(0).path("data").has("cache.hit")).isFalse();
	}

	@Test
	void usesInATransactionAreSpansAsSentryKnowsThem() {
		Cache cache = observed(new ConcurrentMapCache("tldr"));
		ActiveSpan transaction = this.tracer.startTransaction("test", "test", "manual");
		cache.get("tar");
		cache.put("tar", "archives");
		cache.get("tar");
		cache.evict("tar");
		cache.clear();
		transaction.close();
		cache.get("outside");
		assertThat(spans())
			.map((span) -> span.path("op").asText() + " " + span.path("description").asText() + " "
					+ span.path("data").path("cache.key") + " " + span.path("data").path("cache.hit"))
			.containsExactly("cache.get tar [\"tar\"] false", "cache.put tar [\"tar\"] ",
					"cache.get tar [\"tar\"] true", "cache.remove tar [\"tar\"] ", "cache.flush tldr  ");
		assertThat(spans()).allSatisfy((span) -> {
			assertThat(span.path("status").asText()).isEqualTo("ok");
			assertThat(span.path("origin").asText()).isEqualTo("auto.cache.tux_sentry");
		});
	}

	@Test
	void keysThatCannotBeSaidDoNoHarm() {
		Cache cache = observed(new ConcurrentMapCache("tldr"));
		Object key = new Object() {
			@Override
			public String toString() {
				throw new IllegalStateException("no text");
			}
		};
		ActiveSpan transaction = this.tracer.startTransaction("test", "test", "manual");
		cache.put(key, "x");
		assertThat(cache.get(key).get()).isEqualTo("x");
		cache.put("x".repeat(5_000), "y");
		transaction.close();
		assertThat(this.faults.count()).isEqualTo(2);
		assertThat(spans()).singleElement()
			.satisfies((span) -> assertThat(span.path("description").asText()).hasSize(200));
	}

	@Test
	void retrievalEndsWhenItsFutureDoes() {
		CompletableFuture<Object> stored = new CompletableFuture<>();
		CompletableFuture<Object> missing = new CompletableFuture<>();
		CompletableFuture<Object> failing = new CompletableFuture<>();
		Cache cache = observed(new ConcurrentMapCache("tldr") {
			@Override
			public CompletableFuture<?> retrieve(Object key) {
				return switch (key.toString()) {
					case "stored" -> stored;
					case "missing" -> missing;
					case "failing" -> failing;
					default -> null;
				};
			}
		});
		ActiveSpan transaction = this.tracer.startTransaction("test", "test", "manual");
		assertThat(cache.retrieve("stored")).isSameAs(stored);
		assertThat(cache.retrieve("missing")).isSameAs(missing);
		assertThat(cache.retrieve("failing")).isSameAs(failing);
		assertThat(cache.retrieve("none")).isNull();
		assertThat(recorded()).containsExactlyInAnyOrder("bot.cache.misses get 1", "bot.cache.operation.duration get 1",
				"bot.cache.size 0");
		stored.complete("value");
		missing.complete(null);
		failing.completeExceptionally(new IOException("no"));
		transaction.close();
		assertThat(recorded()).contains("bot.cache.hits get 1", "bot.cache.misses get 2",
				"bot.cache.operation.duration get 4");
		assertThat(spans()).extracting((span) -> span.path("data").path("cache.hit").asText())
			.containsExactly("true", "false", "", "false");
		assertThat(spans()).extracting((span) -> span.path("parent_span_id").asText())
			.as("side by side")
			.containsOnly(spans().get(0).path("parent_span_id").asText());
	}

	@Test
	void retrievalThatLoadsIsAMiss() throws InterruptedException {
		Cache cache = observed(new ConcurrentMapCache("tldr"));
		for (int i = 0; i < 2; i++) {
			assertThat(cache.retrieve("tar", () -> CompletableFuture.supplyAsync(() -> "archives")).join())
				.isEqualTo("archives");
		}
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (recorded().stream().noneMatch("bot.cache.operation.duration get 2"::equals)
				&& System.nanoTime() < deadline) {
			Thread.sleep(5);
		}
		assertThat(recorded()).contains("bot.cache.hits get 1", "bot.cache.misses get 1",
				"bot.cache.operation.duration get 2");
	}

	@Test
	void cachesOfBeansAreObservedOnce() {
		CacheManager first = this.instrumentation.instrument(new ConcurrentMapCacheManager("tldr"));
		assertThat(this.instrumentation.instrument(first)).isSameAs(first);
		CacheManager composite = this.instrumentation.instrument(new CompositeCacheManager(first));
		CacheManager aware = this.instrumentation.instrument(new TransactionAwareCacheManagerProxy(first));
		composite.getCache("tldr").get("tar");
		aware.getCache("tldr").get("tar");
		assertThat(recorded()).contains("bot.cache.misses get 2");
	}

	@Test
	void cacheThatIsMadeAnewIsObservedAnew() {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
		CacheManager instrumented = this.instrumentation.instrument(manager);
		Cache before = instrumented.getCache("tldr");
		manager.removeCache("tldr");
		assertThat(instrumented.getCache("tldr")).isNotSameAs(before);
		assertThat(instrumented.getCache("tldr").getNativeCache()).isSameAs(manager.getCache("tldr").getNativeCache());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void cacheCanBeCastToThatOfCaffeine(boolean async) {
		CaffeineCacheManager manager = new CaffeineCacheManager();
		manager.setCaffeine(Caffeine.newBuilder().recordStats());
		manager.setAsyncCacheMode(async);
		CaffeineCache cache = (CaffeineCache) this.instrumentation.instrument(manager).getCache("tldr");
		CaffeineCache original = (CaffeineCache) manager.getCache("tldr");
		assertThat(cache).isNotSameAs(original);
		cache.put("tar", "archives");
		assertThat(cache.get("tar", String.class)).isEqualTo("archives");
		assertThat(cache.getNativeCache()).isSameAs(original.getNativeCache());
		assertThat(cache.getNativeCache().stats().hitCount()).isEqualTo(1);
		assertThat(cache.isAllowNullValues()).isEqualTo(original.isAllowNullValues());
		if (async) {
			assertThat(cache.getAsyncCache()).isSameAs(original.getAsyncCache());
			assertThat(cache.retrieve("tar")).isNotNull().isCompleted();
		}
		assertThat(recorded()).contains(async ? "bot.cache.hits get 2" : "bot.cache.hits get 1");
	}

	@Test
	void managerOfAFinalClassIsAnInterfaceAway() {
		CacheManager instrumented = this.instrumentation.instrument(new FinalCacheManager());
		instrumented.getCache("any").put("tar", "x");
		assertThat(instrumented.getCache("any").get("tar")).isNull();
		assertThat(recorded()).contains("bot.cache.misses get 1");
	}

	@Test
	void brokenMetricsDoNotReachTheBot() {
		CacheInstrumentation broken = new CacheInstrumentation(() -> {
			throw new IllegalStateException("no tracer");
		}, TracerUnderTest::noBreadcrumbs, Scrubber::standard, () -> {
			throw new IllegalStateException("no metrics");
		}, this.faults);
		Cache cache = broken.instrument(new ConcurrentMapCacheManager("tldr")).getCache("tldr");
		cache.put("tar", "archives");
		assertThat(cache.get("tar", String.class)).isEqualTo("archives");
		assertThat(this.faults.count()).isEqualTo(4);
	}

	private Cache observed(Cache cache) {
		SimpleCacheManager manager = new SimpleCacheManager();
		manager.setCaches(List.of(cache));
		manager.initializeCaches();
		return this.instrumentation.instrument(manager).getCache(cache.getName());
	}

	private List<JsonNode> spans() {
		return this.sentry.received()
			.transactions()
			.stream()
			.map(SentryItem::spans)
			.<JsonNode>mapMulti((spans, all) -> spans.forEach(all))
			.toList();
	}

	private List<String> recorded() {
		List<String> lines = new ArrayList<>();
		this.registry.forEachMeter((meter) -> {
			assertThat(meter.getId().getTag("cache")).isIn("tldr", "any");
			String operation = meter.getId().getTag("operation");
			lines.add(meter.getId().getName() + ((operation != null) ? " " + operation : "") + " " + value(meter));
		});
		return lines;
	}

	private static long value(Meter meter) {
		if (meter instanceof Timer timer) {
			assertThat(timer.max(TimeUnit.NANOSECONDS)).isLessThan(Duration.ofMinutes(1).toNanos());
			return timer.count();
		}
		return (meter instanceof Counter counter) ? (long) counter.count() : (long) ((Gauge) meter).value();
	}

	private static final class FinalCacheManager implements CacheManager {

		private final NoOpCacheManager caches = new NoOpCacheManager();

		@Override
		public Cache getCache(String name) {
			return this.caches.getCache(name);
		}

		@Override
		public List<String> getCacheNames() {
			return List.of();
		}

	}

	private static final class BrokenCache extends ConcurrentMapCache {

		private BrokenCache() {
			super("tldr");
		}

		@Override
		public ValueWrapper get(Object key) {
			throw new IllegalStateException("broken");
		}

		@Override
		public void put(Object key, Object value) {
			throw new IllegalStateException("broken");
		}

	}

}
