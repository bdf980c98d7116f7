package io.github.tuxsentry.tracing;

/**
 * What is known of a traced method before it is called.
 *
 * @param transaction whether the method starts a transaction where none runs; a plain
 * span is made only inside one
 * @param operation the operation
 * @param name the transaction's name
 * @param description the span's description
 * @param results knows when the work behind the method's return value is done
 */
public record TracedOperation(boolean transaction, String operation, String name, String description,
		ResultHandler results) {
}
