package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.PropagationContext;
import io.sentry.ScopeType;
import io.sentry.SentryDate;
import io.sentry.SpanContext;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Takes down the trace and the time of a value that is recorded right now.
 */
final class ExemplarRecorder {

	private final IScopes scopes;

	private final FaultBarrier faults;

	private final boolean withUser;

	ExemplarRecorder(IScopes scopes, FaultBarrier faults, boolean withUser) {
		this.scopes = scopes;
		this.faults = faults;
		this.withUser = withUser;
	}

	/**
	 * Returns the recording, or {@code null} while Sentry takes no metrics.
	 */
	@Nullable Exemplar record(double value) {
		return this.faults.getOrNull("take down the trace of a metric", () -> isLive() ? recording(value) : null);
	}

	boolean isLive() {
		return this.scopes.isEnabled() && this.scopes.getOptions().getMetrics().isEnabled();
	}

	private @Nullable Exemplar recording(double value) {
		SentryDate now = this.scopes.getOptions().getDateProvider().now();
		User user = this.withUser ? user() : null;
		ISpan span = this.scopes.getSpan();
		if (span != null && !span.isNoOp()) {
			SpanContext context = span.getSpanContext();
			return new Exemplar(value, now, context.getTraceId(), context.getSpanId(), user);
		}
		AtomicReference<@Nullable PropagationContext> holder = new AtomicReference<>();
		this.scopes.configureScope((scope) -> holder.set(scope.getPropagationContext()));
		PropagationContext context = holder.get();
		return (context != null) ? new Exemplar(value, now, context.getTraceId(), context.getSpanId(), user) : null;
	}

	private @Nullable User user() {
		AtomicReference<@Nullable User> holder = new AtomicReference<>();
		this.scopes.configureScope(ScopeType.COMBINED, (scope) -> holder.set(scope.getUser()));
		return holder.get();
	}

}
