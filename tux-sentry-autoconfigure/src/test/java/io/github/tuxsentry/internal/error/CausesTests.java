package io.github.tuxsentry.internal.error;

import java.util.stream.Stream;

import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Causes} and {@link ErrorText}.
 */
class CausesTests {

	@Test
	void startsWithTheErrorItself() {
		Exception root = new IllegalStateException("root");
		Exception top = new RuntimeException("top", root);
		assertThat(Causes.of(top)).containsExactly(top, root);
	}

	@Test
	void endsWhereACircleCloses() {
		Exception one = new IllegalStateException("one");
		Exception other = new RuntimeException("other", one);
		one.initCause(other);
		assertThat(Causes.of(one)).containsExactly(one, other);
	}

	@Test
	void endsWhereACauseCannotBeRead() {
		Unreadable unreadable = new Unreadable();
		assertThat(Causes.of(unreadable)).containsExactly(unreadable);
		assertThat(ErrorText.of(unreadable)).isEqualTo("(no message: IllegalStateException)");
	}

	@Test
	void endsInTheEnd() {
		Throwable deep = Stream
			.<Throwable>iterate(new RuntimeException(), (cause) -> new RuntimeException("deep", cause))
			.limit(20_000)
			.reduce((first, last) -> last)
			.orElseThrow();
		assertThat(Causes.of(deep)).hasSize(10_000);
	}

	@Test
	void endsWhereTheCauseIsAnotherOneEachTime() {
		Throwable endless = HostileError.ENDLESS_CAUSES.create();
		Throwable wrapper = new RuntimeException(endless);
		assertThat(Causes.of(wrapper)).containsExactly(wrapper, endless);
	}

	@Test
	void findsTheRootCause() {
		Exception root = new IllegalStateException("root");
		assertThat(Causes.rootOf(new RuntimeException("top", new RuntimeException(root)))).isSameAs(root);
		assertThat(Causes.rootOf(root)).isSameAs(root);
		assertThat(Causes.rootOf(HostileError.THOUSANDS_OF_CAUSES.create())).hasMessage("root");
	}

	@Test
	void findsTheOutermostOfAType() {
		TuxException inner = new TuxException("inner", "inner");
		TuxException outer = new TuxException("outer", "outer", ErrorSeverity.INFO, null, inner);
		assertThat(Causes.find(new RuntimeException(outer), DomainError.class)).isSameAs(outer);
		assertThat(Causes.find(new RuntimeException(), DomainError.class)).isNull();
		assertThat(Causes.find(null, DomainError.class)).isNull();
	}

	@Test
	void anErrorWithoutAMessageIsNamedAfterItsClass() {
		assertThat(ErrorText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
	}

	private static final class Unreadable extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("no cause");
		}

	}

}
