package io.github.tuxsentry.error;

import java.util.stream.Stream;

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
		Throwable deep = Stream.<Throwable>iterate(new RuntimeException(), RuntimeException::new)
			.limit(2000)
			.reduce((first, last) -> last)
			.orElseThrow();
		assertThat(Causes.of(deep)).hasSize(50);
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
