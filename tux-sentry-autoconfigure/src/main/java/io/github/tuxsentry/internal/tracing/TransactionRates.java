package io.github.tuxsentry.internal.tracing;

/**
 * Sample rates of transactions that are known before a transaction is created.
 */
public interface TransactionRates {

	/**
	 * Return the sample rate of a transaction that continues no trace.
	 * @param operation the operation as it was given
	 * @param sentOperation the operation as it is sent
	 * @param name the name
	 * @return the rate, or {@link Double#NaN} if the decision requires the context of the
	 * transaction
	 */
	double rateOf(String operation, String sentOperation, String name);

}
