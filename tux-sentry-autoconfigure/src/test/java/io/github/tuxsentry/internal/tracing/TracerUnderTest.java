package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.sentry.IScopes;

/**
 * Tracer with Sentry's naming scheme and the default statuses.
 */
public final class TracerUnderTest {

	private TracerUnderTest() {
	}

	public static Tracer of(IScopes scopes) {
		return new Tracer(scopes, OperationNames.SENTRY, new FailureStatuses(Map.of(), List::of, new FaultBarrier()));
	}

}
