package io.github.tuxsentry.internal.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopes;
import io.sentry.Scope;
import io.sentry.ScopeCallback;
import io.sentry.Scopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Scopes of a unit of work that are forked when they are first required: by a capture, a
 * tag, a user, a span or anything else that the SDK is asked for. Until then, the frame
 * is pending. It only records breadcrumbs and descriptions of the work, and costs next to
 * nothing if nobody asks. Thread-safe.
 * <p>
 * A pending frame refers to the scopes that it is a fork of. Those do not change while it
 * is current on its thread. For work on another thread, {@link #handOver()} returns a
 * frame that has the state of the moment.
 */
public class Frame extends DelegatingScopes {

	/**
	 * Name by which the SDK knows the creator of scopes.
	 */
	public static final String CREATOR = "tux-sentry";

	private static final VarHandle STATE;

	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(Frame.class, "state", FrameState.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final @Nullable IScopes parent;

	private final boolean isolated;

	private final @Nullable FrameTrace trace;

	private final FaultBarrier faults;

	private volatile FrameState state;

	Frame(@Nullable IScopes parent, boolean isolated, @Nullable FrameTrace trace, FrameHistory history,
			FaultBarrier faults) {
		this.parent = parent;
		this.isolated = isolated;
		this.trace = trace;
		this.state = history;
		this.faults = faults;
	}

	/**
	 * Create a fork of scopes.
	 * @param parent the scopes, or {@code null} for those that threads without scopes of
	 * their own start with
	 * @param transaction the transaction of the frame, or {@code null} for a frame within
	 * the span of the scopes
	 * @param faults handles internal errors of descriptions
	 * @return the frame
	 */
	public static Frame forked(@Nullable IScopes parent, @Nullable UnsampledTransaction transaction,
			FaultBarrier faults) {
		return new Frame(parent, false, transaction, FrameHistory.EMPTY, faults);
	}

	/**
	 * Create a frame that has nothing of earlier work on the thread.
	 * @param trace the trace or transaction of the frame
	 * @param faults handles internal errors of descriptions
	 * @return the frame
	 */
	public static Frame isolated(FrameTrace trace, FaultBarrier faults) {
		return new Frame(null, true, trace, FrameHistory.EMPTY, faults);
	}

	/**
	 * Return the scopes that have the current trace, without creating those of a frame.
	 * @param scopes the scopes, or {@code null} for a thread without scopes
	 * @return scopes of the SDK, or a pending frame that is a {@link SpanFrame} or has a
	 * {@link #trace()}; {@code null} if there are none
	 */
	public static @Nullable IScopes withTrace(@Nullable IScopes scopes) {
		IScopes candidate = scopes;
		while (candidate instanceof Frame frame) {
			if (frame.state instanceof FrameState.Built built) {
				return built.scopes();
			}
			if (frame.trace != null || frame.hasSpan()) {
				return frame;
			}
			candidate = frame.parent;
		}
		return candidate;
	}

	/**
	 * Return whether the frame has a span of its own within a transaction.
	 */
	boolean hasSpan() {
		return false;
	}

	/**
	 * Return the scopes that the frame is a fork of.
	 */
	final @Nullable IScopes parent() {
		return this.parent;
	}

	final FaultBarrier faults() {
		return this.faults;
	}

	/**
	 * Return the trace that starts with the frame.
	 * @return the trace, or {@code null} if the frame is part of that of other scopes
	 */
	public @Nullable FrameTrace trace() {
		return this.trace;
	}

	/**
	 * Return the transaction that is sampled out, and of which the frame is part.
	 * @return the transaction, or {@code null} if it has ended, or the frame has none of
	 * its own
	 */
	public @Nullable UnsampledTransaction runningTransaction() {
		return (this.trace instanceof UnsampledTransaction transaction && transaction.isRunning()) ? transaction : null;
	}

	/**
	 * Return whether the scopes have not been required yet.
	 * @return {@code false} once they exist
	 */
	public boolean isPending() {
		return this.state instanceof FrameHistory;
	}

	/**
	 * Describe the work of the frame. The description is applied when the scopes are
	 * created, or at once if they exist.
	 * @param description the description, which must not block
	 */
	public void describe(ScopeCallback description) {
		while (this.state instanceof FrameHistory history) {
			if (STATE.compareAndSet(this, history, history.with(description))) {
				return;
			}
		}
		scopes().configureScope(description);
	}

	/**
	 * Describe the work of scopes.
	 * @param scopes the scopes, or {@code null} for those of the current thread
	 * @param description the description, which must not block
	 */
	public static void describe(@Nullable IScopes scopes, ScopeCallback description) {
		IScopes described = (scopes != null) ? scopes : ThreadScopes.get();
		if (described instanceof Frame frame) {
			frame.describe(description);
		}
		else {
			((described != null) ? described : ScopesAdapter.getInstance()).configureScope(description);
		}
	}

	/**
	 * Return whether scopes have the same breadcrumbs.
	 * @param one the scopes, or the access to those of the thread
	 * @param other the other scopes
	 * @return {@code true} if both have the same isolation scope
	 */
	public static boolean isSameIsolation(IScopes one, IScopes other) {
		IScopes known = (one == ScopesAdapter.getInstance()) ? ThreadScopes.get() : one;
		if (known == null) {
			return false;
		}
		IScopes first = SpanFrame.outside(known);
		IScopes second = SpanFrame.outside(other);
		if (first == second || isPending(first) || isPending(second)) {
			return first == second;
		}
		return first.getIsolationScope() == second.getIsolationScope();
	}

	private static boolean isPending(IScopes scopes) {
		return scopes instanceof Frame frame && frame.isPending();
	}

	@Override
	public void addBreadcrumb(Breadcrumb breadcrumb, @Nullable Hint hint) {
		SentryOptions options = getOptions();
		if (breadcrumb == null || !isPending() || options.getMaxBreadcrumbs() <= 0
				|| !options.getScopeObservers().isEmpty() || !isEnabled()) {
			super.addBreadcrumb(breadcrumb, hint);
			return;
		}
		Breadcrumb kept = FrameBreadcrumbs.filter(breadcrumb, hint, options);
		if (kept != null) {
			record(kept, options.getMaxBreadcrumbs());
		}
	}

	@Override
	public void addBreadcrumb(Breadcrumb breadcrumb) {
		addBreadcrumb(breadcrumb, null);
	}

	private void record(Breadcrumb breadcrumb, int limit) {
		while (this.state instanceof FrameHistory history) {
			if (STATE.compareAndSet(this, history, history.with(breadcrumb, limit))) {
				return;
			}
		}
		scopes().configureScope((scope) -> scope.getBreadcrumbs().add(breadcrumb));
	}

	/**
	 * Return scopes for work on another thread. They have the state of this moment, and
	 * do not refer to the scopes of this thread.
	 * @return a frame, pending if this one is
	 */
	public IScopes handOver() {
		if (this.state instanceof FrameHistory history) {
			return new Frame((this.parent != null) ? handOver(this.parent) : null, this.isolated, this.trace, history,
					this.faults);
		}
		return handOver(scopes());
	}

	/**
	 * Return scopes for work on another thread, which have the state of this moment, and
	 * do not refer to the given ones. Work that hands itself over repeatedly would retain
	 * the first ones forever.
	 * @param scopes the scopes, or {@code null} for a thread without scopes
	 * @param faults handles internal errors of descriptions
	 * @return a frame, or a fork where frames are not used
	 */
	public static IScopes handOver(@Nullable IScopes scopes, FaultBarrier faults) {
		if (scopes != null) {
			return handOver(scopes);
		}
		return FrameSupport.isUsable(ThreadScopes.options()) ? forked(null, null, faults)
				: ThreadScopes.forkRoot(CREATOR);
	}

	static IScopes handOver(IScopes scopes) {
		if (scopes instanceof Frame frame) {
			return frame.handOver();
		}
		IScopes fork = scopes.forkedScopes(CREATOR);
		return fork.isNoOp() ? fork
				: new Scopes(fork.getScope(), fork.getIsolationScope(), fork.getGlobalScope(), CREATOR);
	}

	@Override
	final IScopes scopes() {
		while (this.state instanceof FrameHistory history) {
			FrameConstruction construction = new FrameConstruction();
			if (STATE.compareAndSet(this, history, construction)) {
				return build(construction, history);
			}
		}
		return scopesOf(this.state);
	}

	/**
	 * Return the scopes of a state that was read once, since another thread may change
	 * it.
	 */
	private static IScopes scopesOf(FrameState state) {
		return (state instanceof FrameState.Built built) ? built.scopes() : ((FrameConstruction) state).await();
	}

	private IScopes build(FrameConstruction construction, FrameHistory history) {
		IScopes built = NoOpScopes.getInstance();
		try {
			built = fork();
			construction.started(built);
			if (this.trace != null) {
				this.trace.enter(built);
			}
			built.configureScope((scope) -> history.replay(scope, this.faults));
		}
		catch (Throwable fault) {
			this.faults.caught("create the scopes of a unit of work", fault);
		}
		finally {
			this.state = new FrameState.Built(built);
			construction.finished();
		}
		return built;
	}

	IScopes fork() {
		if (this.parent != null) {
			return this.parent.forkedScopes(CREATOR);
		}
		return this.isolated ? forkIsolated() : ThreadScopes.forkRoot(CREATOR);
	}

	/**
	 * Fork the root scopes for work that has nothing of earlier work. The main thread
	 * records breadcrumbs there while the application starts, which are not part of it.
	 * @return the fork
	 */
	public static IScopes forkIsolated() {
		IScopes fork = ThreadScopes.forkRoot(CREATOR);
		fork.clearBreadcrumbs();
		return fork;
	}

	@Override
	public boolean isEnabled() {
		if (this.state instanceof FrameState.Built built) {
			return ThreadScopes.isEnabled(built.scopes());
		}
		return ThreadScopes.isEnabled(this.parent);
	}

	@Override
	public SentryOptions getOptions() {
		return ThreadScopes.options();
	}

	@Override
	public IScopes forkedRootScopes(String creator) {
		return ThreadScopes.forkRoot(creator);
	}

	@Override
	public ISentryLifecycleToken makeCurrent() {
		return ThreadScopes.enter(this);
	}

	@Override
	public boolean isAncestorOf(@Nullable IScopes other) {
		IScopes candidate = other;
		while (candidate instanceof Frame frame && candidate != this) {
			candidate = (frame.state instanceof FrameState.Built built && !frame.hasSpan()) ? built.scopes()
					: frame.parent;
		}
		return candidate != null && (candidate == this
				|| (this.state instanceof FrameState.Built built && built.scopes().isAncestorOf(candidate)));
	}

	@Override
	public void close() {
		close(false);
	}

	/**
	 * {@inheritDoc} While the SDK is closed, the root scopes cannot be forked any longer.
	 */
	@Override
	public void close(boolean isRestarting) {
		if (!isPending() || this.parent != null) {
			super.close(isRestarting);
			return;
		}
		SentryOptions options = getOptions();
		new Scopes(new Scope(options), new Scope(options), ThreadScopes.globalScope(), CREATOR).close(isRestarting);
	}

}
