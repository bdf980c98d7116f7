package io.github.tuxsentry.internal.operation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * By which names operations are sent. Thread-safe; remembers the operations it was asked
 * for, a thousand at the most.
 */
public enum OperationNames {

	/**
	 * Sentry's own names, for which it has pages: {@code db.query}, {@code http.client},
	 * {@code cache.get}.
	 */
	SENTRY(Operations::sentryName),

	/**
	 * The names of Tux's Sentry integration: {@code database.query},
	 * {@code http.request}, {@code cache.operation}.
	 */
	TUX(Operations::normalize);

	private static final int MOST_REMEMBERED = 1000;

	private final Map<String, String> remembered = new ConcurrentHashMap<>();

	private final BinaryOperator<@Nullable String> find;

	OperationNames(BinaryOperator<@Nullable String> find) {
		this.find = find;
	}

	/**
	 * Returns the name by which an operation is sent.
	 * @param operation the raw operation, in any case; may be blank or missing
	 * @param transactionName the transaction's name, from which an operation without a
	 * name is told; may be missing
	 * @return the name; an unknown operation comes back as it is
	 */
	public String of(@Nullable String operation, @Nullable String transactionName) {
		if (operation == null || operation.isBlank()) {
			return this.find.apply(operation, transactionName);
		}
		String known = this.remembered.get(operation);
		if (known != null) {
			return known;
		}
		String name = this.find.apply(operation, null);
		if (this.remembered.size() < MOST_REMEMBERED) {
			this.remembered.put(operation, name);
		}
		return name;
	}

}
