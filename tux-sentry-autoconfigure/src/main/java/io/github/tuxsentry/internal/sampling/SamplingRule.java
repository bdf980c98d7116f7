package io.github.tuxsentry.internal.sampling;

import java.util.Set;

import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * Sample rate of transactions with a matching operation and name.
 *
 * @param operation the pattern for the operation, or {@code null} for any
 * @param name the pattern for the name of the transaction, or {@code null} for any
 * @param rate the sample rate, from 0 (none) to 1 (all)
 */
record SamplingRule(@Nullable Wildcard operation, @Nullable Wildcard name, double rate) {

	/**
	 * Return whether the rule applies to a transaction.
	 * @param operations the names of its operation: as given, as sent and as normalized
	 * @param transactionName the name of the transaction
	 * @return {@code true} if the name matches, and any of the names of the operation
	 */
	boolean isFor(Set<String> operations, String transactionName) {
		return (this.operation == null || operations.stream().anyMatch(this.operation::matches))
				&& (this.name == null || this.name.matches(transactionName));
	}

}
