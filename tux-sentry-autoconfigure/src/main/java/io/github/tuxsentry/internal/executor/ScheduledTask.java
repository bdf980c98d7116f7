package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.tracing.TracedOperation;

/**
 * What is known of a scheduled method before it runs.
 *
 * @param operation what to trace it as
 * @param traced whether it is traced here; one with an annotation for a transaction is
 * traced by that
 */
record ScheduledTask(TracedOperation operation, boolean traced) {

	String name() {
		return this.operation.name();
	}

}
