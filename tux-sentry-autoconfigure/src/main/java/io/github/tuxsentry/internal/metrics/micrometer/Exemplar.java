package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.SpanFrame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.PropagationContext;
import io.sentry.ScopeType;
import io.sentry.SentryDate;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Single value to send as an item of its own, with the trace in which it was recorded,
 * and its user if user attributes are enabled.
 */
record Exemplar(double value, SentryDate timestamp, SentryId traceId, SpanId spanId, @Nullable User user) {

	/**
	 * Recorder of values with the current trace and time.
	 */
	static final class Recorder {

		private final IScopes scopes;

		private final FaultBarrier faults;

		private final boolean withUser;

		Recorder(IScopes scopes, FaultBarrier faults, boolean withUser) {
			this.scopes = scopes;
			this.faults = faults;
			this.withUser = withUser;
		}

		/**
		 * Return the exemplar, or {@code null} while Sentry does not accept metrics.
		 */
		@Nullable Exemplar record(double value) {
			return this.faults.getOrNull("record the trace of a metric", () -> isLive() ? exemplar(value) : null);
		}

		boolean isLive() {
			return this.scopes.isEnabled() && this.scopes.getOptions().getMetrics().isEnabled();
		}

		private @Nullable Exemplar exemplar(double value) {
			SentryDate now = this.scopes.getOptions().getDateProvider().now();
			User user = this.withUser ? user() : null;
			IScopes known = Frame.withTrace(ThreadScopes.get());
			if (known instanceof SpanFrame frame) {
				return new Exemplar(value, now, frame.span().traceId(), frame.span().id(), user);
			}
			if (known instanceof Frame frame && frame.trace() != null) {
				PropagationContext trace = frame.trace().propagation();
				return new Exemplar(value, now, trace.getTraceId(), trace.getSpanId(), user);
			}
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

}
