package io.github.tuxsentry.internal.locals;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Local variables on captured errors.
 *
 * @param enabled Whether captureExceptionSafe tells local variables where it is asked to.
 * @param frames Of how many callers they are told at the most, 1 to 10.
 * @param arguments Whether the arguments of methods with @Transaction and @Span are noted
 * while they run, to stand in for local variables where the JVM is not opened for these.
 */
@ConfigurationProperties("tux.sentry.capture.locals")
record LocalsProperties(@DefaultValue("false") boolean enabled, @DefaultValue("3") int frames,
		@DefaultValue("false") boolean arguments) {
}
