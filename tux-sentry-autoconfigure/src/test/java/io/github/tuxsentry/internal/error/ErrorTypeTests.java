package io.github.tuxsentry.internal.error;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorType}.
 */
class ErrorTypeTests {

	@Test
	void isTheSimpleNameOfTheClass() {
		assertThat(ErrorType.of(new IllegalStateException())).isEqualTo("IllegalStateException");
		assertThat(ErrorType.of(new NestedException())).isEqualTo("NestedException");
	}

	@Test
	void isTheNameWithoutPackageWhereTheClassHasNoSimpleName() {
		assertThat(ErrorType.of(new RuntimeException() {
		})).isEqualTo("ErrorTypeTests$1");
	}

	private static final class NestedException extends RuntimeException {

	}

}
