package io.github.tuxsentry.internal.lifecycle;

import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupObservation}.
 */
class StartupObservationTests {

	@Test
	void recognizesATokenThatDiscordRejects() {
		assertThat(StartupObservation.isLoginFailure(new IllegalStateException(new InvalidTokenException()))).isTrue();
		assertThat(StartupObservation.isLoginFailure(new IllegalStateException())).isFalse();
	}

}
