package io.github.tuxsentry.internal.locals;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for local variables of captured errors.
 *
 * @param enabled Whether to capture local variables when requested by a call of
 * captureExceptionSafe.
 * @param frames Maximum number of stack frames whose local variables are captured, from 1
 * to 10.
 * @param recordArguments Whether to record arguments of methods annotated
 * with @Transaction or @Span, as a fallback if the JVM does not allow access to local
 * variables.
 */
@ConfigurationProperties("tux.sentry.capture.locals")
record LocalsProperties(@DefaultValue("false") boolean enabled, @DefaultValue("3") int frames,
		@DefaultValue("false") boolean recordArguments) {
}
