package io.github.tuxsentry.internal.sampling;

import java.util.Set;

import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * The rate of the transactions whose operation and name fit.
 *
 * @param operation the pattern of the operation, or {@code null} for any
 * @param name the pattern of the transaction's name, or {@code null} for any
 * @param rate the share that is sent, 0 (none) to 1 (all)
 */
record SamplingRule(@Nullable Wildcard operation, @Nullable Wildcard name, double rate) {

	/**
	 * Tells whether the rule is for a transaction.
	 * @param operations the names of its operation: as it was given, as it is sent and as
	 * it is normalised
	 * @param transactionName its own name
	 * @return {@code true} if the name fits, and any of the operation's names
	 */
	boolean isFor(Set<String> operations, String transactionName) {
		return (this.operation == null || operations.stream().anyMatch(this.operation::matches))
				&& (this.name == null || this.name.matches(transactionName));
	}

}
