package io.github.tuxsentry.internal.error;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorText}.
 */
class ErrorTextTests {

	@Test
	void theTypeIsTheSimpleNameOfTheClass() {
		assertThat(ErrorText.typeOf(new IllegalStateException())).isEqualTo("IllegalStateException");
		assertThat(ErrorText.typeOf(new NestedException())).isEqualTo("NestedException");
	}

	@Test
	void theTypeIsTheNameWithoutPackageWhereTheClassHasNoSimpleName() {
		assertThat(ErrorText.typeOf(new RuntimeException() {
		})).isEqualTo("ErrorTextTests$1");
	}

	private static final class NestedException extends RuntimeException {

	}

}
