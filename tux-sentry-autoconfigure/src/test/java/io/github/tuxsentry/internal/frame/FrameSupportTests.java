package io.github.tuxsentry.internal.frame;

import io.sentry.IScopes;
import io.sentry.Instrumenter;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FrameSupport}.
 */
class FrameSupportTests {

	@Test
	void usesFramesThatImplementTheScopesOfTheSdk() {
		assertThat(FrameSupport.isComplete()).isTrue();
		assertThat(FrameSupport.isUsable(new SentryOptions())).isTrue();
	}

	@Test
	void usesNoFramesWithAnSdkWhoseScopesHaveMoreMethods() {
		assertThat(FrameSupport.implementsAllOf(Frame.class, LaterScopes.class)).isFalse();
	}

	@Test
	@SuppressWarnings("deprecation")
	void usesNoFramesWithOpenTelemetry() {
		SentryOptions options = new SentryOptions();
		options.setInstrumenter(Instrumenter.OTEL);
		assertThat(FrameSupport.isUsable(options)).isFalse();
	}

	/**
	 * The scopes of a later version of the SDK.
	 */
	interface LaterScopes extends IScopes {

		void addedLater();

	}

}
