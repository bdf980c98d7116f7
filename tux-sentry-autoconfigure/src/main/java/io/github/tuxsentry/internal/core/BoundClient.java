package io.github.tuxsentry.internal.core;

import java.lang.reflect.Field;

import io.sentry.ISentryClient;
import io.sentry.SentryClient;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Client that is bound to a scope, whose options the SDK does not tell.
 */
final class BoundClient {

	private static final @Nullable Field OPTIONS = findOptions();

	private BoundClient() {
	}

	private static @Nullable Field findOptions() {
		try {
			Field field = SentryClient.class.getDeclaredField(SentryInitDetector.FIELD);
			field.setAccessible(true);
			return field;
		}
		catch (NoSuchFieldException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Return the options of a client, or {@code null} if they are not available.
	 */
	static @Nullable SentryOptions optionsOf(ISentryClient client) {
		try {
			return (OPTIONS != null && client instanceof SentryClient) ? (SentryOptions) OPTIONS.get(client) : null;
		}
		catch (IllegalAccessException ex) {
			return null;
		}
	}

}
