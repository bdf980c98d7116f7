package io.github.tuxsentry.internal.core;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.session.CommandEndListener;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.spi.ContextContributor;
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

	final DefaultCommandTracker commands;

	ManagerUnderTest() {
		this(ScopesAdapter.getInstance());
	}

	public ManagerUnderTest(IScopes scopes) {
		ContextResolver contexts = new ContextResolver(() -> this.contributors, this.faults);
		this.manager = new DefaultSentryManager(scopes, contexts, TracerUnderTest.of(scopes),
				new TracedOperations(List::of, new FaultBarrier()),
				new Flusher(scopes, this.publishers::stream, this.faults), new CapturedThrowables(), this.faults);
		this.commands = new DefaultCommandTracker(scopes, contexts, new BotMetrics(this.metrics, this.faults::run),
				CommandEndListener.NONE, this.faults);
	}

}
