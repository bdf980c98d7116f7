package io.github.tuxsentry.internal.reactor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link ReactorResultHandler}: what is a span of what.
 */
class TracedPublishersTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.setMaxQueueSize(1000);
		options.setTracesSampler(
				(context) -> context.getTransactionContext().getName().startsWith("unsampled") ? 0.0 : 1.0);
	});

	private final FaultBarrier faults = new FaultBarrier();

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private final TracedCall tracedCall = new TracedCall(this.tracer, this.faults);

	@AfterEach
	void theThreadIsLeft() {
		assertThat(this.sentry.scopes().getSpan()).isNull();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void aMonoWithinAMonoIsItsChild() {
		Mono<String> outer = mono("outer", () -> mono("inner", () -> Mono.just("value")).map(String::toUpperCase));
		String value = inTransaction(outer::block);
		assertThat(value).isEqualTo("VALUE");
		assertThat(parents()).isEqualTo(Map.of("outer", "t", "inner", "outer"));
	}

	@Test
	void aMonoOfAnotherStepIsAChildOnWhateverScheduler() {
		Mono<String> outer = mono("outer",
				() -> Mono.just(1)
					.publishOn(Schedulers.parallel())
					.flatMap((i) -> mono("step", () -> Mono.just("a").subscribeOn(Schedulers.boundedElastic())))
					.delayElement(Duration.ofMillis(5))
					.flatMap((a) -> mono("next step", () -> Mono.just(a + "b"))));
		String value = inTransaction(outer::block);
		assertThat(value).isEqualTo("ab");
		assertThat(parents()).isEqualTo(Map.of("outer", "t", "step", "outer", "next step", "outer"));
	}

	@Test
	void aBlockingCallIsAChildOfTheSourceThatMakesItAndNotOfOneThatItFollows() {
		inTransaction(() -> flux("source", () -> Flux.range(1, 1).map((i) -> blocking("in source", i)))
			.map((i) -> blocking("after source", i))
			.blockLast());
		assertThat(parents()).isEqualTo(Map.of("source", "t", "in source", "source", "after source", "t"));
	}

	@Test
	void eachSubscriptionIsASpan() {
		inTransaction(() -> {
			Mono<Integer> twice = mono("work", () -> Mono.just(1));
			return twice.block() + twice.block();
		});
		assertThat(this.sentry.received().awaitTransaction("t").spans()).hasSize(2);
	}

	@Test
	void aRetryIsASpanOfItsOwn() {
		AtomicInteger tries = new AtomicInteger();
		inTransaction(() -> mono("try", () -> Mono.fromCallable(() -> {
			if (tries.incrementAndGet() == 1) {
				throw new IOException("once");
			}
			return 1;
		})).retry(3).block());
		assertThat(this.sentry.received().awaitTransaction("t").spans())
			.extracting((span) -> span.path("status").asText())
			.containsExactly("internal_error", "ok");
	}

	@Test
	void whatIsTakenOnlyInPartIsCancelled() {
		inTransaction(() -> flux("all", () -> Flux.range(1, 100)).take(3).blockLast());
		assertThat(onlySpan().path("status").asText()).isEqualTo("cancelled");
	}

	@Test
	void whatIsGivenUpIsCancelled() {
		inTransaction(() -> {
			Disposable subscription = mono("endless", Mono::never).subscribe();
			subscription.dispose();
			return 1;
		});
		assertThat(onlySpan().path("status").asText()).isEqualTo("cancelled");
		assertThat(onlySpan().path("data").has("error")).isFalse();
	}

	@Test
	void anEmptyMonoIsOk() {
		inTransaction(() -> mono("empty", Mono::empty).block());
		assertThat(onlySpan().path("status").asText()).isEqualTo("ok");
	}

	@Test
	void belongsToItsCallerWhereTheSubscriberIsNotKnown() {
		inTransaction(() -> mono("work", () -> Mono.just(1)).subscribeOn(Schedulers.parallel()).block());
		assertThat(parents()).isEqualTo(Map.of("work", "t"));
	}

	@Test
	void belongsToNobodyOnceItsCallerHasEnded() {
		Mono<Integer> work = inTransaction(() -> mono("work", () -> Mono.just(1)));
		assertThat(work.block()).isEqualTo(1);
		assertThat(work.subscribeOn(Schedulers.parallel()).block()).isEqualTo(1);
		assertThat(this.sentry.received().awaitTransaction("t").spans()).isEmpty();
	}

	@Test
	void isATransactionWithASubscriptionAndHasAScopeOfItsOwn() {
		Mono<String> job = transaction("job", () -> Mono.fromCallable(() -> {
			this.sentry.scopes().setTag("inside", "1");
			return blocking("step", "done");
		}));
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
		assertThat(job.block()).isEqualTo("done");
		this.sentry.scopes().captureMessage("outside");
		SentryItem item = this.sentry.received().awaitTransaction("job");
		SentryAssertions.assertThat(item).hasStatus("ok").hasTag("inside", "1");
		assertThat(item.spans()).hasSize(1);
		SentryAssertions.assertThat(this.sentry.local()).onlyEvent().doesNotHaveTag("inside");
	}

	@Test
	void aTransactionWithinATransactionIsAChild() {
		transaction("t", () -> Mono.just(1).flatMap((i) -> transaction("inner", () -> Mono.just(i)))).block();
		assertThat(parents()).isEqualTo(Map.of("inner", "t"));
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(1);
	}

	@Test
	void nothingIsSentOfATransactionThatIsNotSampled() {
		assertThat(transaction("unsampled",
				() -> Mono.just(1)
					.publishOn(Schedulers.parallel())
					.flatMap((i) -> mono("step", () -> Mono.just(i + 1)))
					.flatMap((i) -> transaction("inner", () -> Mono.just(i + 1))))
			.block()).isEqualTo(3);
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void handsOnErrorsAsTheyAreAndLinksThem() {
		IOException failure = new IOException("no answer");
		inTransaction(() -> {
			assertThatThrownBy(() -> mono("failing", () -> Mono.error(failure)).block()).hasCause(failure);
			return 1;
		});
		this.sentry.scopes().captureException(failure);
		JsonNode span = onlySpan();
		assertThat(span.path("data").path("error").asText()).isEqualTo("no answer");
		assertThat(this.sentry.received().events().get(0).spanId()).isEqualTo(span.path("span_id").asText());
	}

	@Test
	void handsOnTheReactorContext() {
		Mono<String> reading = mono("reading", () -> Mono.deferContextual((context) -> Mono.just(context.get("key"))));
		assertThat(reading.contextWrite((context) -> context.put("key", "value")).block()).isEqualTo("value");
		String value = inTransaction(() -> reading.contextWrite((context) -> context.put("key", "value")).block());
		assertThat(value).isEqualTo("value");
	}

	@Test
	void keepsUpBackPressure() {
		List<Integer> asked = new CopyOnWriteArrayList<>();
		inTransaction(() -> flux("all", () -> Flux.range(1, 10).doOnRequest((n) -> asked.add((int) n))).limitRate(5, 5)
			.blockLast());
		assertThat(asked).hasSizeGreaterThan(1).allSatisfy((n) -> assertThat(n).isLessThanOrEqualTo(5));
	}

	@Test
	void justHandsOnWhatIsReturnedWithoutSentry() {
		this.sentry.stop();
		Mono<Integer> result = Mono.just(1);
		assertThat(mono("work", () -> result)).isSameAs(result);
		assertThat(transaction("work", () -> result)).isSameAs(result);
	}

	@Test
	void worksOnOnceSentryIsStopped() {
		Mono<Integer> result = mono("work", () -> Mono.just(1));
		this.sentry.stop();
		assertThat(result.block()).isEqualTo(1);
	}

	@Test
	void keepsConcurrentTransactionsApart() {
		Flux.range(0, 200)
			.flatMap((i) -> transaction("job " + i, () -> Mono.delay(Duration.ofMillis(i % 7), Schedulers.parallel())
				.flatMap((tick) -> mono("first of " + i, () -> Mono.just(i).publishOn(Schedulers.boundedElastic())))
				.flatMap((value) -> mono("second of " + i, () -> Mono.just(value)))), 64)
			.blockLast(Duration.ofSeconds(60));
		this.sentry.received();
		for (int i = 0; i < 200; i++) {
			SentryItem job = this.sentry.local().awaitTransaction("job " + i);
			assertThat(job.spans()).extracting((span) -> span.path("description").asText())
				.containsExactlyInAnyOrder("first of " + i, "second of " + i);
			assertThat(job.spans())
				.allSatisfy((span) -> assertThat(span.path("parent_span_id").asText()).isEqualTo(job.spanId()));
		}
	}

	private <T> T inTransaction(Supplier<T> work) {
		try (ActiveSpan transaction = this.tracer.startTransaction("task", "t", "manual")) {
			return work.get();
		}
	}

	private <T> Mono<T> mono(String description, Supplier<Mono<T>> work) {
		return proceed(new TracedOperation(false, "function", description, description, new ReactorResultHandler()),
				work);
	}

	private <T> Flux<T> flux(String description, Supplier<Flux<T>> work) {
		return proceed(new TracedOperation(false, "function", description, description, new ReactorResultHandler()),
				work);
	}

	private <T> Mono<T> transaction(String name, Supplier<Mono<T>> work) {
		return proceed(new TracedOperation(true, "task", name, name, new ReactorResultHandler()), work);
	}

	@SuppressWarnings("unchecked")
	private <T> T proceed(TracedOperation operation, Supplier<T> work) {
		try {
			return (T) this.tracedCall.proceed(operation, work::get);
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private <T> T blocking(String description, T value) {
		try (ActiveSpan span = this.tracer.startSpan("function", description, "manual")) {
			TimeUnit.MILLISECONDS.sleep(1);
			return value;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JsonNode onlySpan() {
		List<JsonNode> spans = this.sentry.received().awaitTransaction("t").spans();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	/**
	 * Returns who is whose child, by description; the transaction is "t".
	 */
	private Map<String, String> parents() {
		SentryItem transaction = this.sentry.received().awaitTransaction("t");
		Map<String, String> descriptions = transaction.spans()
			.stream()
			.collect(Collectors.toMap((span) -> span.path("span_id").asText(),
					(span) -> span.path("description").asText()));
		descriptions.put(transaction.spanId(), "t");
		return transaction.spans()
			.stream()
			.collect(Collectors.toMap((span) -> span.path("description").asText(),
					(span) -> descriptions.get(span.path("parent_span_id").asText())));
	}

}
