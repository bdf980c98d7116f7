package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.IsolatedTrace;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.frame.UnsampledTransaction;
import io.sentry.IScopes;
import io.sentry.PropagationContext;
import org.jspecify.annotations.Nullable;

/**
 * Scopes that a unit of work starts with, of which it gets a fork or a {@link Frame}.
 *
 * @param scopes the scopes to fork, or the access to those of the thread
 * @param isolated whether the unit of work has nothing of the scopes, but a trace of its
 * own
 */
record BaseScopes(IScopes scopes, boolean isolated) {

	Frame frame(@Nullable UnsampledTransaction transaction, FaultBarrier faults) {
		if (!this.isolated) {
			return Frame.forked(ThreadScopes.known(this.scopes), transaction, faults);
		}
		return Frame.isolated((transaction != null) ? transaction : new IsolatedTrace(), faults);
	}

	/**
	 * Fork the scopes.
	 * @param trace the trace of the fork, or {@code null} for that of the scopes
	 */
	IScopes fork(@Nullable PropagationContext trace) {
		IScopes fork = this.isolated ? Frame.forkIsolated() : this.scopes.forkedScopes(Frame.CREATOR);
		if (trace != null) {
			fork.configureScope((scope) -> scope.setPropagationContext(trace));
		}
		return fork;
	}

}
