package io.github.tuxsentry.architecture.broken.filter;

import io.sentry.Sentry;

import org.springframework.util.StringUtils;

/**
 * Breaks two rules: static Sentry outside the core, and Spring in the middle.
 */
class FilterThatTouchesStatics {

	boolean enabled() {
		return Sentry.isEnabled() && StringUtils.hasText("text");
	}

}
