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

	static final String CREATOR = "tux-sentry";

	Frame frame(@Nullable UnsampledTransaction transaction, FaultBarrier faults) {
		if (!this.isolated) {
			return Frame.forked(ThreadScopes.known(this.scopes), transaction, faults);
		}
		return Frame.isolated((transaction != null) ? transaction : new IsolatedTrace(), faults);
	}

	/**
	 * Fork the scopes. An isolated fork is one of the root scopes, without the
	 * breadcrumbs that the main thread records there while the application starts.
	 * @param trace the trace of the fork, or {@code null} for that of the scopes
	 */
	IScopes fork(@Nullable PropagationContext trace) {
		IScopes fork = this.isolated ? this.scopes.forkedRootScopes(CREATOR) : this.scopes.forkedScopes(CREATOR);
		if (this.isolated) {
			fork.clearBreadcrumbs();
		}
		if (trace != null) {
			fork.configureScope((scope) -> scope.setPropagationContext(trace));
		}
		return fork;
	}

}
