package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.tracing.TracedOperation;

/**
 * Description of a scheduled method.
 *
 * @param operation the traced operation
 * @param traced whether the method is traced here; a method with
 * {@link io.github.tuxsentry.tracing.Transaction} is traced by its annotation
 */
record ScheduledTask(TracedOperation operation, boolean traced) {

	String name() {
		return this.operation.name();
	}

}
