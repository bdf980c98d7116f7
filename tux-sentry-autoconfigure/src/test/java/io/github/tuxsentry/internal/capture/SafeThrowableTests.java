package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.tuxsentry.HostileError;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeThrowable}.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SafeThrowableTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HUNDREDS_OF.*")
	void whatCannotBeReadHasACopyThatCan(HostileError hostile) {
		Throwable error = hostile.create();
		Throwable readable = SafeThrowable.of(error);
		assertThat(readable).isInstanceOfSatisfying(SafeThrowable.class,
				(copy) -> assertThat(copy.original()).isSameAs(error));
		assertThat(readable.toString()).startsWith(error.getClass().getName());
		assertThat(SafeThrowable.of(readable)).isSameAs(readable);
		assertThat(((SafeThrowable) readable).all()).hasSizeBetween(1, 51);
	}

	@Test
	void aCopyHasTheCausesUpToWhereTheirCircleCloses() {
		SafeThrowable copy = copyOf(HostileError.CIRCLE_OF_THREE.create());
		assertThat(messages(copy)).containsExactly("first", "number 1", "number 2");
	}

	@Test
	void ofTooManyCausesTheRootCauseStays() {
		List<String> messages = messages(copyOf(HostileError.THOUSANDS_OF_CAUSES.create()));
		assertThat(messages).hasSize(51).startsWith("thrown", "number 4999", "number 4998").endsWith("root");
	}

	@Test
	void aCopyHasWhatWasSuppressed() {
		Throwable error = HostileError.CIRCLE_OF_TWO.create();
		error.addSuppressed(new IllegalStateException("suppressed", error));
		assertThat(copyOf(error).getSuppressed()).singleElement()
			.satisfies((suppressed) -> assertThat(suppressed).hasMessage("suppressed").hasNoCause());
	}

	@Test
	void aCopyHasTheStackTrace() {
		Throwable error = HostileError.CIRCLE_OF_TWO.create();
		assertThat(copyOf(error).getStackTrace()).isEqualTo(error.getStackTrace());
		assertThat(copyOf(HostileError.THROWING_GETTERS.create()).getStackTrace()).isEmpty();
	}

	@Test
	void aCopyKeepsTheMechanism() {
		Mechanism mechanism = new Mechanism();
		RuntimeException error = HostileError.CAUSED_BY_ITSELF.create();
		Throwable marked = new ExceptionMechanismException(mechanism, error, Thread.currentThread());
		assertThat(SafeThrowable.of(marked)).isInstanceOfSatisfying(ExceptionMechanismException.class, (readable) -> {
			assertThat(readable.getExceptionMechanism()).isSameAs(mechanism);
			assertThat(readable.getThrowable()).isInstanceOf(SafeThrowable.class);
		});
	}

	@Test
	void whatCanBeReadStaysItself() {
		// An exception also has a copy if the thread is paused while it is read.
		assertThat(Stream.generate(SafeThrowableTests::deep).limit(20)).anySatisfy((deep) -> {
			Throwable marked = new ExceptionMechanismException(new Mechanism(), deep, Thread.currentThread());
			assertThat(SafeThrowable.of(deep)).isSameAs(deep);
			assertThat(SafeThrowable.of(marked)).isSameAs(marked);
		});
	}

	private static Throwable deep() {
		Throwable deep = Stream
			.<Throwable>iterate(new RuntimeException(), (cause) -> new RuntimeException("deep", cause))
			.limit(500)
			.reduce((first, last) -> last)
			.orElseThrow();
		deep.addSuppressed(new IllegalStateException("suppressed, and caused by the same", deep));
		return deep;
	}

	@Test
	void whatCanNoLongerBeReadHasACopy() {
		AtomicBoolean closed = new AtomicBoolean();
		Throwable error = new RuntimeException("open") {

			@Override
			public String getMessage() {
				if (closed.get()) {
					throw new IllegalStateException("closed");
				}
				return super.getMessage();
			}

		};
		assertThat(SafeThrowable.of(error) == error).isTrue();
		closed.set(true);
		assertThat(SafeThrowable.of(error)).isInstanceOf(SafeThrowable.class);
	}

	@Test
	void whatIsReadAgainWhileItIsReadHasACopy() {
		Throwable error = new RuntimeException("read again") {

			@Override
			public String getMessage() {
				assertThat(SafeThrowable.of(this)).isInstanceOf(SafeThrowable.class);
				return super.getMessage();
			}

		};
		assertThat(copyOf(error)).hasMessage("read again");
	}

	@Test
	void newErrorsThatComeOfReadingOthersComeToAnEnd() {
		class Endless extends RuntimeException {

			@Override
			public String getMessage() {
				return "of " + SafeThrowable.of(new Endless()).getClass().getSimpleName();
			}

		}
		assertThat(SafeThrowable.of(new Endless())).hasMessageStartingWith("of ");
	}

	private static SafeThrowable copyOf(Throwable error) {
		return (SafeThrowable) SafeThrowable.of(error);
	}

	private static List<String> messages(Throwable error) {
		List<String> messages = new ArrayList<>();
		for (Throwable next = error; next != null; next = next.getCause()) {
			messages.add(next.getMessage());
		}
		return messages;
	}

}
