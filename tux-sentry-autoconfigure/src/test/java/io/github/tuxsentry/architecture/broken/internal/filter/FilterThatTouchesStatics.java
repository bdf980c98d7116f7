package io.github.tuxsentry.architecture.broken.internal.filter;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.ISpan;
import io.sentry.Sentry;

import org.springframework.util.StringUtils;

/**
 * Breaks four rules: static Sentry outside the core, Spring in the middle, a barrier of
 * its own, and data of a span by its name.
 */
class FilterThatTouchesStatics {

	private final Supplier<FaultBarrier> faults = FaultBarrier::new;

	boolean enabled() {
		return this.faults.get().count() == 0 && Sentry.isEnabled() && StringUtils.hasText("text");
	}

	void describe(ISpan span) {
		span.setData("color", "red");
	}

}
