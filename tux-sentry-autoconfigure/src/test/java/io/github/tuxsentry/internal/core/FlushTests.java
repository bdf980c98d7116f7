package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultSentryManager}: how it flushes.
 */
class FlushTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ManagerUnderTest underTest = new ManagerUnderTest();

	private final SentryManager manager = this.underTest.manager;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	@Test
	void waitsUntilAllIsSent() {
		for (int i = 0; i < 20; i++) {
			this.manager.captureMessage("message " + i);
		}
		this.manager.flush(TIMEOUT);
		SentryAssertions.assertThat(this.sentry.local()).hasEvents(20);
	}

	@Test
	void publishesMetricsBeforeItSends() {
		this.underTest.publishers.add(() -> this.manager.captureMessage("published"));
		this.manager.flush(TIMEOUT);
		SentryAssertions.assertThat(this.sentry.local()).onlyEvent().hasMessage("published");
	}

	@Test
	void sendsWhatWaitsWhenAPublisherFails() {
		this.underTest.publishers.add(() -> {
			throw new IllegalStateException("broken publisher");
		});
		this.manager.captureMessage("waiting");
		this.manager.flush(TIMEOUT);
		SentryAssertions.assertThat(this.sentry.local()).onlyEvent().hasMessage("waiting");
		assertThat(this.underTest.faults.count()).isOne();
	}

	@Test
	void flushesOnAThreadOfItsOwn() throws Exception {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		CountDownLatch mayPublish = new CountDownLatch(1);
		this.underTest.publishers.add(() -> {
			threads.add(Thread.currentThread());
			await(mayPublish);
		});
		this.manager.captureMessage("waiting");
		CompletableFuture<Void> flush = this.manager.flushAsync(TIMEOUT);
		assertThat(flush).isNotDone();
		mayPublish.countDown();
		flush.get(10, TimeUnit.SECONDS);
		SentryAssertions.assertThat(this.sentry.local()).onlyEvent().hasMessage("waiting");
		assertThat(threads).singleElement().isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
	}

	@Test
	void neverFailsWhenItFlushesOnAThreadOfItsOwn() throws Exception {
		this.underTest.publishers.add(() -> {
			throw new StackOverflowError("broken publisher");
		});
		this.manager.flushAsync(TIMEOUT).get(10, TimeUnit.SECONDS);
		this.manager.flushAsync(null).get(10, TimeUnit.SECONDS);
		assertThat(this.underTest.faults.count()).isGreaterThanOrEqualTo(2);
	}

	@Test
	void doesNotWaitLongerThanAllowed() {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		List<SentryItem> arrived = new ArrayList<>();
		this.sentry.local().onItem((item) -> {
			await(mayAnswer);
			arrived.add(item);
		});
		this.manager.captureMessage("waiting");
		this.manager.flush(Duration.ofMillis(1));
		assertThat(arrived).isEmpty();
		mayAnswer.countDown();
	}

	@Test
	void doesNothingWithoutSentry() throws Exception {
		List<String> published = new ArrayList<>();
		this.underTest.publishers.add(() -> published.add("published"));
		this.sentry.stop();
		this.manager.flush(TIMEOUT);
		this.manager.flushAsync(TIMEOUT).get(10, TimeUnit.SECONDS);
		assertThat(published).isEmpty();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
