package io.github.tuxsentry.internal.lifecycle;

import io.github.tuxsentry.HostileError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupFailure}.
 */
class StartupFailureTests {

	@ParameterizedTest
	@EnumSource(HostileError.class)
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void isAnalyzedWithoutAnEndlessWalk(HostileError error) {
		assertThat(StartupFailure.analyze(error.create(), null, new StandardEnvironment())).isNull();
	}

}
