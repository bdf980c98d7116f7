package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.reactor.ReactorContext;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.micrometer.context.ContextRegistry;
import io.sentry.ScopeType;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that of 1,000 transactions that are all open at once, over few threads or many,
 * none gets a span or a tag of another.
 */
class ManyTransactionsTests {

	private static final int TRANSACTIONS = 1000;

	private static final int THREADS = 16;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String TAG = "who";

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setMaxQueueSize(2 * TRANSACTIONS));

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private final ScopesPropagation context = new ScopesPropagation(new LogContext(Map.of(), new FaultBarrier()),
			new FaultBarrier());

	private final ScheduledExecutorService stranger = Executors.newSingleThreadScheduledExecutor();

	/**
	 * Its threads may wait for the executor's.
	 */
	private final ExecutorService waiting = this.context.taskWrapping(Executors.newCachedThreadPool());

	private ExecutorService executor = this.stranger;

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
		this.stranger.shutdownNow();
		this.waiting.shutdownNow();
		Hooks.resetOnLastOperator(ContextPropagation.KEY);
		Hooks.disableAutomaticContextPropagation();
		ContextRegistry.getInstance().removeThreadLocalAccessor(ContextPropagation.KEY);
	}

	@Test
	void noSpanHasAWrongParentOverAFixedPool() throws Exception {
		this.executor = this.context.taskWrapping(Executors.newFixedThreadPool(THREADS));
		assertNothingIsMixedUp(this::onExecutor);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void noSpanHasAWrongParentOverVirtualThreads() throws Exception {
		Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
		this.executor = this.context.taskWrapping((ExecutorService) factory.invoke(null));
		assertNothingIsMixedUp(this::onExecutor);
	}

	@Test
	void noSpanHasAWrongParentOverReactorsSchedulers() throws Exception {
		new ScopesThreadLocalAccessor().afterSingletonsInstantiated();
		new ReactorContext(this.context, new LogContext(Map.of(), new FaultBarrier())).afterSingletonsInstantiated();
		assertNothingIsMixedUp(this::onReactor);
	}

	private CompletableFuture<?> onExecutor(CountDownLatch allOpen, String who) {
		return CompletableFuture.runAsync(() -> {
			await(allOpen);
			step(who, "first");
		}, this.executor).thenRunAsync(() -> {
			step(who, "second");
			CompletableFuture.runAsync(() -> step(who, "third"), this.executor).join();
		}, this.waiting).thenRunAsync(() -> step(who, "fourth"), this.executor);
	}

	private CompletableFuture<?> onReactor(CountDownLatch allOpen, String who) {
		return Mono.fromRunnable(() -> {
			await(allOpen);
			step(who, "first");
		})
			.subscribeOn(Schedulers.boundedElastic())
			.then(Mono.create((sink) -> this.stranger.execute(sink::success)))
			.publishOn(Schedulers.parallel())
			.then(Mono.fromRunnable(() -> step(who, "second")))
			.then(Mono.delay(Duration.ofMillis(1)))
			.flatMap((done) -> Mono.fromCallable(() -> step(who, "third")).subscribeOn(Schedulers.single()))
			.doOnNext((done) -> step(who, "fourth"))
			.toFuture();
	}

	private String step(String who, String name) {
		try (ActiveSpan outer = this.tracer.startSpan("step", name, "manual")) {
			Thread.yield();
			try (ActiveSpan inner = this.tracer.startSpan("inner", name + " of " + tag(), "manual")) {
				inner.setData(TAG, who);
			}
		}
		Sentry.setTag("last", name);
		return name;
	}

	private void assertNothingIsMixedUp(BiFunction<CountDownLatch, String, CompletableFuture<?>> work)
			throws Exception {
		CountDownLatch allOpen = new CountDownLatch(1);
		List<CompletableFuture<?>> all = new ArrayList<>();
		for (int number = 0; number < TRANSACTIONS; number++) {
			String who = "user-" + number;
			ActiveSpan transaction = this.tracer.startTransaction("work", who, "manual");
			Sentry.setTag(TAG, who);
			all.add(work.apply(allOpen, who).whenComplete((done, failure) -> transaction.end()));
			transaction.detach();
		}
		allOpen.countDown();
		CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		LocalSentry received = this.sentry.received();
		received.awaitItems(SentryItem.TRANSACTION, TRANSACTIONS, TIMEOUT);
		assertThat(received.transactions()).extracting(SentryItem::name).doesNotHaveDuplicates().hasSize(TRANSACTIONS);
		assertThat(received.transactions()).allSatisfy(ManyTransactionsTests::assertOwnSpans);
		assertThat(tag()).isEqualTo("null");
	}

	private static void assertOwnSpans(SentryItem transaction) {
		Map<String, JsonNode> steps = transaction.spans()
			.stream()
			.filter((span) -> span.path("op").asText().equals("step"))
			.collect(Collectors.toMap((span) -> span.path("description").asText(), (span) -> span));
		assertThat(steps).containsOnlyKeys("first", "second", "third", "fourth");
		assertThat(transaction.spans()).hasSize(8);
		assertThat(steps.values())
			.allSatisfy((step) -> assertThat(step.path("parent_span_id").asText()).isEqualTo(transaction.spanId()));
		steps.forEach((name, step) -> assertThat(transaction.spans())
			.filteredOn((span) -> span.path("description").asText().equals(name + " of " + transaction.name()))
			.singleElement()
			.satisfies((inner) -> {
				assertThat(inner.path("parent_span_id").asText()).isEqualTo(step.path("span_id").asText());
				assertThat(inner.path("data").path(TAG).asText()).isEqualTo(transaction.name());
			}));
	}

	private static String tag() {
		AtomicReference<String> tag = new AtomicReference<>();
		Sentry.configureScope(ScopeType.COMBINED, (scope) -> tag.set(scope.getTags().get(TAG)));
		return String.valueOf(tag.get());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
