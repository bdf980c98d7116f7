package io.github.tuxsentry.internal.tracing;

import java.util.Map;

import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.internal.tracing.SpanFactory.Started;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpSpan;
import io.sentry.PropagationContext;
import io.sentry.SentryDate;
import io.sentry.SentryTraceHeader;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tracer that starts transactions and spans, and makes them current on the calling
 * thread. Each transaction has a scope and a trace of its own, so that events outside of
 * its spans are part of its trace as well. Operations are normalized. Thread-safe.
 */
public final class Tracer {

	private static final String CREATOR = "tux-sentry";

	private static final TraceHeaders NO_HEADERS = new TraceHeaders(null, null, null);

	private final IScopes scopes;

	private final SpanFactory spans;

	private final FailureStatuses statuses;

	private final PendingFutures pendingFutures = new PendingFutures();

	/**
	 * Create a new tracer.
	 * @param scopes the scopes of the current thread
	 * @param names the naming scheme of operations
	 * @param statuses the statuses of failed spans
	 */
	public Tracer(IScopes scopes, OperationNames names, FailureStatuses statuses) {
		this.scopes = scopes;
		this.spans = new SpanFactory(names);
		this.statuses = statuses;
	}

	/**
	 * Start a transaction in a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation, e.g. {@code manual}
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin) {
		return startTransaction(operation, name, origin, Map.of());
	}

	/**
	 * Start a transaction in a scope forked from the current one.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation, e.g. {@code manual}
	 * @param samplingContext the additional data for samplers, values by key
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startTransaction(String operation, String name, String origin, Map<String, ?> samplingContext) {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedScopes(CREATOR), new Started(operation, name, origin), NO_HEADERS,
				samplingContext, null);
	}

	/**
	 * Start a transaction in an isolated scope, for work that originates outside of the
	 * process. Data of earlier work on the thread is not part of it.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startIsolatedTransaction(String operation, String name, String origin) {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(isolatedScopes(), new Started(operation, name, origin), NO_HEADERS, Map.of(), null);
	}

	/**
	 * Continue a trace started by another process, including its sampling decision.
	 * Without headers a new trace is started.
	 * @param headers the headers of the request or message
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan continueTrace(TraceHeaders headers, String operation, String name, String origin) {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return startTransaction(this.scopes.forkedScopes(CREATOR), new Started(operation, name, origin), headers,
				Map.of(), null);
	}

	/**
	 * Start a transaction in a scope forked from the current one, which continues the
	 * current trace and its sampling decision.
	 * @param operation the operation
	 * @param name the name
	 * @param origin the origin, in Sentry's notation
	 * @return the transaction; a no-op without Sentry
	 */
	public ActiveSpan startFollowing(String operation, String name, String origin) {
		return continueTrace(TraceHeaders.from(traceHeaders()), operation, name, origin);
	}

	/**
	 * Return the headers that propagate the current trace.
	 * @return the headers, values by name; empty without Sentry
	 */
	public Map<String, String> traceHeaders() {
		return TraceHeaders.toSend(this.scopes);
	}

	/**
	 * Return the ID of the current trace.
	 * @return the ID, or {@code null} without Sentry
	 */
	public @Nullable String currentTraceId() {
		SentryTraceHeader trace = this.scopes.isEnabled() ? this.scopes.getTraceparent() : null;
		return (trace != null) ? trace.getTraceId().toString() : null;
	}

	private ActiveSpan startTransaction(IScopes forked, Started started, TraceHeaders headers,
			Map<String, ?> samplingContext, @Nullable SentryDate at) {
		return ActiveSpan.started(this.spans.transaction(forked, started, headers, samplingContext, at), forked, this);
	}

	/**
	 * Start a child of the current span.
	 * @param operation the operation
	 * @param description the description of the work
	 * @param origin the origin, in Sentry's notation
	 * @return the span; a no-op outside of a sampled transaction
	 */
	public ActiveSpan startSpan(String operation, @Nullable String description, String origin) {
		ISpan parent = runningSpan(this.scopes);
		return (parent != null && isSampled(parent))
				? startSpan(this.scopes, parent, new Started(operation, description, origin), null) : ActiveSpan.none();
	}

	/**
	 * Start the span of a traced call: a child of the running span, or else a transaction
	 * if the operation is one.
	 * @param operation the operation
	 * @return the span, or {@code null} if the call requires none
	 */
	@Nullable ActiveSpan start(TracedOperation operation) {
		return start(operation, this.scopes, null);
	}

	/**
	 * Start the span of a traced call in other scopes or as of an earlier time.
	 * @param operation the operation
	 * @param base the scopes in which the call runs
	 * @param at the start time, or {@code null} for the current time
	 * @return the span, or {@code null} if the call requires none
	 */
	@Nullable ActiveSpan start(TracedOperation operation, IScopes base, @Nullable SentryDate at) {
		ISpan parent = runningSpan(base);
		if (parent != null) {
			return isSampled(parent) ? startSpan(base, parent,
					new Started(operation.operation(), operation.description(), operation.origin()), at) : null;
		}
		return (operation.transaction() && base.isEnabled()) ? startTransaction(base.forkedScopes(CREATOR),
				new Started(operation.operation(), operation.name(), operation.origin()), NO_HEADERS, Map.of(), at)
				: null;
	}

	private ActiveSpan startSpan(IScopes base, ISpan parent, Started started, @Nullable SentryDate at) {
		IScopes forked = base.forkedCurrentScope(CREATOR);
		return ActiveSpan.started(this.spans.child(forked, parent, started, at), forked, this);
	}

	private static boolean isSampled(ISpan span) {
		return Boolean.TRUE.equals(span.isSampled());
	}

	/**
	 * Return the current span.
	 * @return a handle that cannot end the span
	 */
	public ActiveSpan currentSpan() {
		ISpan span = this.scopes.getSpan();
		return (span != null) ? ActiveSpan.borrowed(span, this) : ActiveSpan.none();
	}

	/**
	 * Finish the running transaction and its current span. Their status is the one that
	 * was set, or internal_error.
	 */
	public void abortTransaction() {
		ITransaction transaction = isEnabled() ? this.scopes.getTransaction() : null;
		if (transaction != null && isRunning(transaction)) {
			ISpan span = this.scopes.getSpan();
			if (span != null && isRunning(span) && span != transaction) {
				abort(span);
			}
			this.pendingFutures.completeDone(transaction.getSpanContext().getTraceId());
			abort(transaction);
		}
	}

	private static void abort(ISpan span) {
		SpanStatus status = span.getStatus();
		span.finish((status != null) ? status : SpanStatus.INTERNAL_ERROR);
	}

	/**
	 * Return whether a transaction is running on the current thread, sampled or not.
	 * @return {@code true} within a transaction
	 */
	public boolean isInTransaction() {
		return runningSpan(this.scopes) != null;
	}

	/**
	 * Return the parent for new work. If a span has ended but its thread has not left it,
	 * that is the transaction.
	 */
	private static @Nullable ISpan runningSpan(IScopes base) {
		ISpan span = base.isEnabled() ? base.getSpan() : null;
		if (span == null || isRunning(span)) {
			return span;
		}
		ITransaction transaction = base.getTransaction();
		return (transaction != null && isRunning(transaction)) ? transaction : null;
	}

	private static boolean isRunning(ISpan span) {
		return !span.isNoOp() && !span.isFinished();
	}

	/**
	 * Start an isolated scope with a trace of its own on the current thread, for work
	 * that originates outside of the process and is not a transaction.
	 * @return a no-op span that holds the scope
	 */
	public ActiveSpan startIsolatedScope() {
		if (!isEnabled()) {
			return ActiveSpan.none();
		}
		return ActiveSpan.started(NoOpSpan.getInstance(), isolatedScopes(), this);
	}

	/**
	 * Fork the root scopes, with a trace of their own and without the breadcrumbs that
	 * the main thread records there while the application starts.
	 */
	private IScopes isolatedScopes() {
		IScopes forked = this.scopes.forkedRootScopes(CREATOR);
		forked.clearBreadcrumbs();
		forked.configureScope((scope) -> scope.setPropagationContext(new PropagationContext()));
		return forked;
	}

	/**
	 * Start a scope forked from the current one.
	 * @return a no-op span that holds the scope
	 */
	public ActiveSpan startScope() {
		return isEnabled() ? ActiveSpan.started(NoOpSpan.getInstance(), this.scopes.forkedScopes(CREATOR), this)
				: ActiveSpan.none();
	}

	/**
	 * Return the scopes to which the use of a lazy result belongs.
	 * @param context the scopes that are known from another source than the thread
	 * @param caller the scopes in which the result was created
	 * @return the first of the following with a running span: the context, the thread,
	 * the caller; otherwise those of the thread
	 */
	IScopes base(@Nullable IScopes context, @Nullable IScopes caller) {
		if (context != null && runningSpan(context) != null) {
			return context;
		}
		return (caller != null && runningSpan(this.scopes) == null && runningSpan(caller) != null) ? caller
				: this.scopes;
	}

	/**
	 * Fork the current scopes if they contain a running sampled transaction.
	 * @return the fork, or {@code null}
	 */
	@Nullable IScopes forkOfRunning() {
		ISpan running = runningSpan(this.scopes);
		return (running != null && isSampled(running)) ? this.scopes.forkedScopes(CREATOR) : null;
	}

	SentryDate now() {
		return this.scopes.getOptions().getDateProvider().now();
	}

	boolean isEnabled() {
		return this.scopes.isEnabled();
	}

	IScopes currentScopes() {
		return this.scopes;
	}

	/**
	 * Link a failure to a span: an event captured later for the failure refers to that
	 * span. The first link of a failure is kept, which is that of the innermost span.
	 * @param failure the failure of the work
	 * @param span the span of the work
	 */
	void link(Throwable failure, ISpan span) {
		ITransaction transaction = (span instanceof ITransaction itself) ? itself : this.scopes.getTransaction();
		this.scopes.setSpanContext(failure, span, (transaction != null) ? transaction.getName() : "");
	}

	PendingFutures pendingFutures() {
		return this.pendingFutures;
	}

	FailureStatuses statuses() {
		return this.statuses;
	}

}
