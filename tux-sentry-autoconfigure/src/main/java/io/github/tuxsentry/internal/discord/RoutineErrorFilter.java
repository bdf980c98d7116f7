package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;

/**
 * Event filter that drops errors caused by users or routine in the operation of a bot: a
 * missing permission, a deleted message, an expired interaction. They are identified by
 * the type of the exception or the code of Discord's response, anywhere in the chain of
 * causes.
 */
final class RoutineErrorFilter implements EventFilter {

	private final List<Class<? extends Throwable>> types;

	private final Set<Integer> codes;

	/**
	 * Create a new filter.
	 * @param types the exception types, including their subclasses
	 * @param codes the codes of Discord's JSON errors, e.g. 10008
	 */
	RoutineErrorFilter(List<Class<? extends Throwable>> types, Set<Integer> codes) {
		this.types = List.copyOf(types);
		this.codes = Set.copyOf(codes);
	}

	@Override
	public String reason() {
		return "routine_discord_error";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		Throwable throwable = event.getThrowable();
		return throwable != null && isRoutine(throwable);
	}

	/**
	 * Return whether an exception, or one of its causes, is routine.
	 * @param thrown the exception
	 * @return {@code true} if it is not reported
	 */
	boolean isRoutine(Throwable thrown) {
		for (Throwable link : Causes.of(thrown)) {
			if (matches(link)) {
				return true;
			}
		}
		return false;
	}

	private boolean matches(Throwable throwable) {
		if (throwable instanceof ErrorResponseException response && this.codes.contains(response.getErrorCode())) {
			return true;
		}
		for (Class<?> type : this.types) {
			if (type.isInstance(throwable)) {
				return true;
			}
		}
		return false;
	}

}
