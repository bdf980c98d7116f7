package io.github.tuxsentry.internal.core;

import io.github.tuxsentry.TracedCallable;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Tracing for a block of the bot's code, equivalent to that of an annotated method.
 */
final class TracedWork {

	private final TracedCall tracedCall;

	private final TracedOperations operations;

	private final String origin;

	private final FaultBarrier faults;

	TracedWork(Tracer tracer, TracedOperations operations, String origin, FaultBarrier faults) {
		this.tracedCall = new TracedCall(tracer, faults);
		this.operations = operations;
		this.origin = origin;
		this.faults = faults;
	}

	@SuppressWarnings({ "unchecked", "NullAway" })
	<T extends @Nullable Object, E extends Throwable> T trace(String operation, String name, TracedCallable<T, E> work)
			throws E {
		try {
			ResultHandler results = this.faults.getOrNull("find handlers of results",
					() -> this.operations.resultsOf(Object.class));
			return (results != null) ? (T) this.tracedCall.proceed(
					new TracedOperation(true, operation, name, name, this.origin, results, Object.class), work::call)
					: work.call();
		}
		catch (Throwable failure) {
			throw (E) failure;
		}
	}

}
