package io.github.tuxsentry.internal.tracing;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.SpanStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.OverridingClassLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ActiveSpan}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ActiveSpanTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private Tracer tracer;

	@BeforeEach
	void createTracer() {
		this.tracer = TracerUnderTest.of(this.sentry.scopes());
	}

	@Test
	void carriesTagsDataStatusAndNameOfATransaction() {
		try (ActiveSpan transaction = start("draft")) {
			transaction.setTag("shard", 7)
				.setTag("flag", true)
				.setData("rows", 3)
				.setStatus(SpanStatus.NOT_FOUND)
				.setName("final");
		}
		SentryItem item = this.sentry.received().awaitTransaction("final");
		SentryAssertions.assertThat(item).hasTag("shard", "7").hasTag("flag", "true").hasStatus("not_found");
		assertThat(dataOf(item).path("rows").asInt()).isEqualTo(3);
		SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
	}

	/**
	 * The thread would keep the class loader of an application alive that was restarted.
	 */
	@Test
	void noSpanKeepsNoThreadAlive() throws Exception {
		ClassLoader classLoader = new OverridingClassLoader(getClass().getClassLoader()) {

			@Override
			protected boolean isEligibleForOverriding(String name) {
				return name.equals(ActiveSpan.class.getName());
			}

		};
		WeakReference<Thread> thread = initializeOnThread(classLoader);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return thread.refersTo(null);
		});
		assertThat(classLoader.loadClass(ActiveSpan.class.getName())).isNotSameAs(ActiveSpan.class);
	}

	private static WeakReference<Thread> initializeOnThread(ClassLoader classLoader) throws Exception {
		FutureTask<?> initialization = new FutureTask<>(
				() -> Class.forName(ActiveSpan.class.getName(), true, classLoader));
		Thread thread = new Thread(initialization);
		thread.start();
		initialization.get(30, TimeUnit.SECONDS);
		thread.join();
		return new WeakReference<>(thread);
	}

	@Test
	void ignoresANewNameOfASpan() {
		try (ActiveSpan transaction = start("t"); ActiveSpan span = this.tracer.startSpan("db", "before", "manual")) {
			span.setName("after");
		}
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasSpan("db.query", "before");
	}

	@Test
	void doesNotSetATagAgainstTheRules(CapturedOutput output) {
		try (ActiveSpan transaction = start("t")) {
			transaction.setTag("not a key of a span", "v")
				.setTag("nothing.of.a.span", null)
				.setTag("long.of.a.span", "v".repeat(201))
				.setTag("good", "v");
		}
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item)
			.hasTag("good", "v")
			.doesNotHaveTag("not a key of a span")
			.doesNotHaveTag("nothing.of.a.span")
			.doesNotHaveTag("long.of.a.span");
		assertThat(output).containsOnlyOnce("Tag 'nothing.of.a.span' is not set")
			.contains("Tag 'not a key of a span' is not set")
			.contains("Tag 'long.of.a.span' is not set");
	}

	@Test
	void failsWithTheStatusAndTheMessageOfTheFailure() {
		try (ActiveSpan transaction = start("failed")) {
			transaction.fail(new IllegalStateException("boom"));
		}
		SentryItem item = this.sentry.received().awaitTransaction("failed");
		SentryAssertions.assertThat(item).hasStatus("internal_error");
		assertThat(dataOf(item).path("error").asText()).isEqualTo("boom");
	}

	@Test
	void isCancelledByACancellation() {
		try (ActiveSpan transaction = start("cancelled")) {
			transaction.fail(new CancellationException());
		}
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("cancelled").hasStatus("cancelled");
	}

	@Test
	void linksAnEventOfTheFailureToTheSpanThatFailed() {
		IllegalStateException failure = new IllegalStateException("boom");
		try (ActiveSpan transaction = start("t")) {
			try (ActiveSpan span = this.tracer.startSpan("db", "s", "manual")) {
				span.fail(failure);
			}
		}
		this.sentry.scopes().captureException(failure);
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryItem event = this.sentry.local().events().get(0);
		SentryAssertions.assertThat(event).hasTraceIdOf(item);
		assertThat(event.spanId()).isEqualTo(item.spans().get(0).path("span_id").asText());
	}

	@Test
	void endsOnceAndLeavesOnceWhenClosedTwice() {
		ActiveSpan transaction = start("t");
		transaction.close();
		ActiveSpan next = start("next");
		transaction.close();
		assertThat(this.sentry.scopes().getSpan()).isNotNull();
		assertThat(this.tracer.currentSpan().getTraceId()).isEqualTo(next.getTraceId());
		next.close();
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(2);
	}

	@Test
	void changesNothingAfterItsEnd() {
		ActiveSpan transaction = start("t");
		transaction.close();
		transaction.setName("late").setTag("late", "1").setData("late", 1).setStatus(SpanStatus.ABORTED);
		transaction.fail(new IllegalStateException()).close();
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item).doesNotHaveStatus().doesNotHaveTag("late");
		SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
	}

	@Test
	void endsOnAnotherThreadAndLeavesOnItsOwnOnly() throws Exception {
		ActiveSpan transaction = start("t");
		this.sentry.scopes().setTag("inside", "1");
		boolean otherThreadKeptItsSpan = CompletableFuture.supplyAsync(() -> {
			try (ActiveSpan other = start("other")) {
				ISpan before = this.sentry.scopes().getSpan();
				transaction.close();
				return before != null && this.sentry.scopes().getSpan() == before;
			}
		}).get(10, TimeUnit.SECONDS);
		assertThat(otherThreadKeptItsSpan).isTrue();
		assertThat(this.tracer.isInTransaction()).isFalse();
		this.sentry.scopes().captureMessage("not left");
		transaction.close();
		this.sentry.scopes().captureMessage("left");
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(2);
		SentryAssertions.assertThat(event("not left")).hasTag("inside", "1");
		SentryAssertions.assertThat(event("left")).doesNotHaveTag("inside");
	}

	@Test
	void leavesBeforeItsEnd() {
		ActiveSpan transaction = start("t");
		transaction.detach();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		transaction.end();
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(1);
	}

	@Test
	void leavesTheThreadWhateverItsWorkHasMadeCurrent() {
		IScopes before = ThreadScopes.get();
		ActiveSpan transaction = start("t");
		ThreadScopes.set(this.sentry.scopes().forkedRootScopes("of the bot"));
		transaction.detach();
		assertThat(ThreadScopes.get()).as("is not left by an inner span").isNotSameAs(before);
		ThreadScopes.set(before);
		ActiveSpan other = start("other");
		ThreadScopes.set(this.sentry.scopes().forkedRootScopes("of the bot"));
		other.leave();
		assertThat(ThreadScopes.get()).isSameAs(before);
		start("next");
		other.leave();
		assertThat(ThreadScopes.get()).as("is left once").isNotSameAs(before);
		ThreadScopes.set(before);
	}

	@Test
	void failsWithAFailureWhoseMessageCannotBeAskedFor() {
		assertThatNoException().isThrownBy(() -> {
			try (ActiveSpan transaction = start("t")) {
				transaction.fail(new UnspeakableException());
			}
		});
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item).hasStatus("internal_error");
		assertThat(dataOf(item).path("error").asText()).isEqualTo("(no message: ArithmeticException)");
	}

	@Test
	void doesNotThrowForWhatIsMissing() {
		assertThatNoException().isThrownBy(() -> {
			try (ActiveSpan transaction = start("t")) {
				transaction.setTag(null, "v");
				transaction.setData(null, "v");
				transaction.setData("k", null);
				transaction.setStatus(null);
			}
		});
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").doesNotHaveStatus();
	}

	@Test
	void doesNothingOnceSentryIsClosed() {
		ActiveSpan transaction = start("t");
		this.sentry.stop();
		transaction.setTag("a", "b").fail(new IllegalStateException()).close();
		assertThat(this.tracer.isInTransaction()).isFalse();
		SentryAssertions.assertThat(this.sentry.local()).hasNoTransactions();
	}

	@Test
	void doesNothingWhenItIsNone() {
		ActiveSpan none = ActiveSpan.none();
		none.setName("n").setTag("a", "b").setData("c", 1).setStatus(SpanStatus.OK).fail(new IllegalStateException());
		none.detach();
		none.end();
		none.close();
		assertThat(none.getTraceId()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
	}

	private ActiveSpan start(String name) {
		return this.tracer.startTransaction("task", name, "manual");
	}

	private SentryItem event(String message) {
		return this.sentry.local().awaitEvent((item) -> message.equals(item.message()));
	}

	private static JsonNode dataOf(SentryItem item) {
		return item.context("trace").path("data");
	}

	private static final class UnspeakableException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new ArithmeticException();
		}

	}

}
