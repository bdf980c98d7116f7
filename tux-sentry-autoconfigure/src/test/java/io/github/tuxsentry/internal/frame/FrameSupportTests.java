package io.github.tuxsentry.internal.frame;

import io.sentry.IScopes;
import io.sentry.Instrumenter;
import io.sentry.SentryOptions;
import io.sentry.util.SentryCallbackReentrancyGuard;
import org.junit.jupiter.api.Test;

import org.springframework.core.OverridingClassLoader;

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
	void usesNoFramesWithAnSdkWithoutTheInternalMethodsThatTheyCall() throws ReflectiveOperationException {
		Class<?> support = Class.forName(FrameSupport.class.getName(), true, new EarlierSdk());
		assertThat(support.getMethod("isComplete").invoke(null)).isEqualTo(false);
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

	/**
	 * Class loader for frames with an earlier version of the SDK.
	 */
	private static final class EarlierSdk extends OverridingClassLoader {

		EarlierSdk() {
			super(FrameSupport.class.getClassLoader());
		}

		@Override
		protected boolean isEligibleForOverriding(String className) {
			return className.startsWith(FrameSupport.class.getPackageName());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.equals(SentryCallbackReentrancyGuard.class.getName())) {
				throw new ClassNotFoundException(name);
			}
			return super.loadClass(name, resolve);
		}

	}

}
