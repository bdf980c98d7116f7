package io.github.tuxsentry.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

/**
 * {@link EventFilter} that drops events according to their exception and its causes.
 */
final class ExceptionFilter implements EventFilter {

	private final String reason;

	private final Predicate<Throwable> condition;

	private ExceptionFilter(String reason, Predicate<Throwable> condition) {
		this.reason = reason;
		this.condition = condition;
	}

	/**
	 * Create a filter that drops exceptions of ignored types, their subclasses and the
	 * exceptions that they caused.
	 * @param types the ignored types
	 * @return the filter
	 */
	static ExceptionFilter ignoredExceptions(Collection<Class<? extends Throwable>> types) {
		return ofTypes("ignored_exception", types);
	}

	/**
	 * Create a filter that drops errors caused by the user, such as invalid input or
	 * missing permissions, including exceptions caused by them.
	 * @param types the exception types, including their subclasses
	 * @return the filter
	 */
	static ExceptionFilter userErrors(Collection<Class<? extends Throwable>> types) {
		return ofTypes("user_error", types);
	}

	/**
	 * Create a filter that drops domain errors that provide a message for the Discord
	 * user. In a chain of causes, the outermost domain error is decisive.
	 * @return the filter
	 */
	static ExceptionFilter userFacingErrors() {
		return new ExceptionFilter("user_facing_error", (thrown) -> {
			DomainError error = Causes.find(thrown, DomainError.class);
			return error != null && error.isUserFacing();
		});
	}

	private static ExceptionFilter ofTypes(String reason, Collection<Class<? extends Throwable>> types) {
		List<Class<? extends Throwable>> dropped = List.copyOf(types);
		return new ExceptionFilter(reason, (thrown) -> !dropped.isEmpty() && isCausedBy(dropped, thrown));
	}

	private static boolean isCausedBy(List<Class<? extends Throwable>> types, Throwable thrown) {
		for (Throwable link : Causes.of(thrown)) {
			for (Class<?> type : types) {
				if (type.isInstance(link)) {
					return true;
				}
			}
		}
		return false;
	}

	@Override
	public String reason() {
		return this.reason;
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		Throwable throwable = event.getThrowable();
		return throwable != null && this.condition.test(throwable);
	}

}
