package io.github.tuxsentry.internal.operation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Naming scheme for the operations that are sent. Thread-safe; caches the names of up to
 * a thousand operations.
 */
public enum OperationNames {

	/**
	 * Sentry's own names, which have dedicated pages: {@code db.query},
	 * {@code http.client}, {@code cache.get}.
	 */
	SENTRY(Operations::sentryName),

	/**
	 * Name of Tux's Sentry integration: {@code database.query}, {@code http.request},
	 * {@code cache.operation}.
	 */
	TUX(Operations::normalize);

	private static final int MAX_CACHED_NAMES = 1000;

	private final Map<String, String> cachedNames = new ConcurrentHashMap<>();

	private final BinaryOperator<@Nullable String> find;

	OperationNames(BinaryOperator<@Nullable String> find) {
		this.find = find;
	}

	/**
	 * Return the name by which an operation is sent.
	 * @param operation the raw operation, in any case, possibly blank or {@code null}
	 * @param transactionName the name of the transaction, from which an unnamed operation
	 * is derived, possibly {@code null}
	 * @return the name; an unknown operation is returned unchanged
	 */
	public String of(@Nullable String operation, @Nullable String transactionName) {
		if (operation == null || operation.isBlank()) {
			return this.find.apply(operation, transactionName);
		}
		String known = this.cachedNames.get(operation);
		if (known != null) {
			return known;
		}
		String name = this.find.apply(operation, null);
		if (this.cachedNames.size() < MAX_CACHED_NAMES) {
			this.cachedNames.put(operation, name);
		}
		return name;
	}

}
