package io.github.tuxsentry.internal.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.core.SentryInitDetector.Cause;
import io.sentry.ISerializer;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryInitDetector}.
 */
class SentryInitDetectorTests {

	private final List<Cause> causes = Collections.synchronizedList(new ArrayList<>());

	private final SentryInitDetector detector = new SentryInitDetector(ScopesAdapter.getInstance(),
			(options, cause) -> this.causes.add(cause));

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void optionsOfAnotherInitAreDetectedOnce() {
		init(new SentryOptions());
		this.detector.check();
		this.detector.check();
		assertThat(this.causes).containsExactly(Cause.INIT);
	}

	@Test
	void registeredOptionsAreKnownUnlessTheyChange() {
		SentryOptions options = new SentryOptions();
		this.detector.register(options);
		init(options);
		this.detector.check();
		assertThat(this.causes).isEmpty();
		options.setBeforeSend((event, hint) -> event);
		this.detector.check();
		assertThat(this.causes).containsExactly(Cause.CHANGE);
	}

	@Test
	void registeredOptionsAreKnownToAllThreads() {
		CheckingOptions options = new CheckingOptions();
		this.detector.register(options);
		init(options);
		options.checking = true;
		this.detector.check();
		assertThat(options.checking).isFalse();
		assertThat(this.causes).isEmpty();
	}

	private static void init(SentryOptions options) {
		options.setDsn("http://key@127.0.0.1:1/42");
		options.setEnableUncaughtExceptionHandler(false);
		Sentry.init(options);
	}

	/**
	 * Options that are checked by another thread as soon as they are read.
	 */
	private final class CheckingOptions extends SentryOptions {

		private boolean checking;

		@Override
		public ISerializer getSerializer() {
			if (this.checking) {
				this.checking = false;
				CompletableFuture.runAsync(SentryInitDetectorTests.this.detector::check)
					.orTimeout(20, TimeUnit.SECONDS)
					.join();
			}
			return super.getSerializer();
		}

	}

}
