package io.github.tuxsentry.internal.filter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CancellationException;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExceptionFilter}.
 */
class ExceptionFilterTests {

	private final ExceptionFilter filter = ExceptionFilter
		.ignoredExceptions(List.of(IOException.class, CancellationException.class));

	@Test
	void dropsIgnoredTypes() {
		assertThat(drops(new IOException())).isTrue();
		assertThat(drops(new CancellationException())).isTrue();
	}

	@Test
	void dropsTheirSubclasses() {
		assertThat(drops(new FileNotFoundException())).isTrue();
		assertThat(drops(new ClosedChannelException())).isTrue();
		assertThat(drops(new IOException() {
		})).isTrue();
	}

	@Test
	void keepsTheirSuperclassesAndAllOthers() {
		assertThat(drops(new Exception())).isFalse();
		assertThat(drops(new IllegalStateException())).isFalse();
		assertThat(drops(new OutOfMemoryError())).isFalse();
	}

	@Test
	void dropsWhatTheyCaused() {
		assertThat(drops(new IllegalStateException(new UncheckedIOException(new FileNotFoundException())))).isTrue();
		assertThat(drops(new IllegalStateException(new IllegalArgumentException()))).isFalse();
	}

	@Test
	void looksThroughTheWrapperInWhichIntegrationsHandExceptionsOver() {
		assertThat(drops(
				new ExceptionMechanismException(new Mechanism(), new FileNotFoundException(), Thread.currentThread())))
			.isTrue();
	}

	@Test
	void keepsEventsWithoutException() {
		assertThat(this.filter.drops(new SentryEvent(), new Hint())).isFalse();
	}

	@Test
	void keepsEverythingWithoutTypes() {
		assertThat(ExceptionFilter.ignoredExceptions(List.of()).drops(new SentryEvent(new IOException()), new Hint()))
			.isFalse();
	}

	@Test
	void tellsItsReason() {
		assertThat(this.filter.reason()).isEqualTo("ignored_exception");
		assertThat(ExceptionFilter.userErrors(List.of()).reason()).isEqualTo("user_error");
	}

	private boolean drops(Throwable throwable) {
		return this.filter.drops(new SentryEvent(throwable), new Hint());
	}

}
