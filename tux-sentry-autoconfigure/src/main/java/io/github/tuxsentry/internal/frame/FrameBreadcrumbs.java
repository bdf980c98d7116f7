package io.github.tuxsentry.internal.frame;

import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.ISentryLifecycleToken;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.util.SentryCallbackReentrancyGuard;
import org.jspecify.annotations.Nullable;

/**
 * Application of the callback for breadcrumbs when these are recorded, as a scope of the
 * SDK does.
 */
final class FrameBreadcrumbs {

	private FrameBreadcrumbs() {
	}

	/**
	 * Return the breadcrumb to keep.
	 * @param breadcrumb the breadcrumb
	 * @param hint the hint, or {@code null} for none
	 * @param options the options, which have the callback
	 * @return the breadcrumb, or {@code null} if it is dropped
	 */
	static @Nullable Breadcrumb filter(Breadcrumb breadcrumb, @Nullable Hint hint, SentryOptions options) {
		if (SentryCallbackReentrancyGuard.isActive()) {
			return null;
		}
		SentryOptions.BeforeBreadcrumbCallback callback = options.getBeforeBreadcrumb();
		if (callback == null) {
			return breadcrumb;
		}
		try (ISentryLifecycleToken guard = SentryCallbackReentrancyGuard.enter()) {
			return callback.execute(breadcrumb, (hint != null) ? hint : new Hint());
		}
		catch (Throwable ex) {
			options.getLogger().log(SentryLevel.ERROR, "The BeforeBreadcrumbCallback callback threw an exception.", ex);
			if (ex.getMessage() != null) {
				breadcrumb.setData("sentry:message", ex.getMessage());
			}
			return breadcrumb;
		}
	}

}
