package io.github.tuxsentry.internal.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.DefaultSpanFactory;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.SamplingContext;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.SpanStatus;
import io.sentry.TransactionOptions;
import io.sentry.logback.SentryAppender;
import io.sentry.util.TracingUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for transactions that are sampled out, which the SDK knows when it is asked.
 */
class UnsampledTransactionsTests {

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private static Frame frame() {
		return (Frame) Objects.requireNonNull(ThreadScopes.get());
	}

	private ActiveSpan start(String name) {
		return this.tracer.startTransaction("task", name, "manual");
	}

	@Nested
	class ByTheRate {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(0.0));

		private ISentryLifecycleToken outside;

		@BeforeEach
		void enterAScope() {
			this.outside = Sentry.pushIsolationScope();
		}

		@AfterEach
		void leaveTheScope() {
			this.outside.close();
		}

		@Test
		void isNeverCreatedWhenNobodyAsks() {
			try (ActiveSpan transaction = start("t")) {
				tracer().startSpan("db", "s", "manual").setTag("a", "b").fail(new IllegalStateException()).close();
				assertThat(tracer().isInTransaction()).isTrue();
				transaction.setTag("a", "b").setData("c", 1).setStatus(SpanStatus.ABORTED);
				assertThat(transaction.getTraceId()).isNotNull()
					.isEqualTo(Tracer.traceIdOf(ScopesAdapter.getInstance()));
				assertThat(frame().isPending()).isTrue();
			}
			assertThat(tracer().isInTransaction()).isFalse();
			assertThat(lost()).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

		@Test
		void isTheTransactionOfTheSdkWhenSomebodyAsks() {
			try (ActiveSpan transaction = start("t")) {
				ISpan span = Sentry.getSpan();
				assertThat(span).isInstanceOf(ITransaction.class);
				assertThat(span.isSampled()).isFalse();
				assertThat(span.getSpanContext().getOperation()).isEqualTo("task.background");
				assertThat(span.getSpanContext().getTraceId()).hasToString(transaction.getTraceId());
				transaction.setName("renamed");
				Sentry.captureMessage("inside");
				assertThat(tracer().isInTransaction()).isTrue();
			}
			this.sentry.received();
			SentryAssertions.assertThat(event("inside")).hasName("renamed");
			assertThat(lost()).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

		@Test
		void handsItsDecisionOn() {
			try (ActiveSpan transaction = start("t")) {
				assertThat(Sentry.getTraceparent().getValue()).startsWith(transaction.getTraceId()).endsWith("-0");
				assertThat(Sentry.getBaggage().getValue()).contains("sentry-sampled=false", "sentry-sample_rate=0",
						"sentry-sample_rand=", "sentry-trace_id=" + transaction.getTraceId());
				assertThat(
						TracingUtils.trace(ScopesAdapter.getInstance(), null, null).getSentryTraceHeader().getValue())
					.startsWith(transaction.getTraceId())
					.endsWith("-0");
				assertThat(tracer().traceHeaders().get("sentry-trace")).startsWith(transaction.getTraceId())
					.endsWith("-0");
			}
		}

		@Test
		void keepsATransactionThatTheBotBinds() {
			try (ActiveSpan transaction = start("t")) {
				TransactionOptions options = new TransactionOptions();
				options.setBindToScope(true);
				ITransaction bound = Sentry.startTransaction("bound", "own", options);
				assertThat(Sentry.getSpan()).isSameAs(bound);
				bound.finish();
			}
		}

		@Test
		void reportsEachLossOnce() {
			int number = 10;
			for (int i = 0; i < number; i++) {
				ActiveSpan transaction = start("t" + i);
				if (i % 2 == 0) {
					Sentry.setTag("asked", "1");
				}
				transaction.close();
				transaction.end();
			}
			assertThat(lost()).isEqualTo(Map.of("transaction", number, "span", number));
		}

		@Test
		void reportsALossThatTheBotEndsItself() {
			try (ActiveSpan transaction = start("t")) {
				Sentry.getSpan().finish();
				assertThat(tracer().isInTransaction()).isFalse();
			}
			assertThat(lost()).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

		@Test
		void keepsItsTraceAndItsScopeForWorkAfterItsEnd() throws Exception {
			ActiveSpan transaction = start("t");
			frame().describe((scope) -> scope.setTag("described", "1"));
			IScopes carried = ThreadScopes.get();
			String trace = transaction.getTraceId();
			transaction.close();
			CompletableFuture.runAsync(() -> {
				try (ISentryLifecycleToken token = carried.makeCurrent()) {
					assertThat(Sentry.getSpan()).isNull();
					assertThat(Sentry.getTraceparent().getValue()).startsWith(trace).endsWith("-0");
					Sentry.captureMessage("late");
				}
			}).get(30, TimeUnit.SECONDS);
			this.sentry.received();
			SentryAssertions.assertThat(event("late")).hasTag("described", "1");
			assertThat(event("late").traceId()).isEqualTo(trace);
			assertThat(lost()).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

		@Test
		void linksAnEventOfItsFailureToItself() {
			IllegalStateException failure = new IllegalStateException("boom");
			String trace;
			try (ActiveSpan transaction = start("t")) {
				trace = transaction.getTraceId();
				transaction.fail(failure);
			}
			Sentry.captureException(failure);
			assertThat(this.sentry.received().events().get(0).traceId()).isEqualTo(trace);
		}

		@Test
		void isEndedByAnError() {
			try (ActiveSpan transaction = start("t")) {
				tracer().abortTransaction();
				assertThat(tracer().isInTransaction()).isFalse();
			}
			assertThat(lost()).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

		@Test
		void isBorrowedAsTheCurrentSpan() {
			try (ActiveSpan transaction = start("t")) {
				ActiveSpan current = tracer().currentSpan();
				assertThat(current.getTraceId()).isEqualTo(transaction.getTraceId());
				current.setName("renamed").close();
				assertThat(tracer().isInTransaction()).isTrue();
				assertThat(frame().isPending()).isTrue();
				Sentry.captureMessage("inside");
			}
			this.sentry.received();
			SentryAssertions.assertThat(event("inside")).hasName("renamed");
		}

		@Test
		void isLeftThoughAnInnerOneWasNot() {
			IScopes before = ThreadScopes.get();
			ActiveSpan outer = start("outer");
			start("inner, never left");
			outer.close();
			assertThat(ThreadScopes.get()).isSameAs(before);
		}

		@Test
		void isNotBuiltByALogLineThatIsNoBreadcrumb() {
			LoggerContext context = new LoggerContext();
			context.setMDCAdapter(MDC.getMDCAdapter());
			SentryAppender appender = new SentryAppender();
			SentryOptions running = new SentryOptions();
			running.setDsn("SENTRY_DSN_IS_UNDEFINED");
			appender.setOptions(running);
			appender.setContext(context);
			appender.start();
			Logger logger = context.getLogger("bot");
			logger.setLevel(Level.TRACE);
			logger.addAppender(appender);
			try (ActiveSpan transaction = start("t")) {
				logger.debug("debug");
				logger.info("info");
				assertThat(frame().isPending()).isTrue();
				logger.error("error");
				assertThat(frame().isPending()).isFalse();
			}
			finally {
				context.stop();
			}
			SentryItem event = this.sentry.received().events().get(0);
			assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("message").asText())
				.containsExactly("info");
			SentryAssertions.assertThat(event).hasName("t");
		}

		private SentryItem event(String message) {
			return this.sentry.local().awaitEvent((item) -> message.equals(item.message()));
		}

		private Map<String, Integer> lost() {
			return UnsampledTransactionsTests.lost(this.sentry, "sample_rate");
		}

		private Tracer tracer() {
			return UnsampledTransactionsTests.this.tracer;
		}

	}

	@Nested
	class UnderPressure {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> {
			options.setTracesSampleRate(0.0);
			options.setEnableBackpressureHandling(false);
			options.setBackpressureMonitor(new FixedBackpressure());
		});

		@Test
		void reportsTheLossAsSuch() {
			start("t").close();
			assertThat(lost(this.sentry, "backpressure")).isEqualTo(Map.of("transaction", 1, "span", 1));
		}

	}

	@Nested
	class WithASampler {

		private final List<SamplingContext> asked = new ArrayList<>();

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampler((context) -> {
			this.asked.add(context);
			return context.getTransactionContext().getName().startsWith("in") ? 1.0 : 0.0;
		}));

		@Test
		void asksItOnceWithTheContextOfTheTransaction() {
			try (ActiveSpan out = UnsampledTransactionsTests.this.tracer.startTransaction("task", "out", "manual.test",
					Map.of("shard", 3))) {
				assertThat(this.asked).singleElement().satisfies((context) -> {
					assertThat(context.getTransactionContext().getOperation()).isEqualTo("task.background");
					assertThat(context.getTransactionContext().getOrigin()).isEqualTo("manual.test");
					assertThat(context.getTransactionContext().getParentSampled()).isNull();
					assertThat(context.getTransactionContext().getTraceId()).hasToString(out.getTraceId());
					assertThat(context.getCustomSamplingContext().get("shard")).isEqualTo(3);
					assertThat(context.getSampleRand()).isBetween(0.0, 1.0);
				});
				assertThat(Sentry.getSpan().isSampled()).isFalse();
				assertThat(Sentry.getBaggage().getValue()).contains("sentry-sampled=false");
			}
			try (ActiveSpan in = start("in")) {
				assertThat(Sentry.getSpan().isSampled()).isTrue();
			}
			assertThat(this.asked).hasSize(2);
			SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("in");
		}

		@Test
		void doesNotAskItAgainForWorkWithinTheTransaction() throws Throwable {
			TracedCall call = new TracedCall(UnsampledTransactionsTests.this.tracer, new FaultBarrier());
			TracedOperation operation = new TracedOperation(true, "task", "inner", "inner",
					new TracedOperations(List::of, new FaultBarrier()).resultsOf(Object.class));
			try (ActiveSpan out = start("out")) {
				assertThat(call.proceed(operation, () -> "done")).isEqualTo("done");
			}
			assertThat(this.asked).hasSize(1);
		}

	}

	@Nested
	class WithAnotherSpanFactory {

		private final AtomicInteger created = new AtomicInteger();

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(0.0));

		@Test
		void leavesTheTransactionToIt() {
			DefaultSpanFactory factory = new DefaultSpanFactory();
			SentryOptions options = Sentry.getCurrentScopes().getOptions();
			options.setSpanFactory(new CountingSpanFactory(factory, this.created));
			try (ActiveSpan transaction = start("t")) {
				assertThat(this.created).hasValue(1);
				assertThat(ThreadScopes.get()).isNotInstanceOf(Frame.class);
			}
			try (ActiveSpan scope = UnsampledTransactionsTests.this.tracer.startIsolatedScope()) {
				assertThat(ThreadScopes.get()).isNotInstanceOf(Frame.class);
			}
		}

	}

	@Nested
	class InGlobalHubMode {

		@Test
		void stillReportsTheLoss() {
			try (LocalSentry local = LocalSentry.start()) {
				Sentry.init((options) -> {
					options.setDsn(local.dsn());
					options.setTracesSampleRate(0.0);
				}, true);
				start("t").close();
				Sentry.captureMessage("sends the report");
				Sentry.flush(10_000);
				assertThat(lost(local, "sample_rate")).isEqualTo(Map.of("transaction", 1, "span", 1));
			}
			finally {
				Sentry.close();
				Sentry.init((options) -> options.setEnabled(false), false);
				Sentry.close();
			}
		}

	}

	private static Map<String, Integer> lost(LiveSentry sentry, String reason) {
		Sentry.captureMessage("sends the report");
		return lost(sentry.received(), reason);
	}

	private static Map<String, Integer> lost(LocalSentry local, String reason) {
		Map<String, Integer> lost = new TreeMap<>();
		local.items("client_report")
			.stream()
			.flatMap((item) -> StreamSupport.stream(item.payload().path("discarded_events").spliterator(), false))
			.filter((event) -> reason.equals(event.path("reason").asText()))
			.forEach((event) -> lost.merge(event.path("category").asText(), event.path("quantity").asInt(),
					Integer::sum));
		return lost;
	}

}
