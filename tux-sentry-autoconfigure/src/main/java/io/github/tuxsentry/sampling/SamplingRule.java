package io.github.tuxsentry.sampling;

import io.github.tuxsentry.filter.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * The rate of the transactions whose operation and name fit.
 *
 * @param operation the pattern of the operation, or {@code null} for any
 * @param name the pattern of the transaction's name, or {@code null} for any
 * @param rate the share that is sent, 0 (none) to 1 (all)
 */
public record SamplingRule(@Nullable Wildcard operation, @Nullable Wildcard name, double rate) {

	/**
	 * Tells whether the rule is for a transaction.
	 * @param rawOperation the operation as it was given
	 * @param normalizedOperation the operation as the library normalises it
	 * @param transactionName the transaction's name
	 * @return {@code true} if the name fits, and either form of the operation
	 */
	boolean isFor(String rawOperation, String normalizedOperation, String transactionName) {
		return (this.operation == null || this.operation.matches(rawOperation)
				|| this.operation.matches(normalizedOperation))
				&& (this.name == null || this.name.matches(transactionName));
	}

}
