package io.github.tuxsentry.internal.tracing;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ScopeType;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ScopesPropagation}.
 */
class ScopesPropagationTests {

	private static final String TAG = "who";

	private final FaultBarrier faults = new FaultBarrier();

	private final ScopesPropagation context = new ScopesPropagation(new LogContext(Map.of(), new FaultBarrier()),
			this.faults);

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();

	@AfterEach
	void stop() {
		this.pool.shutdownNow();
	}

	/**
	 * A task that was dropped without notice is not retained for longer than its work.
	 */
	@Test
	void taskDoesNotHoldWorkThatHasEnded() {
		EndingWork work = new EndingWork();
		try (UnitOfWork.Entered entered = UnitOfWork.enter(work)) {
			TaskContext task = this.context.capture();
			assertThat(task).isNotNull();
			assertThat(task.isHolding()).isTrue();
			work.ended = true;
			assertThat(task.isHolding()).isFalse();
		}
	}

	private static final class EndingWork extends UnitOfWork {

		private boolean ended;

		@Override
		public boolean hold() {
			return true;
		}

		@Override
		public boolean isEnded() {
			return this.ended;
		}

		@Override
		public void release() {
		}

		@Override
		public void failed(Throwable thrown) {
		}

	}

	private static String tag() {
		AtomicReference<String> tag = new AtomicReference<>();
		Sentry.configureScope(ScopeType.COMBINED, (scope) -> tag.set(scope.getTags().get(TAG)));
		return String.valueOf(tag.get());
	}

	@Nested
	class WithSentry {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry();

		private ISentryLifecycleToken outside;

		/**
		 * The thread that starts the SDK is on the scopes from which all others come.
		 */
		@BeforeEach
		void enterAScope() {
			this.outside = Sentry.pushIsolationScope();
		}

		@AfterEach
		void leaveTheScope() {
			this.outside.close();
		}

		@Test
		void taskGoesOnWithTheSpanAndTheTags() throws Exception {
			try (ActiveSpan transaction = tracer().startTransaction("task", "report", "manual")) {
				Sentry.setTag(TAG, "ann");
				pool().submit(context().wrap(() -> {
					assertThat(tag()).isEqualTo("ann");
					tracer().startSpan("db.query", "count", "manual").close();
				})).get(30, TimeUnit.SECONDS);
			}
			SentryItem item = this.sentry.received().awaitTransaction("report");
			assertThat(item.spans()).singleElement()
				.satisfies((span) -> assertThat(span.path("parent_span_id").asText()).isEqualTo(item.spanId()));
		}

		@Test
		void taskSeesWhatWasCurrentWhenItWasHandedOver() throws Exception {
			Sentry.setTag(TAG, "before");
			Callable<String> task = context().wrap(ScopesPropagationTests::tag);
			Sentry.setTag(TAG, "after");
			assertThat(pool().submit(task).get(30, TimeUnit.SECONDS)).isEqualTo("before");
		}

		@Test
		void whatATaskSetsStaysWithItsRun() throws Exception {
			Sentry.setTag(TAG, "submitter");
			Callable<String> task = context().wrap(() -> {
				String before = tag();
				Sentry.setTag(TAG, "task");
				return before;
			});
			assertThat(pool().submit(task).get(30, TimeUnit.SECONDS)).isEqualTo("submitter");
			assertThat(pool().submit(task).get(30, TimeUnit.SECONDS)).isEqualTo("submitter");
			assertThat(tag()).isEqualTo("submitter");
			assertThat(pool().submit(ScopesPropagationTests::tag).get(30, TimeUnit.SECONDS)).isEqualTo("null");
		}

		@Test
		void threadGetsItsOwnScopesBackWhateverTheTaskDoes() throws Exception {
			pool().submit(() -> Sentry.setTag(TAG, "pool")).get(30, TimeUnit.SECONDS);
			Runnable failing = context().wrap((Runnable) () -> {
				Sentry.setTag(TAG, "task");
				tracer().startTransaction("task", "never left", "manual");
				throw new IllegalStateException("broken");
			});
			pool().submit(() -> assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::run))
				.get(30, TimeUnit.SECONDS);
			pool().submit(() -> {
				assertThat(tag()).isEqualTo("pool");
				assertThat(tracer().isInTransaction()).isFalse();
			}).get(30, TimeUnit.SECONDS);
		}

		@Test
		void supplierGoesOnInACompletableFuture() {
			Sentry.setTag(TAG, "ann");
			Supplier<String> supplier = context().wrapSupplier(ScopesPropagationTests::tag);
			assertThat(CompletableFuture.supplyAsync(supplier, pool()).orTimeout(30, TimeUnit.SECONDS).join())
				.isEqualTo("ann");
		}

		@Test
		void executorCarriesEachTaskOfWhoHandsItOver() throws Exception {
			ExecutorService carrying = context().taskWrapping((ExecutorService) pool());
			Sentry.setTag(TAG, "ann");
			assertThat(carrying.submit(ScopesPropagationTests::tag).get(30, TimeUnit.SECONDS)).isEqualTo("ann");
			Sentry.setTag(TAG, "bob");
			AtomicReference<String> seen = new AtomicReference<>();
			CompletableFuture.runAsync(() -> seen.set(tag()), context().taskWrapping((Executor) pool()))
				.get(30, TimeUnit.SECONDS);
			assertThat(seen).hasValue("bob");
			assertThat(context().taskWrapping(carrying)).isSameAs(carrying);
		}

		@Test
		void schedulerCarriesOneTimeTasksAndIsolatesPeriodicOnes() throws Exception {
			ScheduledExecutorService carrying = context().taskWrapping(pool());
			Sentry.setTag(TAG, "ann");
			assertThat(
					carrying.schedule(ScopesPropagationTests::tag, 1, TimeUnit.MILLISECONDS).get(30, TimeUnit.SECONDS))
				.isEqualTo("ann");
			CountDownLatch runs = new CountDownLatch(2);
			AtomicInteger strangers = new AtomicInteger();
			ScheduledFuture<?> periodic = carrying.scheduleAtFixedRate(() -> {
				if (!tag().equals("null")) {
					strangers.incrementAndGet();
				}
				Sentry.setTag(TAG, "an earlier run");
				runs.countDown();
			}, 0, 1, TimeUnit.MILLISECONDS);
			assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
			periodic.cancel(false);
			assertThat(strangers).hasValue(0);
		}

		@Test
		void workThatHandsItselfOverForeverKeepsNoEarlierScopes() throws Exception {
			CountDownLatch rounds = new CountDownLatch(20);
			AtomicReference<IScopes> last = new AtomicReference<>();
			ExecutorService carrying = context().taskWrapping((ExecutorService) pool());
			Runnable again = new Runnable() {
				@Override
				public void run() {
					last.set(Sentry.getCurrentScopes());
					rounds.countDown();
					if (rounds.getCount() > 0) {
						carrying.execute(this);
					}
				}
			};
			carrying.execute(again);
			assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(last.get().getParentScopes()).isNull();
		}

		@Test
		void isolatedTaskSeesNothingOfWhoHandsItOver() throws Exception {
			Sentry.setTag(TAG, "ann");
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				AtomicReference<String> seen = new AtomicReference<>();
				pool().submit(context().isolate(() -> seen.set(tag() + " " + tracer().isInTransaction())))
					.get(30, TimeUnit.SECONDS);
				assertThat(seen).hasValue("null false");
			}
		}

		private ScheduledExecutorService pool() {
			return ScopesPropagationTests.this.pool;
		}

		private ScopesPropagation context() {
			return ScopesPropagationTests.this.context;
		}

		private Tracer tracer() {
			return ScopesPropagationTests.this.tracer;
		}

	}

	@Nested
	class WithoutSentry {

		@Test
		void nothingIsWrapped() throws Exception {
			Runnable task = () -> {
			};
			Callable<String> callable = () -> "done";
			Supplier<String> supplier = () -> "done";
			ScopesPropagation context = ScopesPropagationTests.this.context;
			assertThat(context.wrap(task)).isSameAs(task);
			assertThat(context.wrap(callable)).isSameAs(callable);
			assertThat(context.wrapSupplier(supplier)).isSameAs(supplier);
			assertThat(ContextTask.of(task, context)).isNull();
			assertThat(
					context.taskWrapping(ScopesPropagationTests.this.pool).submit(callable).get(30, TimeUnit.SECONDS))
				.isEqualTo("done");
			context.isolate(task).run();
		}

	}

}
