package io.github.tuxsentry.filter;

import java.util.List;

import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * Drops events of ignored exception types and their subclasses.
 */
public final class IgnoredExceptionFilter implements EventFilter {

	private final List<Class<? extends Throwable>> types;

	/**
	 * Creates a filter.
	 * @param types the ignored types
	 */
	public IgnoredExceptionFilter(List<Class<? extends Throwable>> types) {
		this.types = List.copyOf(types);
	}

	@Override
	public String reason() {
		return "ignored_exception";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		Throwable throwable = event.getThrowable();
		return throwable != null && this.types.stream().anyMatch((type) -> type.isInstance(throwable));
	}

}
