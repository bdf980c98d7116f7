package io.github.tuxsentry.tracing;

/**
 * What is known of a traced method before it is called.
 *
 * @param transaction whether the method starts a transaction where none runs; a plain
 * span is made only inside one
 * @param operation the operation
 * @param name the transaction's name
 * @param description the span's description
 * @param origin what traces it, in Sentry's notation
 * @param results knows when the work behind the method's return value is done
 */
public record TracedOperation(boolean transaction, String operation, String name, String description, String origin,
		ResultHandler results) {

	private static final String ORIGIN = "auto.function.tux_sentry";

	/**
	 * Creates an operation of a function.
	 * @param transaction whether the method starts a transaction where none runs
	 * @param operation the operation
	 * @param name the transaction's name
	 * @param description the span's description
	 * @param results knows when the work behind the method's return value is done
	 */
	public TracedOperation(boolean transaction, String operation, String name, String description,
			ResultHandler results) {
		this(transaction, operation, name, description, ORIGIN, results);
	}

	/**
	 * Returns the same operation traced by something else.
	 * @param origin what traces it, in Sentry's notation, e.g. {@code auto.task.spring}
	 * @return the operation
	 */
	public TracedOperation withOrigin(String origin) {
		return new TracedOperation(this.transaction, this.operation, this.name, this.description, origin, this.results);
	}

}
