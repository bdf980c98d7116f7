package io.github.tuxsentry.capture;

import java.util.List;
import java.util.stream.Stream;

import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadableThrowables}.
 */
class ReadableThrowablesTests {

	static List<Throwable> unreadable() {
		Throwable one = new IllegalStateException("one");
		Throwable other = new IllegalStateException("other", one);
		one.initCause(other);
		Throwable suppressing = new IllegalStateException("suppresses");
		suppressing.addSuppressed(new Throwing());
		return List.of(one, new RuntimeException("leads into a circle", one), suppressing, new Throwing(),
				new RuntimeException("wraps", new Throwing()), new OwnCause(), new EndlessCause());
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void whatCannotBeReadHasAStandIn(Throwable error) {
		Throwable readable = ReadableThrowables.of(error);
		assertThat(readable).isNotSameAs(error).hasNoCause().hasMessageStartingWith(error.getClass().getName() + ": ");
		assertThat(ReadableThrowables.of(readable)).isSameAs(readable);
	}

	@Test
	void aStandInHasTheStackTrace() {
		OwnCause error = new OwnCause();
		assertThat(ReadableThrowables.of(error).getStackTrace()).isEqualTo(error.getStackTrace());
	}

	@Test
	void aStandInKeepsTheMechanism() {
		Mechanism mechanism = new Mechanism();
		Throwable marked = new ExceptionMechanismException(mechanism, new OwnCause(), Thread.currentThread());
		assertThat(ReadableThrowables.of(marked)).isInstanceOfSatisfying(ExceptionMechanismException.class,
				(readable) -> {
					assertThat(readable.getExceptionMechanism()).isSameAs(mechanism);
					assertThat(readable.getThrowable()).hasMessageStartingWith(OwnCause.class.getName());
				});
	}

	@Test
	void whatCanBeReadStaysItself() {
		Throwable deep = Stream.<Throwable>iterate(new RuntimeException(), RuntimeException::new)
			.limit(500)
			.reduce((first, last) -> last)
			.orElseThrow();
		Throwable marked = new ExceptionMechanismException(new Mechanism(), deep, Thread.currentThread());
		assertThat(ReadableThrowables.of(deep)).isSameAs(deep);
		assertThat(ReadableThrowables.of(marked)).isSameAs(marked);
	}

	static final class Throwing extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

		@Override
		public String toString() {
			throw new IllegalStateException("no text");
		}

	}

	static final class OwnCause extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return this;
		}

	}

	static final class EndlessCause extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new EndlessCause();
		}

	}

}
