package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

/**
 * Tracer with Sentry's naming scheme and the default statuses.
 */
public final class TracerUnderTest {

	private static final Breadcrumbs NO_BREADCRUMBS = new Breadcrumbs(ScopesAdapter.getInstance(), Set.of(),
			new FaultBarrier());

	private TracerUnderTest() {
	}

	public static Breadcrumbs noBreadcrumbs() {
		return NO_BREADCRUMBS;
	}

	public static Tracer of(IScopes scopes) {
		return new Tracer(scopes, OperationNames.SENTRY, new FailureStatuses(Map.of(), List::of, new FaultBarrier()),
				new FaultBarrier());
	}

}
