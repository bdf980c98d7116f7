package io.github.tuxsentry.core;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.ContextContributor;
import io.github.tuxsentry.capture.CapturedThrowables;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricsPublisher;
import io.github.tuxsentry.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

/**
 * A manager on the SDK's scopes, with all that it works with.
 */
public final class ManagerUnderTest {

	final List<ContextContributor> contributors = new ArrayList<>();

	final List<MetricsPublisher> publishers = new ArrayList<>();

	final RecordedMetrics metrics = new RecordedMetrics();

	final FaultBarrier faults = new FaultBarrier();

	public final DefaultSentryManager manager;

	ManagerUnderTest() {
		this(ScopesAdapter.getInstance());
	}

	public ManagerUnderTest(IScopes scopes) {
		this.manager = new DefaultSentryManager(scopes, new ContextResolver(() -> this.contributors, this.faults),
				new Tracer(scopes), new TracedOperations(List.of()), new BotMetrics(this.metrics, this.faults),
				new Flusher(scopes, this.publishers::stream, this.faults), new CapturedThrowables(), this.faults);
	}

}
