package io.github.tuxsentry.internal.frame;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.Sentry;
import io.sentry.SentryWrapper;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Frame}.
 */
class FrameTests {

	private static final int LIMIT = 10;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setMaxBreadcrumbs(LIMIT));

	private final FaultBarrier faults = new FaultBarrier();

	private final ExecutorService pool = Executors.newFixedThreadPool(2);

	private ISentryLifecycleToken outside;

	@BeforeEach
	void enterAScope() {
		this.outside = Sentry.pushIsolationScope();
	}

	@AfterEach
	void leaveTheScope() {
		this.outside.close();
		this.pool.shutdownNow();
	}

	@Test
	void isPendingUntilSomethingRequiresItsScopes() {
		Frame frame = forked();
		try (ISentryLifecycleToken token = frame.makeCurrent()) {
			assertThat(Sentry.isEnabled()).isTrue();
			assertThat(Sentry.getCurrentScopes().getOptions().getMaxBreadcrumbs()).isEqualTo(LIMIT);
			Sentry.addBreadcrumb("step");
			frame.describe((scope) -> scope.setTag("described", "1"));
			assertThat(frame.isPending()).isTrue();
			Sentry.setTag("asked", "1");
			assertThat(frame.isPending()).isFalse();
		}
	}

	@Test
	void putsWhatIsAroundItAndWhatIsOnItOnAnEvent() {
		Sentry.setTag("outside", "1");
		Sentry.addBreadcrumb("outside");
		Frame frame = forked();
		frame.describe((scope) -> scope.setUser(user("ann")));
		try (ISentryLifecycleToken token = frame.makeCurrent()) {
			Sentry.addBreadcrumb("inside");
			Sentry.captureMessage("inside");
			Sentry.addBreadcrumb("later");
			Sentry.captureMessage("later");
		}
		Sentry.captureMessage("after");
		this.sentry.received();
		SentryAssertions.assertThat(event("inside")).hasTag("outside", "1").hasUserId("ann");
		assertThat(breadcrumbs("inside")).containsExactly("outside", "inside");
		assertThat(breadcrumbs("later")).containsExactly("outside", "inside", "later");
		assertThat(event("later").traceId()).isEqualTo(event("inside").traceId());
		assertThat(event("after").payload().path("user").has("id")).isFalse();
		assertThat(breadcrumbs("after")).containsExactly("outside");
	}

	@Test
	void preferUserOfTheBotOverTheDescription() {
		Frame frame = forked();
		frame.describe((scope) -> scope.setUser(user("described")));
		try (ISentryLifecycleToken token = frame.makeCurrent()) {
			Sentry.setUser(user("bot"));
			Sentry.captureMessage("inside");
		}
		this.sentry.received();
		SentryAssertions.assertThat(event("inside")).hasUserId("bot");
	}

	@Test
	void nestsWithoutBuildingTheOuterOne() {
		Frame outer = forked();
		outer.describe((scope) -> scope.setTag("outer", "1"));
		try (ISentryLifecycleToken outerToken = outer.makeCurrent()) {
			Frame inner = forked();
			inner.describe((scope) -> scope.setTag("inner", "1"));
			inner.makeCurrent().close();
			assertThat(inner.isPending()).isTrue();
			assertThat(outer.isPending()).isTrue();
			try (ISentryLifecycleToken innerToken = inner.makeCurrent()) {
				Sentry.captureMessage("inner");
			}
			Sentry.captureMessage("outer");
		}
		this.sentry.received();
		SentryAssertions.assertThat(event("inner")).hasTag("outer", "1").hasTag("inner", "1");
		SentryAssertions.assertThat(event("outer")).hasTag("outer", "1").doesNotHaveTag("inner");
	}

	@Test
	@SuppressWarnings("deprecation")
	void isLeftByItsTokenThoughTheBotPushesAndPopsScopes() {
		IScopes before = Sentry.getCurrentScopes();
		ISentryLifecycleToken token = forked().makeCurrent();
		Sentry.setTag("frame", "1");
		Sentry.withScope((scope) -> {
			scope.setTag("with", "1");
			Sentry.captureMessage("with");
		});
		Sentry.pushScope();
		Sentry.popScope();
		assertThat(Sentry.getCurrentScopes()).isNotInstanceOf(Frame.class);
		Sentry.captureMessage("popped");
		token.close();
		assertThat(Sentry.getCurrentScopes()).isSameAs(before);
		this.sentry.received();
		SentryAssertions.assertThat(event("with")).hasTag("frame", "1").hasTag("with", "1");
		SentryAssertions.assertThat(event("popped")).hasTag("frame", "1").doesNotHaveTag("with");
	}

	@Test
	void hasTheStateOfTheMomentOnTheThreadItIsHandedTo() throws Exception {
		Frame frame = Frame.isolated(new IsolatedTrace(), this.faults);
		frame.describe((scope) -> scope.setTag("who", "before"));
		frame.addBreadcrumb(new Breadcrumb("before"));
		IScopes handedOver = frame.handOver();
		frame.addBreadcrumb(new Breadcrumb("after"));
		frame.setTag("who", "after");
		onAThread(() -> {
			try (ISentryLifecycleToken token = handedOver.makeCurrent()) {
				Sentry.addBreadcrumb("task");
				Sentry.captureMessage("task");
			}
			assertThat(ThreadScopes.get()).isNull();
		});
		frame.captureMessage("frame");
		this.sentry.received();
		SentryAssertions.assertThat(event("task")).hasTag("who", "before").hasTraceIdOf(event("frame"));
		assertThat(breadcrumbs("task")).containsExactly("before", "task");
		SentryAssertions.assertThat(event("frame")).hasTag("who", "after");
		assertThat(breadcrumbs("frame")).containsExactly("before", "after");
	}

	@Test
	void keepsTheStateOfTheScopesAroundItWhenItIsHandedOver() throws Exception {
		Sentry.setTag("who", "before");
		IScopes handedOver = forked().handOver();
		Sentry.setTag("who", "after");
		handedOver.captureMessage("task");
		this.sentry.received();
		SentryAssertions.assertThat(event("task")).hasTag("who", "before");
	}

	@Test
	void staysPendingWhenItIsHandedOver() {
		Frame frame = Frame.isolated(new IsolatedTrace(), this.faults);
		assertThat(frame.handOver()).isInstanceOfSatisfying(Frame.class,
				(copy) -> assertThat(copy.isPending()).isTrue());
		assertThat(frame.isPending()).isTrue();
	}

	@Test
	void wrappersOfTheSdkTakeAForkOfIt() throws Exception {
		Frame frame = forked();
		frame.describe((scope) -> scope.setTag("described", "1"));
		CompletableFuture<String> wrapped;
		try (ISentryLifecycleToken token = frame.makeCurrent()) {
			wrapped = CompletableFuture
				.supplyAsync(SentryWrapper.wrapSupplier(() -> Sentry.captureMessage("wrapped").toString()), this.pool);
		}
		wrapped.get(30, TimeUnit.SECONDS);
		this.sentry.received();
		SentryAssertions.assertThat(event("wrapped")).hasTag("described", "1");
	}

	@Test
	void storesNothingOnAThreadWithoutScopes() throws Exception {
		onAThread(() -> {
			try (ISentryLifecycleToken token = Frame.isolated(new IsolatedTrace(), this.faults).makeCurrent()) {
				assertThat(Sentry.isEnabled()).isTrue();
				Sentry.addBreadcrumb("step");
			}
			assertThat(ThreadScopes.get()).isNull();
		});
	}

	@Test
	void isBuiltOnceByThreadsThatAskAtTheSameTime() throws Exception {
		for (int i = 0; i < 200; i++) {
			Frame frame = Frame.isolated(new IsolatedTrace(), this.faults);
			AtomicInteger descriptions = new AtomicInteger();
			frame.describe((scope) -> descriptions.incrementAndGet());
			CountDownLatch start = new CountDownLatch(1);
			CompletableFuture<Object> one = ask(frame, start);
			CompletableFuture<Object> other = ask(frame, start);
			start.countDown();
			assertThat(one.get(30, TimeUnit.SECONDS)).isSameAs(other.get(30, TimeUnit.SECONDS));
			assertThat(descriptions).hasValue(1);
		}
	}

	private CompletableFuture<Object> ask(Frame frame, CountDownLatch start) {
		return CompletableFuture.supplyAsync(() -> {
			awaitUninterrupted(start);
			return frame.getScope();
		}, this.pool);
	}

	@Test
	void losesNoBreadcrumbThatIsRecordedWhileItIsBuilt() throws Exception {
		for (int i = 0; i < 200; i++) {
			Frame frame = Frame.isolated(new IsolatedTrace(), this.faults);
			CountDownLatch start = new CountDownLatch(1);
			CompletableFuture<Object> built = ask(frame, start);
			CompletableFuture<Void> recorded = CompletableFuture.runAsync(() -> {
				awaitUninterrupted(start);
				for (int step = 0; step < LIMIT; step++) {
					frame.addBreadcrumb(new Breadcrumb("step " + step));
				}
			}, this.pool);
			start.countDown();
			CompletableFuture.allOf(built, recorded).get(30, TimeUnit.SECONDS);
			assertThat(frame.getIsolationScope().getBreadcrumbs()).hasSize(LIMIT);
		}
	}

	@Test
	void allowsADescriptionToCallTheSdk() {
		Frame frame = forked();
		frame.describe((scope) -> Sentry.setTag("by", "description"));
		try (ISentryLifecycleToken token = frame.makeCurrent()) {
			Sentry.captureMessage("inside");
		}
		Sentry.captureMessage("after");
		this.sentry.received();
		SentryAssertions.assertThat(event("inside")).hasTag("by", "description");
		SentryAssertions.assertThat(event("after")).doesNotHaveTag("by");
	}

	@Test
	void survivesADescriptionThatThrows() {
		Frame frame = forked();
		frame.describe((scope) -> {
			throw new LinkageError("broken");
		});
		frame.describe((scope) -> scope.setTag("next", "1"));
		frame.captureMessage("inside");
		this.sentry.received();
		SentryAssertions.assertThat(event("inside")).hasTag("next", "1");
		assertThat(this.faults.count()).isEqualTo(1);
	}

	@Test
	void isNotBlockedByADescriptionThatAwaitsAnotherThread() throws Exception {
		Frame frame = forked();
		frame.describe((scope) -> {
			scope.setTag("awaited", "1");
			CompletableFuture.runAsync(() -> frame.setTag("other", "1"), this.pool).join();
		});
		CompletableFuture.runAsync(() -> frame.captureMessage("inside")).get(30, TimeUnit.SECONDS);
		this.sentry.received();
		SentryAssertions.assertThat(event("inside")).hasTag("awaited", "1").hasTag("other", "1");
	}

	@Test
	void waitsForItsScopesOnAnInterruptedThread() throws Exception {
		Frame frame = forked();
		CountDownLatch building = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		frame.describe((scope) -> {
			building.countDown();
			awaitUninterrupted(goOn);
			scope.setTag("described", "1");
		});
		CompletableFuture<Object> builder = CompletableFuture.supplyAsync(frame::getScope, this.pool);
		assertThat(building.await(30, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
			Thread.currentThread().interrupt();
			goOn.countDown();
			frame.captureMessage("interrupted");
			return Thread.interrupted();
		}, this.pool);
		assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
		builder.get(30, TimeUnit.SECONDS);
		this.sentry.received();
		SentryAssertions.assertThat(event("interrupted")).hasTag("described", "1");
	}

	@Test
	void keepsTheLatestBreadcrumbsInOrder() {
		Frame frame = forked();
		for (int i = 0; i < 10 * LIMIT; i++) {
			frame.addBreadcrumb(new Breadcrumb("step " + i));
			if (i % LIMIT == 0) {
				frame.describe((scope) -> scope.setTag("described", "1"));
			}
		}
		assertThat(frame.isPending()).isTrue();
		frame.captureMessage("inside");
		this.sentry.received();
		assertThat(breadcrumbs("inside")).hasSize(LIMIT)
			.startsWith("step " + 9 * LIMIT)
			.endsWith("step " + (10 * LIMIT - 1));
		SentryAssertions.assertThat(event("inside")).hasTag("described", "1");
	}

	@Test
	void knowsTheFramesThatAreForksOfIt() {
		Frame outer = forked();
		try (ISentryLifecycleToken token = outer.makeCurrent()) {
			Frame inner = forked();
			assertThat(outer.isAncestorOf(outer)).isTrue();
			assertThat(outer.isAncestorOf(inner)).isTrue();
			assertThat(inner.isAncestorOf(outer)).isFalse();
			assertThat(outer.isAncestorOf(null)).isFalse();
			IScopes fork = inner.forkedScopes("test");
			assertThat(inner.isAncestorOf(fork)).isTrue();
			assertThat(outer.isAncestorOf(fork)).isTrue();
			assertThat(outer.isAncestorOf(inner)).isTrue();
			assertThat(outer.isAncestorOf(forked(null))).isFalse();
		}
	}

	@Test
	void closesSentryThoughNothingElseWasAskedFor() {
		try (ISentryLifecycleToken token = Frame.isolated(new IsolatedTrace(), this.faults).makeCurrent()) {
			Sentry.close();
		}
		assertThat(Sentry.getGlobalScope().getClient().isEnabled()).isFalse();
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void worksWithAnSdkThatIsStartedWithinIt() {
		String dsn = this.sentry.local().dsn();
		try (ISentryLifecycleToken token = Frame.isolated(new IsolatedTrace(), this.faults).makeCurrent()) {
			Sentry.init((options) -> {
				options.setDsn(dsn);
				options.setRelease("second");
			});
			Sentry.captureMessage("inside");
		}
		Frame next = Frame.isolated(new IsolatedTrace(), this.faults);
		next.captureMessage("next");
		this.sentry.received();
		assertThat(event("inside").payload().path("release").asText()).isEqualTo("second");
		assertThat(event("next").payload().path("release").asText()).isEqualTo("second");
	}

	private Frame forked() {
		return forked(ThreadScopes.get());
	}

	private Frame forked(IScopes parent) {
		return Frame.forked(parent, null, this.faults);
	}

	private static User user(String id) {
		User user = new User();
		user.setId(id);
		return user;
	}

	private SentryItem event(String message) {
		return this.sentry.local().awaitEvent((item) -> message.equals(item.message()));
	}

	private List<String> breadcrumbs(String message) {
		return event(message).breadcrumbs().stream().map((crumb) -> crumb.path("message").asText()).toList();
	}

	private void onAThread(Runnable work) throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			thread.submit(work).get(30, TimeUnit.SECONDS);
		}
		finally {
			thread.shutdownNow();
		}
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
