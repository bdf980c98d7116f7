package io.github.tuxsentry.internal.capture;

import java.util.List;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.SentryException;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventProcessor} that restores the original exceptions in events after the SDK
 * has read their {@link SafeThrowable copies}. The event reports the types of the
 * original exceptions, and later processors access the original throwable.
 */
public final class OriginalThrowables implements EventProcessor {

	/**
	 * Create a new processor.
	 */
	public OriginalThrowables() {
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		if (event.getThrowable() instanceof SafeThrowable copy) {
			name(event.getExceptions(), copy.all());
			event.setThrowable((event.getThrowableMechanism() instanceof ExceptionMechanismException mark)
					? SafeThrowable.marked(copy.original(), mark) : copy.original());
		}
		return event;
	}

	/**
	 * Set the exception types in the order of the SDK, in which the last entry was read
	 * first.
	 */
	private static void name(@Nullable List<SentryException> exceptions, List<SafeThrowable> read) {
		if (exceptions != null && exceptions.size() == read.size()) {
			for (int i = 0; i < read.size(); i++) {
				name(exceptions.get(read.size() - 1 - i), read.get(i).original().getClass());
			}
		}
	}

	private static void name(SentryException exception, Class<?> type) {
		String module = type.getPackageName();
		exception.setModule(module.isEmpty() ? null : module);
		exception.setType(module.isEmpty() ? type.getName() : type.getName().substring(module.length() + 1));
	}

}
